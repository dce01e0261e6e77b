"""Facts that a text states about the person: taken only where the words are plain."""

from directory_api.understanding.extraction.homes import PlaceFinder
from directory_api.understanding.extraction.reading import extract_facts

__all__ = ["PlaceFinder", "extract_facts"]
