"""Show and compose: released numbers and chapters to documents, in the order they are built."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from reportgen.build.folders import is_kept, stem
from reportgen.build.numbers import Numbers
from reportgen.build.showing import Showing, outlines
from reportgen.compose.compose import compose
from reportgen.compose.council.spec import CouncilPaperSpec
from reportgen.compose.material import Material, ProjectFacts
from reportgen.compose.places_index import with_places_index
from reportgen.compose.publication import Format
from reportgen.compose.spec import DocumentSpec, PlainSpec, ReportSpec
from reportgen.compose.typed import Typed, hand_typed
from reportgen.compose.unspoken import Unspoken
from reportgen.contract import Perturbation, Safeguards
from reportgen.document.abbreviations import Glossary
from reportgen.document.inlines import Link
from reportgen.document.nodes import Document
from reportgen.document.numbering import numbered
from reportgen.document.review import review
from reportgen.document.theme import Theme, load_theme, measured
from reportgen.document.walk import inlines, texts, walk
from reportgen.errors import Problems, Where
from reportgen.exhibits.stage import Stage
from reportgen.project import Project
from reportgen.released import Released
from reportgen.world import World


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file."""

    path: str
    data: bytes
    pages: int | None = None
    """Pages of a PDF; None for formats that are paged by their reader."""


@dataclass(frozen=True, eq=False)
class Desk:
    """What all documents of a build share."""

    project: Project
    world: World
    numbers: Numbers
    themes: dict[tuple[str, str], Theme] = field(default_factory=dict)
    """Those loaded so far, by name and kind of document, so that each is read, and what is said
    of it is told, once."""
    is_internal: bool = False
    """Whether what is made here stays in the house, and so shows the numbers before the gate."""

    @property
    def released(self) -> Released:
        """The numbers that the documents of this desk may show."""
        internal = self.numbers.internal if self.is_internal else None
        return internal or self.numbers.released

    def of(self, document: str) -> "Desk":
        """The desk on which a document is made."""
        is_internal = self.project.documents[document].is_internal
        return self if is_internal == self.is_internal else replace(self, is_internal=is_internal)

    def theme(self, document: str, problems: Problems) -> Theme:
        """The theme that dresses a document."""
        spec = self.project.documents[document]
        base, own = (spec.theme, ""), (spec.theme, spec.kind)
        if base not in self.themes:
            declared_at = self.project.declared.where(("document", document, "theme"))
            self.themes[base] = load_theme(spec.theme, self.world, problems, declared_at)
        if own not in self.themes:
            self.themes[own] = measured(self.themes[base], spec.kind, problems)
        return self.themes[own]


@dataclass(frozen=True, eq=False)
class Made:
    """A composed, numbered and reviewed document with the theme that dresses it."""

    document: Document
    theme: Theme
    stem: str
    """Folder and name of its files, without their ending."""
    typed: tuple[Typed, ...] = ()
    """The numbers that its authors typed by hand."""


def composed(
    name: str,
    desk: Desk,
    problems: Problems,
    pages: Mapping[str, int],
    *,
    raster: bool = False,
    is_blank: bool = False,
) -> Made:
    """Compose, number and review a document; what is wrong is noted.

    `pages` are those of attached documents, as far as they are known; `raster` asks for pictures
    that Word needs, `is_blank` for none at all.
    """
    spec, desk = desk.project.documents[name], desk.of(name)
    theme, numbers = desk.theme(name, problems), desk.numbers
    notation, glossary = desk.project.signs.notation, Glossary(desk.project.abbreviations)
    stage = Stage(
        numbers.places, theme, raster, is_blank, numbers.lists, notation,
        desk.project.wording.near, plots=raster and theme.tokens.word.charts == "native",
    )  # fmt: skip
    material = Material(
        world=desk.world,
        theme=theme,
        released=desk.released,
        places=desk.numbers.places,
        facts=_facts(desk),
        show=Showing(desk.project, desk.released, stage, is_plain=isinstance(spec, PlainSpec)),
        declaration=lambda name: desk.project.declared.excerpt(("exhibit", name)),
        outlines=partial(outlines, stage),
        exhibits=tuple(desk.project.exhibits),
        origins=desk.numbers.origins,
        quality=desk.numbers.quality,
        safeguards=_safeguards(desk),
        notation=notation,
        wording=desk.project.wording,
        council=desk.project.council,
        closed=desk.project.closed,
        glossary=glossary,
        attachment_pages=pages,
    )
    document = numbered(compose(spec, material, problems), problems)
    document = with_places_index(document, material.places)
    review(document, problems)
    if spec.is_published:
        _refuse_links(document, desk.project.where("document", name), problems)
    typed, wrong = hand_typed(document.blocks, material.released, material.places)
    problems.found.extend(wrong)
    unspoken = Unspoken(material.released, material.places, numbers.before)
    spoken = unspoken.spoken(document.blocks)
    problems.found.extend(each for each in spoken if each not in wrong)
    told = replace(document, blocks=glossary.marked(document.blocks))
    return Made(told, theme, stem(name, spec), typed)


def _refuse_links(document: Document, where: Where, problems: Problems) -> None:
    """What is published leads nobody to what stays in the house."""
    for node in walk(document.blocks):
        for link in (each for content in texts(node) for each in inlines(content)):
            if isinstance(link, Link) and is_kept(link.target):
                problems.error("internal-linked", where, target=link.target)


def _facts(desk: Desk) -> ProjectFacts:
    said, rules = desk.project.facts, desk.project.protection
    return ProjectFacts(
        title=said.title,
        town=said.town,
        publisher=said.publisher,
        address=said.address,
        edition=said.edition,
        date=said.date,
        fictitious=said.fictitious,
        contact=said.contact,
        licence=said.licence,
        arms=said.arms,
        threshold=1 if desk.is_internal else rules.threshold,
        rounding=0 if desk.is_internal else rules.rounding,
        deviation=rules.unsure if rules.method == "perturb" and not desk.is_internal else 0,
        complement=rules.complement and not desk.is_internal,
    )


def _safeguards(desk: Desk) -> Safeguards:
    """What is kept of the counts of persons, for all sources and for those that ask for more."""
    if desk.is_internal:
        return Safeguards()
    project, rules = desk.project, desk.project.protection
    own = {
        project.sources[name].title: rules.of(name)
        for name in rules.named
        if project.sources[name].persons
    }
    special = tuple((title, each) for title, each in own.items() if each != rules.contract)
    amounts = tuple(
        (source.title, rules.of(name))
        for name, source in project.sources.items()
        if source.contributions
    )
    noise = rules.noise
    changed = Perturbation(noise.threshold, noise.deviation, noise.variance)
    is_noisy = rules.method == "perturb"
    return Safeguards(
        rules.contract, special, amounts, rules.rounding, changed if is_noisy else None
    )


# ---------------------------------------------------------------- order


@dataclass(frozen=True, slots=True)
class Task:
    """A document to be built: which formats are wanted, and whether its pages are counted."""

    name: str
    formats: tuple[Format, ...]
    """Empty for a document that is only attached to a wanted one."""
    counted: bool
    """Whether it is attached to another, so that its PDF is laid out for its pages."""
    attached: tuple[str, ...]
    """The documents attached to it, which come before it."""
    files: tuple[str, ...]
    """The files attached to it."""

    @property
    def needs_pdf(self) -> bool:
        """Whether a PDF is laid out, to be written or to be counted."""
        return self.counted or "pdf" in self.formats


def tasks(
    project: Project, wanted: tuple[str, ...], formats: tuple[Format, ...]
) -> tuple[Task, ...]:
    """The documents to build, every attachment before what it is attached to."""
    attached = {name: _attached(project.documents[name]) for name in wanted}
    counted = {each for group in attached.values() for each in group}
    ordered = dict.fromkeys([*sorted(counted, key=list(project.documents).index), *wanted])
    return tuple(
        Task(
            name,
            (formats or project.documents[name].formats) if name in wanted else (),
            name in counted,
            _attached(project.documents[name]),
            _files(project.documents[name]),
        )
        for name in ordered
    )


def _attached(spec: DocumentSpec) -> tuple[str, ...]:
    match spec:
        case ReportSpec() | PlainSpec():
            return ()
        case CouncilPaperSpec():
            return tuple(each.document for each in spec.attachments if each.document)


def _files(spec: DocumentSpec) -> tuple[str, ...]:
    match spec:
        case ReportSpec() | PlainSpec():
            return ()
        case CouncilPaperSpec():
            return tuple(each.file for each in spec.attachments if each.file)
