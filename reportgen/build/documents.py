"""Show and compose: released numbers and chapters to documents, in the order they are built."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from reportgen.build.folders import is_kept, stem
from reportgen.build.numbers import Numbers
from reportgen.build.showing import Showing, outlines
from reportgen.compose.compose import compose
from reportgen.compose.extracts import drawn_on
from reportgen.compose.material import Material, ProjectFacts
from reportgen.compose.places_index import with_places_index
from reportgen.compose.spec import DocumentSpec, PlainSpec, ReportSpec
from reportgen.compose.typed import Typed, hand_typed
from reportgen.compose.unspoken import Unspoken
from reportgen.contract import Perturbation, Safeguards
from reportgen.document.abbreviations import Glossary
from reportgen.document.inlines import Link
from reportgen.document.nodes import Document
from reportgen.document.numbering import Elsewhere, names_of, numbered
from reportgen.document.review import review
from reportgen.document.theme import Theme, load_theme, measured
from reportgen.document.walk import inlines, texts, walk
from reportgen.errors import Problems, Where
from reportgen.exhibits.stage import Stage
from reportgen.frame import Origin
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
    labels: dict[str, Mapping[str, str]] = field(default_factory=dict)
    """What references print, by label, of the documents composed so far."""
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
    theme = desk.theme(name, problems)
    stage = Stage(
        desk.numbers.places, theme, raster, is_blank, desk.numbers.lists,
        desk.project.signs.notation, desk.project.wording.near,
        plots=raster and theme.tokens.word.charts == "native",
    )  # fmt: skip
    material = _material(spec, stage, desk, pages)
    if material.whole and not is_blank:
        material = replace(material, origins=_drawn_on(name, desk))
    document = numbered(compose(spec, material, problems), problems, _elsewhere(spec, desk))
    document = with_places_index(document, material.places)
    desk.labels[name] = names_of(document)
    review(document, problems)
    if spec.is_published:
        _refuse_links(document, desk.project.where("document", name), problems)
    typed, wrong = hand_typed(document.blocks, material.released, material.places)
    problems.found.extend(wrong)
    unspoken = Unspoken(material.released, material.places, desk.numbers.before)
    spoken = unspoken.spoken(document.blocks)
    problems.found.extend(each for each in spoken if each not in wrong)
    told = replace(document, blocks=material.glossary.marked(document.blocks))
    return Made(told, theme, stem(name, spec), typed)


def _drawn_on(name: str, desk: Desk) -> tuple[Origin, ...]:
    """The origins of what stands in an extract, which is known once it is composed."""
    blank = composed(name, desk, Problems(), {}, is_blank=True).document
    return drawn_on(blank.blocks, desk.released, desk.numbers.origins)


def _whole(spec: DocumentSpec, desk: Desk) -> ReportSpec | None:
    """The report that a document is an extract of."""
    name = spec.extract_of if isinstance(spec, ReportSpec) else ""
    found = desk.project.documents.get(name)
    return found if isinstance(found, ReportSpec) else None


def _elsewhere(spec: DocumentSpec, desk: Desk) -> Elsewhere | None:
    """What references of an extract lead to that stands in the whole report only."""
    whole = _whole(spec, desk)
    if whole is None or not isinstance(spec, ReportSpec):
        return None
    if spec.extract_of not in desk.labels:  # its own mistakes are told where it is built
        composed(spec.extract_of, desk, Problems(), {}, is_blank=True)
    names = desk.labels[spec.extract_of]
    return Elsewhere(whole.title, names, is_accepted=spec.outside == "accepted")


def _material(spec: DocumentSpec, stage: Stage, desk: Desk, pages: Mapping[str, int]) -> Material:
    """What a document is composed from."""
    return Material(
        world=desk.world,
        theme=stage.theme,
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
        notation=desk.project.signs.notation,
        wording=desk.project.wording,
        council=desk.project.council,
        closed=desk.project.closed,
        glossary=Glossary(desk.project.abbreviations),
        whole=_whole(spec, desk),
        attachment_pages=pages,
    )


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
        web=said.web,
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
