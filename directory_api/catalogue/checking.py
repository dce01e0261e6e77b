"""Checking `data/services.yaml`: its form, and that everything it refers to exists.

What a criterion means is checked where criteria are understood (`directory_api.cli`).
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from directory_api.catalogue.data_files import DataFile, Problem, Step, read_data_file
from directory_api.catalogue.file_format import ServiceEntry, ServicesFile
from directory_api.catalogue.form import FORMAT_REMEDY, read_form, unknown_code
from directory_api.catalogue.vocabulary import Vocabulary
from directory_api.places import Areas


def read_services_file(path: Path) -> tuple[DataFile, ServicesFile]:
    """Read and check the form of the file; raises DataFileProblems with every problem found."""
    source = read_data_file(path)
    return source, read_form(source, ServicesFile)


def find_problems(
    source: DataFile, file: ServicesFile, vocabulary: Vocabulary, areas: Areas
) -> list[Problem]:
    """Everything in a well-formed file that refers to nothing or contradicts itself."""
    check = _Check(source, file, vocabulary, areas)
    return sorted(check.problems())


class _Check:
    """One pass over all services, each check yielding its problems."""

    def __init__(
        self, source: DataFile, file: ServicesFile, vocabulary: Vocabulary, areas: Areas
    ) -> None:
        self.source = source
        self.file = file
        self.areas = areas
        self.vocabulary = vocabulary
        self.ids = {service.id for service in file.services}

    def problems(self) -> Iterator[Problem]:
        yield from self._doubles()
        yield from self._organizations()
        for index, service in enumerate(self.file.services):
            path: tuple[Step, ...] = ("services", index)
            yield from self._codes(path, service)
            yield from self._references(path, service)
            yield from self._contradictions(path, service)
            yield from self._criteria(path, service)

    def _doubles(self) -> Iterator[Problem]:
        seen: set[str] = set()
        for index, service in enumerate(self.file.services):
            if service.id in seen:
                yield self.source.problem(
                    ("services", index, "id"),
                    f"The id `{service.id}` is used twice.",
                    "Give each service an id of its own.",
                )
            seen.add(service.id)

    def _organizations(self) -> Iterator[Problem]:
        known: dict[str, object] = {}
        for index, service in enumerate(self.file.services):
            organization = service.organization
            if known.setdefault(organization.name, organization) != organization:
                yield self.source.problem(
                    ("services", index, "organization"),
                    f"{organization.name} has another sector or community_led further up.",
                    "Write the same in both places.",
                )

    def _codes(self, path: tuple[Step, ...], service: ServiceEntry) -> Iterator[Problem]:
        words = self.vocabulary
        kinds: list[tuple[tuple[Step, ...], str, Sequence[str], Collection[str]]] = [
            (("needs",), "need", service.needs, words.needs),
            (("offers",), "offer", service.offers, words.offers),
            (("levels",), "level", [str(level) for level in service.levels], words.levels),
            (("audiences",), "audience", service.audiences, words.audiences),
            (("routes",), "route", service.routes, words.routes),
            (("access",), "way of access", service.access, words.access),
            (("cost", "kind"), "cost", [service.cost.kind], words.costs),
            (("organization", "sector"), "sector", [service.organization.sector], words.sectors),
            (("area",), "area", service.area, self.areas.by_code),
        ]
        for step, kind, codes, known in kinds:
            for code in codes:
                if code not in known:
                    yield unknown_code(self.source, (*path, *step), kind, code, known)
            for code, times in Counter(codes).items():
                if times > 1:
                    yield self.source.problem(
                        (*path, *step), f"The {kind} `{code}` is named twice.", "Keep one."
                    )

    def _references(self, path: tuple[Step, ...], service: ServiceEntry) -> Iterator[Problem]:
        for key in service.provenance.sources:
            if key not in self.file.sources:
                where = (*path, "provenance", "sources")
                yield unknown_code(self.source, where, "source", key, self.file.sources)
        for index, through in enumerate(service.open_through):
            where = (*path, "open_through", index)
            if (through.service is None) == (through.finder is None):
                yield self.source.problem(
                    where, "A way in names a service or a finder, one of them.", FORMAT_REMEDY
                )
            elif through.service == service.id:
                yield self.source.problem(
                    where, f"`{service.id}` is opened through itself.", "Name who really opens it."
                )
            elif through.service is not None and through.service not in self.ids:
                yield unknown_code(self.source, where, "service", through.service, self.ids)

    def _contradictions(self, path: tuple[Step, ...], service: ServiceEntry) -> Iterator[Problem]:
        if service.confidential and (service.delivery or "address" in service.contact):
            key = "delivery" if service.delivery else "contact"
            yield self.source.problem(
                (*path, key),
                f"`{service.id}` is confidential, but its address is written as public.",
                "Take the address out.",
            )
        for name, age in (("age", service.age), ("child_age", service.child_age)):
            if age and age.from_ is not None and age.to is not None and age.from_ > age.to:
                yield self.source.problem(
                    (*path, name), f"The ages run from {age.from_} to {age.to}.", "Swap them."
                )
        private = {**service.contact_corroborated, **service.contact_unverified}
        for kind in service.contact:
            if service.contact[kind] in private.values():
                yield self.source.problem(
                    (*path, "contact", kind),
                    "The same contact is marked as not yet checked.",
                    "Keep it in one place only.",
                )

    def _criteria(self, path: tuple[Step, ...], service: ServiceEntry) -> Iterator[Problem]:
        names = [criterion.get("id") for criterion in service.criteria]
        for index, name in enumerate(names):
            where = (*path, "criteria", index)
            if not isinstance(name, str) or not name:
                yield self.source.problem(where, "A criterion has no `id`.", "Give it one.")
            elif name in names[:index]:
                yield self.source.problem(
                    where,
                    f"Two criteria of `{service.id}` are called `{name}`.",
                    "Give each a name of its own.",
                )
