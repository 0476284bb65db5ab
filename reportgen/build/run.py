"""A project in, documents out: read, compute, release, show, compose, write.

This file alone knows the stages and the order in which they hand on their values. Nothing is
written before everything is finished: a build puts all files in place, or none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from reportgen.build.progress import Reporter
from reportgen.build.showing import Showing
from reportgen.compose.compose import compose
from reportgen.compose.material import Material, ProjectFacts
from reportgen.compose.spec import CouncilPaperSpec, DocumentSpec, Format, ReportSpec
from reportgen.document.nodes import Document
from reportgen.document.numbering import numbered
from reportgen.document.review import review
from reportgen.document.theme import Theme, load_theme
from reportgen.errors import Problems, Where, nearest
from reportgen.exhibits.stage import Stage
from reportgen.frame import Computed, Frame, Origin, Released, merged
from reportgen.indicators.compute import compute
from reportgen.places import Places
from reportgen.project import Project, load_project
from reportgen.protection.release import release
from reportgen.sources.places import read_places
from reportgen.sources.read import read_source
from reportgen.world import World
from reportgen.writers.docx.write import write_docx
from reportgen.writers.pdf.write import write_pdf

OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be built."""

    documents: tuple[str, ...] = ()
    """Names of documents; empty: all."""
    formats: tuple[Format, ...] = ()
    """Formats wanted; empty: those that each document declares."""
    strict: bool = False
    """Whether notices stop the build as errors do."""
    dry: bool = False
    """Whether everything but laying out and writing is done (`check`)."""


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file."""

    path: str
    size: int
    """Bytes."""
    pages: int | None
    """Pages of a PDF; None for formats that are paged by their reader."""


@dataclass(frozen=True, eq=False)
class Numbers:
    """All numbers of a project behind the gate, and where they are and come from."""

    places: Places
    released: Released
    origins: tuple[Origin, ...]


@dataclass(slots=True)
class Result:
    """What came of a build."""

    files: list[Written] = field(default_factory=list)
    problems: Problems = field(default_factory=Problems)


def build(world: World, request: Request, reporter: Reporter) -> Result:
    """Build documents; `ReportError` with every mistake found, and then nothing is written."""
    result = Result()
    problems = result.problems
    reporter.step("step-project")
    project = load_project(world, problems)
    wanted = _wanted(project, request, problems)
    reporter.begin(len(project.sources) + 3 * len(wanted) + 2)
    numbers = prepare(project, world, problems, reporter)
    outputs: dict[str, bytes] = {}
    pages: dict[str, int] = {}
    for name in _attached_first(project, wanted):
        desk = Desk(project, world, numbers, problems, reporter, pages)
        made = composed(name, _formats(project, name, request), desk)
        if request.dry or made is None:
            continue
        for path, written, data in _write(name, made, desk, request, is_wanted=name in wanted):
            outputs[path] = data
            result.files.append(written)
    _judge(problems, strict=request.strict)
    if not request.dry:
        world.commit(outputs)
    return result


def _judge(problems: Problems, *, strict: bool) -> None:
    """Stop on errors; with `--strict` on notices too."""
    problems.stop()
    if strict and any(problems.notices()):
        problems.error("strict-notices", count=sum(1 for _ in problems.notices()))
        problems.stop()


def _wanted(project: Project, request: Request, problems: Problems) -> tuple[str, ...]:
    """The names of the documents to build; unknown ones are errors."""
    for name in request.documents:
        if name not in project.documents:
            near = nearest(name, project.documents)
            problems.error("document-unknown", name=name, near=near)
    if not project.documents:
        problems.error("documents-none", Where("report.toml"))
    problems.stop()
    return request.documents or tuple(project.documents)


def prepare(project: Project, world: World, problems: Problems, reporter: Reporter) -> Numbers:
    """Read, compute, release: everything up to and through the gate."""
    reporter.step("step-places")
    places = read_places(project.places, world, problems, project.declared.where(("places",)))
    problems.stop()
    if places is None:  # never without a problem, which has stopped us
        raise AssertionError
    sources: dict[str, Mapping[str, Frame]] = {}
    for name, spec in project.sources.items():
        reporter.step("step-source", name=name)
        where = project.where("source", name)
        sources[name] = read_source(name, spec, places, world, problems, where)
    problems.stop()
    reporter.step("step-compute")
    where_declared = partial(project.where, "indicator")
    computed: tuple[Computed, ...] = compute(
        project.indicators, sources, places, problems, where_declared
    )
    problems.stop()
    released = release(computed, places, project.protection)
    frames = (each for group in sources.values() for each in group.values())
    return Numbers(places, released, merged(*(each.origins for each in frames)))


# ---------------------------------------------------------------- one document


@dataclass(frozen=True, eq=False)
class Desk:
    """What all documents of a build share."""

    project: Project
    world: World
    numbers: Numbers
    problems: Problems
    reporter: Reporter
    pages: dict[str, int]
    """Pages of the documents finished so far, for the list of annexes."""


@dataclass(frozen=True, eq=False)
class Made:
    """A composed, numbered document with the theme that dresses it."""

    document: Document
    theme: Theme
    formats: tuple[Format, ...]


def _formats(project: Project, name: str, request: Request) -> tuple[Format, ...]:
    return request.formats or project.documents[name].formats


def composed(name: str, formats: tuple[Format, ...], desk: Desk) -> Made | None:
    """Compose, number and review a document; None when its errors forbid to go on."""
    desk.reporter.step("step-compose", name=name)
    before = len(tuple(desk.problems.errors()))
    spec = desk.project.documents[name]
    theme = load_theme(spec.theme, desk.world, desk.problems)
    drawn = compose(spec, _material(theme, desk, raster="docx" in formats), desk.problems)
    document = numbered(drawn, desk.problems)
    review(document, desk.problems)
    if len(tuple(desk.problems.errors())) > before:
        return None
    return Made(document, theme, formats)


def _material(theme: Theme, desk: Desk, *, raster: bool) -> Material:
    project, numbers = desk.project, desk.numbers
    stage = Stage(places=numbers.places, theme=theme, raster=raster)
    return Material(
        world=desk.world,
        theme=theme,
        released=numbers.released,
        places=numbers.places,
        facts=_facts(project),
        show=Showing(project, numbers.released, stage),
        exhibits=tuple(project.exhibits),
        origins=numbers.origins,
        attachment_pages=desk.pages,
    )


def _facts(project: Project) -> ProjectFacts:
    said, rules = project.facts, project.protection
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
        threshold=rules.threshold,
        complement=rules.complement,
    )


def _attached_first(project: Project, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The documents in an order in which every attachment comes before what it is attached to.

    Documents attached to a wanted one are laid out too, because their pages are counted.
    """
    ordered: dict[str, None] = {}
    for name in wanted:
        for attached in _attached(project.documents[name]):
            ordered.setdefault(attached)
    first = [name for name in wanted if isinstance(project.documents[name], ReportSpec)]
    for name in (*first, *wanted):
        ordered.setdefault(name)
    return tuple(ordered)


def _attached(spec: DocumentSpec) -> tuple[str, ...]:
    match spec:
        case ReportSpec():
            return ()
        case CouncilPaperSpec():
            return tuple(each.document for each in spec.attachments if each.document)


def _write(
    name: str, made: Made, desk: Desk, request: Request, *, is_wanted: bool
) -> list[tuple[str, Written, bytes]]:
    """Lay out a document in its formats; gives path, summary and bytes of each file."""
    files: list[tuple[str, Written, bytes]] = []
    if "pdf" in made.formats or _is_attached(name, desk.project, request):
        desk.reporter.step("step-pdf", name=name)
        pdf = write_pdf(made.document, made.theme)
        desk.problems.found.extend(pdf.notices)
        desk.pages[name] = pdf.pages
        if is_wanted and "pdf" in made.formats:
            path = f"{OUTPUT}/{name}.pdf"
            files.append((path, Written(path, len(pdf.data), pdf.pages), pdf.data))
    if is_wanted and "docx" in made.formats:
        desk.reporter.step("step-docx", name=name)
        data = write_docx(made.document, made.theme)
        path = f"{OUTPUT}/{name}.docx"
        files.append((path, Written(path, len(data), None), data))
    return files


def _is_attached(name: str, project: Project, request: Request) -> bool:
    wanted = request.documents or tuple(project.documents)
    return any(name in _attached(project.documents[each]) for each in wanted)
