"""The catalogue: every service of the directory, from the curated file into the database.

This door gives values only, so that pure decisions can use them. What needs the database is in
`catalogue.service` (reading), `catalogue.loading` and `catalogue.endpoints`.
"""

from directory_api.catalogue.data_files import DataFile, DataFileProblems, Problem, read_data_file
from directory_api.catalogue.records import (
    DIRECT_CONTACTS,
    Basis,
    Catalogue,
    Confidence,
    Cost,
    Criterion,
    DeliveryPoint,
    Hours,
    Opening,
    Openness,
    OpenThrough,
    OrganizationRecord,
    Provenance,
    ServiceRecord,
    SourceRecord,
)
from directory_api.catalogue.vocabulary import Need, Vocabulary, VocabularyTerm, load_vocabulary

__all__ = [
    "DIRECT_CONTACTS",
    "Basis",
    "Catalogue",
    "Confidence",
    "Cost",
    "Criterion",
    "DataFile",
    "DataFileProblems",
    "DeliveryPoint",
    "Hours",
    "Need",
    "OpenThrough",
    "Opening",
    "Openness",
    "OrganizationRecord",
    "Problem",
    "Provenance",
    "ServiceRecord",
    "SourceRecord",
    "Vocabulary",
    "VocabularyTerm",
    "load_vocabulary",
    "read_data_file",
]
