"""The command `reportgen`: build, check, list, describe, explain, audit, archive, new.

Exit codes: 0 all went well · 1 the project has errors (with --strict: or notices), nothing was
written · 2 the command line was wrong · 3 a fault of reportgen.
"""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any, NoReturn, get_args

import typer
from rich.table import Table
from rich.text import Text
from typer.exceptions import TyperException

from reportgen import __version__
from reportgen.build.describing import described
from reportgen.build.documents import Written
from reportgen.build.explain import Question, explain
from reportgen.build.inspection import Inspected, facts, inspect
from reportgen.build.progress import Bar, Lines, Reporter, Silent
from reportgen.build.run import Request, Result, build
from reportgen.compose.publication import Format
from reportgen.compose.typed import Finding, Typed
from reportgen.errors import ExitCode, Problems, ReportError, Severity, failure
from reportgen.formats import number
from reportgen.indicators.catalogue.overview import overview
from reportgen.messages import line, place, text
from reportgen.project import PROJECT_FILE, Project, load_project
from reportgen.terminal import ERR, OPTIONS, OUT, Command, Group, language, misuse, reason, tell
from reportgen.world import DiskWorld, copy_packaged

FORMATS: tuple[Format, ...] = get_args(Format)

app = typer.Typer(
    cls=Group, add_completion=False, no_args_is_help=True, help=text("cli-about", language())
)

_Project = Annotated[
    Path, typer.Option("--project", "-p", help=text("cli-project", language()), show_default=False)
]
_HERE = Path()


def _version(wanted: bool) -> None:  # noqa: FBT001 (typer's interface)
    if wanted:
        OUT.print(f"reportgen {__version__}")
        raise typer.Exit


@app.callback(options_metavar=OPTIONS, subcommand_metavar=text("cli-command-short", language()))
def _root(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help=text("cli-version", language())
        ),
    ] = False,
) -> None:
    pass


@app.command("build", cls=Command, help=text("cli-build", language()), options_metavar=OPTIONS)
def build_command(  # noqa: PLR0913 (typer's interface: one for each option)
    documents: Annotated[
        list[str] | None, typer.Argument(help=text("cli-documents", language()), metavar="DOKUMENT")
    ] = None,
    project: _Project = _HERE,
    formats: Annotated[
        str, typer.Option("--format", "-f", help=text("cli-format", language()), show_default=False)
    ] = "",
    *,
    strict: Annotated[bool, typer.Option("--strict", help=text("cli-strict", language()))] = False,
    draft: Annotated[bool, typer.Option("--draft", help=text("cli-draft", language()))] = False,
    line_numbers: Annotated[
        bool, typer.Option("--line-numbers", help=text("cli-line-numbers", language()))
    ] = False,
    press: Annotated[bool, typer.Option("--print", help=text("cli-print", language()))] = False,
) -> None:
    """Build documents."""
    request = Request(
        tuple(documents or ()), _formats(formats), strict=strict, draft=draft,
        line_numbers=line_numbers, press=press,
    )  # fmt: skip
    _run(project, request)


@app.command("check", cls=Command, help=text("cli-check", language()), options_metavar=OPTIONS)
def check_command(
    documents: Annotated[
        list[str] | None, typer.Argument(help=text("cli-documents", language()), metavar="DOKUMENT")
    ] = None,
    project: _Project = _HERE,
    *,
    data: Annotated[bool, typer.Option("--data", help=text("cli-data", language()))] = False,
    strict: Annotated[bool, typer.Option("--strict", help=text("cli-strict", language()))] = False,
    typed: Annotated[bool, typer.Option("--typed", help=text("cli-typed", language()))] = False,
) -> ExitCode:
    """Do everything but laying out and writing, or examine the sources alone."""
    if data:
        if documents or typed:
            misuse(text("cli-data-alone", language()))
        return _examine(project, strict=strict)
    result = _run(project, Request(tuple(documents or ()), strict=strict, dry=True))
    if typed:
        _list_typed(result.typed)
    return ExitCode.OK


def _list_typed(typed: Iterable[Typed]) -> None:
    """Print the numbers typed by hand, those first that the data hold."""
    for finding in Finding:
        for each in (one for one in typed if one.finding is finding):
            told = text(
                f"typed-{finding}", language(), where=place(each.where, language()),
                text=each.text, now=each.now, write=each.write,
            )  # fmt: skip
            OUT.print(told, markup=False, soft_wrap=True)


def _formats(given: str) -> tuple[Format, ...]:
    wanted = [part.strip().lower() for part in given.split(",") if part.strip()]
    for each in wanted:
        if each not in FORMATS:
            misuse(text("cli-format-unknown", language(), name=each, known=", ".join(FORMATS)))
    return tuple(known for known in FORMATS if known in wanted)


def _reporter() -> Reporter:
    return Bar(ERR, language()) if ERR.is_terminal else Lines(ERR, language())


def _run(project: Path, request: Request) -> Result:
    started = perf_counter()
    reporter = _reporter()
    try:
        result = build(_world(project), request, reporter)
    finally:
        reporter.end()
    tell(result.problems.notices())
    _summary(result, perf_counter() - started, request)
    return result


def _world(project: Path) -> DiskWorld:
    if not project.is_dir():
        raise failure("project-folder-missing", path=project)
    return DiskWorld(project)


def _examine(project: Path, *, strict: bool) -> ExitCode:
    """Print what was read of every source and all that is odd about it."""
    reporter = _reporter()
    try:
        found = inspect(_world(project), reporter)
    finally:
        reporter.end()
    for source in found:
        _print_source(source)
    errors = sum(source.count(Severity.ERROR) for source in found)
    notices = sum(source.count(Severity.NOTICE) for source in found)
    told = text(
        "summary-data", language(), sources=len(found), errors=errors, notices=notices,
        remarks=sum(len(source.remarks) for source in found),
    )  # fmt: skip
    OUT.print(told, markup=False)
    return ExitCode.PROBLEMS if errors or (strict and notices) else ExitCode.OK


def _print_source(source: Inspected) -> None:
    quality = source.quality
    OUT.print(f"{quality.name}: {quality.title}", style="bold", markup=False, soft_wrap=True)
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, told in facts(quality, language()):
        table.add_row(f"  {name}", Text(told))
    OUT.print(table)
    tell(source.problems, OUT)
    for problem in source.remarks:
        told = line(problem, language(), text("data-remark", language()))
        OUT.print(told, markup=False, soft_wrap=True)
    OUT.print()


def _summary(result: Result, seconds: float, request: Request) -> None:
    for written in result.files:
        OUT.print(_file_line(written), markup=False)
    notices = sum(1 for _ in result.problems.notices())
    code = "summary-checked" if request.dry else "summary-built"
    told = text(
        code, language(), files=len(result.files), notices=notices,
        seconds=number(seconds, 1),
    )  # fmt: skip
    OUT.print(told, markup=False)


def _file_line(written: Written) -> str:
    size = number(len(written.data) / 1024)
    code = "summary-file" if written.pages is None else "summary-pages"
    return text(code, language(), path=written.path, pages=written.pages, size=size)


@app.command("list", cls=Command, help=text("cli-list", language()), options_metavar=OPTIONS)
def list_command(
    project: _Project = _HERE,
    *,
    catalogue: Annotated[
        bool, typer.Option("--catalogue", help=text("cli-catalogue", language()))
    ] = False,
) -> None:
    """List what a project declares, or the catalogue of indicators with what it binds."""
    world = _world(project)
    if catalogue:
        bound = load_project(world, Problems()).concepts if world.exists(PROJECT_FILE) else ()
        OUT.print(text("list-catalogue", language()), markup=False)
    for title, rows in overview(bound) if catalogue else _listing(load_project(world, Problems())):
        table = Table(
            title=title, title_justify="left", box=None, pad_edge=False, show_header=False
        )
        for row in rows:
            table.add_row(*map(Text, row))
        for at, column in enumerate(table.columns):
            column.overflow = "fold"
            column.no_wrap = at == (2 if catalogue else 0)  # ids are copied into project files
        OUT.print(table)
        OUT.print()


def _listing(loaded: Project) -> Iterable[tuple[str, Iterable[tuple[str, str, str]]]]:
    mark = text("list-internal", language())
    documents = [
        (n, d.kind, f"{d.title}{mark if d.is_internal else ''}")
        for n, d in loaded.documents.items()
    ]
    sources = [(n, s.format, s.title) for n, s in loaded.sources.items()]
    indicators = [(n, i.unit, i.name) for n, i in loaded.indicators.items()]
    exhibits = [(n, e.kind, e.title or ", ".join(e.shows)) for n, e in loaded.exhibits.items()]
    yield text("list-documents", language(), count=len(documents)), documents
    yield text("list-sources", language(), count=len(sources)), sources
    yield text("list-indicators", language(), count=len(indicators)), indicators
    yield text("list-exhibits", language(), count=len(exhibits)), exhibits


@app.command(
    "describe", cls=Command, help=text("cli-describe", language()), options_metavar=OPTIONS
)
def describe_command(
    file: Annotated[
        Path, typer.Argument(help=text("cli-describe-file", language()), metavar="DATEI")
    ],
    project: _Project = _HERE,
    sheet: Annotated[
        str,
        typer.Option("--sheet", help=text("cli-describe-sheet", language()), show_default=False),
    ] = "",
) -> None:
    """Propose a declaration for a file."""
    OUT.print(described(file, project, sheet, language()), markup=False, soft_wrap=True, end="")


@app.command("explain", cls=Command, help=text("cli-explain", language()), options_metavar=OPTIONS)
def explain_command(
    document: Annotated[
        str, typer.Argument(help=text("cli-explained", language()), metavar="DOKUMENT")
    ],
    wanted: Annotated[
        str, typer.Argument(help=text("cli-wanted", language()), metavar="ZAHL")
    ] = "",
    project: _Project = _HERE,
    *,
    everything: Annotated[
        bool, typer.Option("--all", help=text("cli-explain-all", language()))
    ] = False,
) -> None:
    """Say where a printed number comes from, or what has become of those of a Word file."""
    if document.casefold().endswith(".docx"):
        from reportgen.build.anchored import anchored  # loads the library for reading Word

        lines = anchored(Path(document), wanted, language(), is_full=everything)
    elif wanted:
        question = Question(document, wanted, is_full=everything, language=language())
        lines = explain(_world(project), question, Silent())
    else:
        misuse(text("cli-wanted-missing", language()))
    for told in lines:
        OUT.print(told, markup=False, soft_wrap=True)


@app.command("audit", cls=Command, help=text("cli-audit", language()), options_metavar=OPTIONS)
def audit_command(
    documents: Annotated[
        list[str] | None, typer.Argument(help=text("cli-documents", language()), metavar="DOKUMENT")
    ] = None,
    project: _Project = _HERE,
) -> ExitCode:
    """Look at finished documents as an outsider does."""
    from reportgen.build.auditing import audit_output  # loads the library for reading PDF

    verdict = audit_output(_world(project), tuple(documents or ()))
    tell(verdict.findings)
    tell(verdict.remarks, OUT)
    count = len(verdict.findings)
    told = text("summary-audit", language(), numbers=verdict.figures, count=count)
    OUT.print(told, markup=False)
    return ExitCode.PROBLEMS if count else ExitCode.OK


@app.command("archive", cls=Command, help=text("cli-archive", language()), options_metavar=OPTIONS)
def archive_command(
    documents: Annotated[
        list[str] | None, typer.Argument(help=text("cli-documents", language()), metavar="DOKUMENT")
    ] = None,
    project: _Project = _HERE,
) -> None:
    """Keep the printed numbers of an edition."""
    from reportgen.build.auditing import archive  # loads the library for reading PDF

    for path in archive(_world(project), tuple(documents or ())):
        OUT.print(path, markup=False)


@app.command("new", cls=Command, help=text("cli-new", language()), options_metavar=OPTIONS)
def new_command(
    folder: Annotated[Path, typer.Argument(help=text("cli-folder", language()), metavar="ORDNER")],
) -> None:
    """Start a small working project."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise failure("folder-not-empty", path=folder)
    names = copy_packaged("starter", folder)
    OUT.print(text("new-made", language(), path=folder, files=len(names)), markup=False)


# ---------------------------------------------------------------- the outermost door


def _failed(error: ReportError, command: str) -> ExitCode:
    problems = Problems(list(error.problems))
    tell(problems.found)
    count = sum(1 for _ in problems.errors())
    code = "summary-failed" if command == "build" else "summary-errors"
    ERR.print(text(code, language(), count=count), style="red", markup=False)
    return ExitCode.PROBLEMS


def _misused(error: TyperException) -> ExitCode:
    """A wrong command line, in the reader's language; without any words the help is the answer."""
    if type(error).__name__ != "NoArgsIsHelpError":
        told = text("cli-misused", language(), reason=reason(error))
        ERR.print(told, style="red", markup=False, soft_wrap=True)
    return ExitCode.USAGE


def _guarded(command: Callable[..., Any], arguments: list[str]) -> int:
    try:
        code = command(args=arguments, prog_name="reportgen", standalone_mode=False)
    except ReportError as error:
        return _failed(error, arguments[0])
    except TyperException as error:
        return _misused(error)
    except (KeyboardInterrupt, typer.Abort):
        ERR.print(text("cli-stopped", language()), markup=False)
        return ExitCode.PROBLEMS
    except Exception:  # the last door: a fault of ours, told as one
        ERR.print_exception()
        ERR.print(text("cli-fault", language()), style="red", markup=False)
        return ExitCode.INTERNAL
    return code if isinstance(code, int) else ExitCode.OK


def main() -> NoReturn:
    """Run the command line."""
    sys.exit(_guarded(app, sys.argv[1:]))
