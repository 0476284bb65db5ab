"""A project folder to one checked declaration of everything it holds.

`report.toml` and the files it includes are merged, turned into specs and checked as a whole:
every mistake in one run, with file, line and the nearest known name.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from reportgen.compose.council.papers import Hall, check_papers, closed_texts
from reportgen.compose.council.spec import CouncilPaperSpec, CouncilSpec
from reportgen.compose.extracts import check_extract
from reportgen.compose.spec import (
    DocumentSpec,
    PlainSpec,
    PrintSpec,
    ReportSpec,
    SignsSpec,
    TextsSpec,
    WordingSpec,
)
from reportgen.errors import Problems, Where, nearest
from reportgen.exhibits.spec import KINDS, ExhibitSpec
from reportgen.indicators.catalogue.resolving import Bound, resolved
from reportgen.indicators.mixing import Mixing, Stand, tell_unusual
from reportgen.indicators.spec import CatalogueSpec, ConceptSpec, IndicatorSpec, terms
from reportgen.protection.declaring import Declaring, Delivery, with_sums
from reportgen.protection.spec import ProtectionSpec
from reportgen.schema import Declarations, Filled, Spec, validated
from reportgen.sources.aliases import with_tables
from reportgen.sources.contributions import check_contributions
from reportgen.sources.lists.spec import ListSpec
from reportgen.sources.spec import PlacesSpec, SourceSpec
from reportgen.world import World

PROJECT_FILE = "report.toml"


class ProjectSpec(Spec):
    """Section `[project]`: who publishes what (printed in imprint and foot)."""

    title: Filled
    """What the project is, for the list of documents."""
    town: Filled
    """Name of the town as printed: "Stadt Musterstadt"."""
    publisher: Filled
    """Publishing office ("Herausgeber")."""
    address: tuple[str, ...] = ()
    """Lines of the address in the imprint."""
    contact: str = ""
    """E-mail or telephone in the imprint."""
    web: str = ""
    """Web address, in imprint and on the back cover."""
    edition: Filled
    """Year or number of the edition: "2024"."""
    date: date
    """Redaktionsschluss; also the date inside the files, so that a second build is identical."""
    arms: str = ""
    """Picture of the town's arms on the cover: SVG, PNG or JPEG below the project."""
    licence: str = ""
    """Licence of the report."""
    fictitious: bool = False
    """Whether the data are invented; cover and imprint then say so."""
    include: tuple[str, ...] = ()
    """More declaration files below the project, merged with this one."""


@dataclass(frozen=True, eq=False)
class Project:
    """Everything a project declares."""

    facts: ProjectSpec
    places: PlacesSpec
    protection: ProtectionSpec
    declared: Declarations
    sources: Mapping[str, SourceSpec] = field(default_factory=dict)
    lists: Mapping[str, ListSpec] = field(default_factory=dict)
    concepts: Mapping[str, ConceptSpec] = field(default_factory=dict)
    indicators: Mapping[str, IndicatorSpec] = field(default_factory=dict)
    exhibits: Mapping[str, ExhibitSpec] = field(default_factory=dict)
    documents: Mapping[str, DocumentSpec] = field(default_factory=dict)
    wording: WordingSpec = field(default_factory=WordingSpec)
    signs: SignsSpec = field(default_factory=SignsSpec)
    press: PrintSpec = field(default_factory=PrintSpec)
    council: CouncilSpec = field(default_factory=CouncilSpec)
    texts: TextsSpec = field(default_factory=TextsSpec)
    abbreviations: Mapping[str, str] = field(default_factory=dict)

    @property
    def closed(self) -> frozenset[str]:
        """Texts of papers that are not public."""
        return closed_texts(self.documents)

    @property
    def rules(self) -> ProtectionSpec:
        """The rules of the gate, with the sums that are checked in every row of a source."""
        return with_sums(self.protection, _deliveries(self.sources))

    @property
    def offered(self) -> frozenset[str]:
        """Indicators of the catalogue that were taken because they can be, not by their names."""
        tables = self.declared.tables
        if tables.get("catalogue", {}).get("use") != "all":
            return frozenset()
        return frozenset(self.indicators) - frozenset(tables.get("indicator", {}))

    def where(self, section: str, name: str) -> Where:
        """The place of a declaration."""
        return self.declared.where((section, name))


SECTIONS = (
    "project", "places", "protection", "alias", "source", "list", "concept", "catalogue",
    "indicator", "exhibit", "document", "wording", "signs", "print",
    "council", "texts", "abbreviations",
)  # fmt: skip
_DOCUMENTS: dict[str, type[DocumentSpec]] = {
    "report": ReportSpec,
    "council-paper": CouncilPaperSpec,
    "plain-language": PlainSpec,
}
S = TypeVar("S", bound=Spec)
_FILE_NAME = re.compile(r"(?!(?i:con|prn|aux|nul|com\d|lpt\d)$)\w[\w-]*")
"""Names of documents become names of files, some of which Windows keeps for itself."""


def load_project(world: World, problems: Problems) -> Project:
    """Read and check a project; `ReportError` with every mistake when there is one."""
    declared = _declarations(world, problems)
    for name in declared.tables:
        if name not in SECTIONS:
            near = nearest(name, SECTIONS)
            problems.error("section-unknown", declared.where((name,)), name=name, near=near)
    facts = _single(ProjectSpec, "project", declared, problems)
    places = _single(PlacesSpec, "places", declared, problems)
    protection = _single(ProtectionSpec, "protection", declared, problems)
    wording = _single(WordingSpec, "wording", declared, problems)
    signs = _single(SignsSpec, "signs", declared, problems)
    press = _single(PrintSpec, "print", declared, problems)
    council = _single(CouncilSpec, "council", declared, problems)
    texts = _single(TextsSpec, "texts", declared, problems)
    abbreviations = _abbreviations(declared, problems)
    aliases = _aliases(declared, problems)
    sources = _sources(aliases, declared, problems)
    lists = _lists(aliases, declared, problems)
    concepts = _named(ConceptSpec, "concept", declared, problems)
    indicators = _indicators(concepts, declared, problems)
    exhibits = _kinds(KINDS, "exhibit", declared, problems)
    documents = _kinds(_DOCUMENTS, "document", declared, problems)
    project = Project(
        _sure(facts, problems), _sure(places, problems), _sure(protection, problems), declared,
        sources, lists, concepts, indicators, exhibits, documents, _sure(wording, problems),
        _sure(signs, problems), _sure(press, problems), _sure(council, problems),
        _sure(texts, problems), abbreviations,
    )  # fmt: skip
    _check_names(project, world, problems)
    problems.stop()
    return project


def _sure(found: S | None, problems: Problems) -> S:
    """What is there; where a section is missing, that is a problem, and all of them are told."""
    if found is None:
        problems.stop()
        raise AssertionError
    return found


def _declarations(world: World, problems: Problems) -> Declarations:
    declared = Declarations()
    if not world.exists(PROJECT_FILE):
        problems.error("project-missing", Where(PROJECT_FILE))
        problems.stop()
    declared.add(PROJECT_FILE, world.read(PROJECT_FILE), problems)
    section = declared.tables.get("project", {})
    include = section.get("include", ()) if isinstance(section, dict) else ()
    for number, pattern in enumerate(include if isinstance(include, list) else ()):
        files = world.glob(str(pattern))
        if not files:
            where = declared.where(("project", "include", number))
            problems.error("file-missing", where, path=pattern)
        for file in files:
            declared.add(file, world.read(file), problems)
    problems.stop()
    return declared


def _single(spec: type[S], name: str, declared: Declarations, problems: Problems) -> S | None:
    return validated(spec, declared.tables.get(name, {}), (name,), declared, problems)


def _tables(section: str, declared: Declarations, problems: Problems) -> dict[str, Any]:
    """The named tables of a section; anything else in it is an error."""
    tables = declared.tables.get(section, {})
    found: dict[str, Any] = {}
    if not isinstance(tables, dict):
        problems.error("named-tables-expected", declared.where((section,)), section=section)
        return found
    for name, content in tables.items():
        if isinstance(content, dict):
            found[name] = content
        else:
            where = declared.where((section, name))
            problems.error("table-expected", where, section=section, name=name)
    return found


def _abbreviations(declared: Declarations, problems: Problems) -> dict[str, str]:
    """Section `[abbreviations]`: what each of them stands for."""
    found: dict[str, str] = {}
    tables = declared.tables.get("abbreviations", {})
    for name, text in tables.items() if isinstance(tables, dict) else [("", "")]:
        if isinstance(text, str) and text.strip() and any(map(str.isalpha, name)):
            found[name] = text
        else:
            where = declared.where(("abbreviations", name))
            problems.error("abbreviation-untold", where, name=name)
    return found


def _named(spec: type[S], section: str, declared: Declarations, problems: Problems) -> dict[str, S]:
    return _made(spec, section, _tables(section, declared, problems), declared, problems)


def _made(
    spec: type[S],
    section: str,
    tables: Mapping[str, object],
    declared: Declarations,
    problems: Problems,
) -> dict[str, S]:
    found: dict[str, S] = {}
    for name, content in tables.items():
        made = validated(spec, content, (section, name), declared, problems)
        if made is not None:
            found[name] = made
    return found


def _indicators(
    concepts: Mapping[str, ConceptSpec], declared: Declarations, problems: Problems
) -> dict[str, IndicatorSpec]:
    """The indicators of the project and those that it takes from the catalogue."""
    own = _tables("indicator", declared, problems)
    taken = _single(CatalogueSpec, "catalogue", declared, problems) or CatalogueSpec()
    tables = resolved(own, taken, Bound(declared, concepts, problems))
    return _made(IndicatorSpec, "indicator", tables, declared, problems)


def _aliases(declared: Declarations, problems: Problems) -> dict[str, Any]:
    """The tables `[alias.NAME]`."""
    tables = _tables("alias", declared, problems)
    for name, pairs in tables.items():
        for label, text in pairs.items():
            if not isinstance(text, str):
                where = declared.where(("alias", name, label))
                shown = f"alias.{name}.{label}"
                problems.error("key-not-text", where, name=shown, given=text, bound="")
    return tables


def _sources(
    aliases: Mapping[str, Any], declared: Declarations, problems: Problems
) -> dict[str, SourceSpec]:
    """The sources, with tables of aliases in place of their names."""
    return {
        name: with_tables(spec, aliases, declared.where(("source", name)), problems)
        for name, spec in _named(SourceSpec, "source", declared, problems).items()
    }


def _lists(
    aliases: Mapping[str, Any], declared: Declarations, problems: Problems
) -> dict[str, ListSpec]:
    """The lists of things, likewise."""
    found = _named(ListSpec, "list", declared, problems)
    return {
        name: spec.settled(
            with_tables(spec.source(), aliases, declared.where(("list", name)), problems)
        )
        for name, spec in found.items()
    }


def _kinds(
    kinds: Mapping[str, type[S]], section: str, declared: Declarations, problems: Problems
) -> dict[str, S]:
    """The specs of a section whose `kind` says which they are."""
    found: dict[str, S] = {}
    for name, content in _tables(section, declared, problems).items():
        path = (section, name)
        kind = content.get("kind", "")
        if not isinstance(kind, str) or kind not in kinds:
            given = f"{section}.{name}.kind"
            problems.error(
                "key-choice", declared.where((*path, "kind")), name=given, given=kind,
                known=", ".join(kinds), near=nearest(str(kind), kinds),
            )  # fmt: skip
            continue
        made = validated(kinds[kind], content, path, declared, problems)
        if made is not None:
            found[name] = made
    return found


# ---------------------------------------------------------------- names that must exist


def _check_names(project: Project, world: World, problems: Problems) -> None:
    for key, bands in (("points", project.wording.points), ("percent", project.wording.percent)):
        if list(bands) != sorted(set(bands)):
            problems.error("wording-bands", project.where("wording", key), name=key)
    if twice := project.signs.twice:
        problems.error("signs-twice", project.where("signs", twice[-1]), names=", ".join(twice))
    _check_sources(project, problems)
    _check_protection(project, problems)
    for name, exhibit in project.exhibits.items():
        wanted = exhibit.shows
        _check_known(
            "indicator", wanted, project.indicators, project.where("exhibit", name), problems
        )
        _check_known("list", exhibit.lists, project.lists, project.where("exhibit", name), problems)
    folded = [each.casefold() for each in project.documents]
    for name, document in project.documents.items():
        if not _FILE_NAME.fullmatch(name) or folded.count(name.casefold()) > 1:
            problems.error("document-name", project.where("document", name), name=name)
        _check_document(name, document, project, world, problems)
    every = (*project.sources.values(), *project.lists.values())
    data = frozenset(path for each in every for path in world.glob(each.file))
    hall = Hall(
        project.council, project.documents, lambda *keys: project.declared.where(keys), data
    )
    check_papers(hall, world, problems)


def _check_sources(project: Project, problems: Problems) -> None:
    """Sources that concepts and indicators name, and whether they go together."""
    known = set(project.declared.tables.get("source", {}))
    for name, concept in project.concepts.items():
        _check_known("source", [concept.source], known, project.where("concept", name), problems)
    stands = {name: Stand(spec.base, spec.timing) for name, spec in project.sources.items()}
    for name, spec in project.sources.items():
        check_contributions(
            spec, project.declared.where(("source", name, "contributions")), problems
        )
    for name, stand in stands.items():
        tell_unusual(name, stand, project.where("source", name), problems)
    for name, indicator in project.indicators.items():
        where = project.where("indicator", name)
        every = (*terms(indicator.numerator), *terms(indicator.denominator))
        own = [term.source for term in every if not term.concept]
        _check_known("source", own, known, where, problems)
        Mixing(name, indicator, stands, where, problems).check()


def _check_protection(project: Project, problems: Problems) -> None:
    """Rules of sources that are not there, and places left out for being too small."""
    rules, known = project.protection, project.declared.tables.get("source", {})
    for key, names in (("thresholds", rules.thresholds), ("sources", rules.sources)):
        where = project.declared.where(("protection", key))
        _check_known("source", names, set(known), where, problems)
    _check_population(project, problems)
    Declaring(rules, _deliveries(project.sources), project.declared, problems).check()
    # To leave a place out tells how small it is; less than twice the threshold is too much.
    least = 2 * rules.strictest.threshold
    for name, each in project.indicators.items():
        if 1 < each.smallest < least and least > 2:
            where = project.declared.where(("indicator", name, "smallest"))
            problems.error("smallest-telling", where, given=f"{each.smallest:g}", least=least)


def _deliveries(sources: Mapping[str, SourceSpec]) -> dict[str, Delivery]:
    """What the gate has to know of the sources."""
    return {
        name: Delivery(
            {**spec.values, **({spec.spread.measure: ""} if spec.spread else {})},
            spec.persons, spec.contributions is not None,
            tuple((each.total, each.parts, not each.at_most) for each in spec.checks.sums),
        )
        for name, spec in sources.items()
    }  # fmt: skip


def _check_population(project: Project, problems: Problems) -> None:
    """The indicator that tells how many inhabitants a place has."""
    rules = project.protection
    where = project.declared.where(("protection", "population"))
    own = project.indicators.get(rules.population)
    if rules.population and own is None:
        _check_known("indicator", [rules.population], project.indicators, where, problems)
    elif rules.strictest.least_population and (own is None or own.kind != "anzahl" or own.by):
        problems.error("protection-population", where)


def _check_known(
    section: str, wanted: Iterable[str], known: Iterable[str], where: Where, problems: Problems
) -> None:
    names = set(known)
    for name in dict.fromkeys(wanted):
        if name not in names:
            problems.error(f"{section}-unknown", where, name=name, near=nearest(name, names))


def _check_document(
    name: str, spec: DocumentSpec, project: Project, world: World, problems: Problems
) -> None:
    match spec:
        case ReportSpec() | PlainSpec():
            for number, pattern in enumerate(spec.chapters):
                if not world.glob(pattern):
                    where = project.declared.where(("document", name, "chapters", number))
                    problems.error("file-missing", where, path=pattern)
            if isinstance(spec, ReportSpec) and spec.extract_of:
                where = project.declared.where(("document", name, "extract_of"))
                check_extract(spec, project.documents, where, problems)
        case CouncilPaperSpec():
            return  # with all others, by `check_papers`
