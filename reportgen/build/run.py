"""A project in, documents out: read, compute, release, show, compose, write.

This room alone knows the stages and the order in which they hand on their values. Nothing is
written before everything is finished: a build puts all files in place, or none.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reportgen.build.annexes import gathered
from reportgen.build.declared_texts import betrayed
from reportgen.build.documents import Desk, Made, Written, composed
from reportgen.build.folders import INTERNAL, UNTRACKED
from reportgen.build.gate_log import gate_log
from reportgen.build.ledger import ledger
from reportgen.build.left import left, refuse_left_behind
from reportgen.build.numbers import prepare
from reportgen.build.order import Task, tasks
from reportgen.build.pressing import refuse_drafts, wanted
from reportgen.build.progress import Reporter
from reportgen.compose.publication import Format
from reportgen.compose.typed import Typed
from reportgen.errors import Problems, ReportError, Where
from reportgen.project import PROJECT_FILE, Project, load_project
from reportgen.world import World
from reportgen.writers.pdf.press.wanted import Wanted


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
    draft: bool = False
    """Whether all documents are marked as drafts."""
    line_numbers: bool = False
    """Whether every fifth line of all documents has a number beside it."""
    press: bool = False
    """Whether files for the print shop are written beside the documents."""


@dataclass(slots=True)
class Result:
    """What came of a build."""

    files: tuple[Written, ...] = ()
    typed: tuple[Typed, ...] = ()
    """Numbers typed by hand in the chapters of all documents."""
    problems: Problems = field(default_factory=Problems)


def build(world: World, request: Request, reporter: Reporter) -> Result:
    """Build documents; `ReportError` with every mistake found, and then nothing is written."""
    problems = Problems()
    reporter.step("step-project")
    project = load_project(world, problems)
    project = marked(project, request)
    refuse_left_behind(project, world, problems)
    press = wanted(project, world, problems)
    shop = press if request.press else None
    todo = tasks(project, _wanted(project, request, problems), request.formats)
    printed = sum(bool(task.formats) for task in todo) if shop else 0
    reporter.begin(len(project.sources) + 2 + sum(map(_steps, todo)) + printed + (not request.dry))
    numbers = prepare(project, world, problems, reporter)
    desk = Desk(project, world, numbers)
    made = {task.name: _composed(task, desk, problems, reporter) for task in todo}
    problems.found.extend(dict.fromkeys(betrayed(desk, tuple(made))))
    _judge(problems, strict=request.strict)
    typed = tuple(dict.fromkeys(each for document in made.values() for each in document.typed))
    if request.dry:
        return Result((), typed, problems)
    files = tuple(_written(todo, made, desk, shop, problems, reporter))
    _judge(problems, strict=request.strict)
    reporter.step("step-audit")
    _audit(files, desk, problems)
    log = gate_log(desk)
    files += (log,) if log else ()
    is_apart = any(each.path.startswith(INTERNAL) for each in files)
    aside = UNTRACKED if is_apart else {}
    gone = left(project, (each.path for each in files), world)
    world.commit({written.path: written.data for written in files} | aside, gone)
    return Result(files, typed, problems)


def marked(project: Project, request: Request) -> Project:
    """The same project with all documents marked as it is asked for."""
    asked = {"draft": request.draft, "line_numbers": request.line_numbers}
    update = {key: True for key, is_asked in asked.items() if is_asked}
    documents = {name: spec.model_copy(update=update) for name, spec in project.documents.items()}
    return replace(project, documents=documents)


def _audit(files: tuple[Written, ...], desk: Desk, problems: Problems) -> None:
    """Look at the finished files as an outsider does; what he finds out stops the build."""
    from reportgen.build.auditing import audited  # loads the library for reading PDF
    from reportgen.build.beside import beside

    content = {each.path: each.data for each in files}
    found = audited(
        desk.project,
        desk.numbers.places,
        content,
        desk.world,
        beside(content, desk),
        is_fresh=False,
    )
    problems.found.extend(found.findings)
    problems.stop()


def _wanted(project: Project, request: Request, problems: Problems) -> tuple[str, ...]:
    """The names of the documents to build; unknown ones are errors."""
    for name in request.documents:
        if name not in project.documents:
            known = ", ".join(project.documents)
            problems.error("document-unknown", name=name, known=known)
    if not project.documents:
        problems.error("documents-none", Where(PROJECT_FILE))
    problems.stop()
    chosen = tuple(dict.fromkeys(request.documents)) or tuple(project.documents)
    if request.press:
        refuse_drafts(project, chosen, problems)
        problems.stop()
    return chosen


def _steps(task: Task) -> int:
    return 1 + task.needs_pdf + len({"docx", "txt"} & set(task.formats)) + bool(task.formats)


def _judge(problems: Problems, *, strict: bool) -> None:
    """Stop on errors; with `--strict` on notices too, and then tell both."""
    problems.stop()
    count = sum(1 for _ in problems.notices())
    if strict and count:
        problems.error("strict-notices", count=count)
        raise ReportError(problems.found)


def _composed(task: Task, desk: Desk, problems: Problems, reporter: Reporter) -> Made:
    reporter.step("step-compose", name=task.name)
    return composed(task.name, desk, problems, {}, raster="docx" in task.formats)


def _written(
    todo: tuple[Task, ...],
    made: dict[str, Made],
    desk: Desk,
    shop: Wanted | None,
    problems: Problems,
    reporter: Reporter,
) -> Iterator[Written]:
    """Lay out and write every document in all its formats, attachments first, and its ledger.

    What has attachments is composed once more when their pages are known; it was found to be
    sound before the long work of laying out began.
    """
    # the libraries for PDF and Word take as long to load as a check of a small project takes
    from reportgen.build.writing import counted, written_pdf, written_press

    pages = counted(desk, todo, problems)
    laid_out: dict[str, bytes] = {}
    for task in todo:
        ready = made[task.name]
        if task.attached or not pages.keys().isdisjoint(task.files):
            raster = "docx" in task.formats
            ready = composed(task.name, desk, Problems(), pages, raster=raster)
        if task.needs_pdf:
            reporter.step("step-pdf", name=task.name)
            pdf = written_pdf(ready, problems)
            pages[task.name] = pdf.pages or 0
            if task.counted:
                laid_out[task.name] = pdf.data
            if "pdf" in task.formats:
                yield pdf
        if shop and task.formats:
            reporter.step("step-press", name=task.name)
            yield from written_press(task.name, ready, desk, shop, problems)
        if task.formats:
            yield from _told(task, ready, desk, problems, reporter)
        yield from gathered(task.name, desk, laid_out, pages)


def _told(
    task: Task, ready: Made, desk: Desk, problems: Problems, reporter: Reporter
) -> Iterator[Written]:
    """Write a document as Word file and plain texts, and its ledger, which the Word file names."""
    from reportgen.build.writing import edition, written_docx, written_texts

    reporter.step("step-ledger", name=task.name)
    told = ledger(task.name, ready, desk)
    if "docx" in task.formats:
        reporter.step("step-docx", name=task.name)
        yield written_docx(ready, desk.world, problems, edition(task.name, told))
    if "txt" in task.formats:
        reporter.step("step-texts", name=task.name)
        yield from written_texts(ready, desk.project.texts)
    yield told
