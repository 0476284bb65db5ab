"""Errors stop, notices gather; each says what, where and what to try.

    ReportError           one or many problems; the build stops, nothing is written
    Problems              collects both kinds, so that one run shows them all

A `Problem` carries the key of a message and its parameters; `messages.py` turns it into a
sentence of the reader's language. There is no third kind: what is not worth a notice is silence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import IntEnum, StrEnum
from string import ascii_uppercase


class ExitCode(IntEnum):
    """What the command returns to the shell."""

    OK = 0
    PROBLEMS = 1
    """The project has errors (with `--strict`: or notices); nothing was written."""
    USAGE = 2
    """The command line itself was wrong."""
    INTERNAL = 3
    """A fault of reportgen; please report it."""


class Severity(StrEnum):
    """Errors stop, notices gather."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Where:
    """The place a problem, a node or a number comes from: file and line, or sheet and cell."""

    file: str = ""
    """Path relative to the project, with forward slashes."""
    line: int | None = None
    """Line number, from 1; None when unknown."""
    sheet: str = ""
    cell: str = ""
    """Cell of a spreadsheet, such as "B12"."""


NOWHERE = Where()


def letters(column: int) -> str:
    """The letters of a column of a spreadsheet, from 0: A, B … Z, AA."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = ascii_uppercase[rest] + name
    return name


def cell_name(row: int, column: int) -> str:
    """The name of a cell of a spreadsheet, the row from 1 and the column from 0: B12."""
    return f"{letters(column)}{row}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, with its place."""

    code: str
    """Key of the message in the catalogue, such as "source-column-missing"."""
    where: Where = NOWHERE
    params: tuple[tuple[str, str], ...] = ()
    """What the message names, as text."""
    severity: Severity = Severity.ERROR


def problem(code: str, where: Where = NOWHERE, /, **params: object) -> Problem:
    """Make an error; parameters become text."""
    texts = tuple((name, str(param)) for name, param in sorted(params.items()))
    return Problem(code, where, texts)


def notice(code: str, where: Where = NOWHERE, /, **params: object) -> Problem:
    """Make a notice; parameters become text."""
    return replace(problem(code, where, **params), severity=Severity.NOTICE)


class ReportError(Exception):
    """The work cannot go on; carries every problem found so far."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(each.code for each in self.problems))


def failure(code: str, where: Where = NOWHERE, /, **params: object) -> ReportError:
    """Make the error for a single problem, to be raised by the caller."""
    return ReportError([problem(code, where, **params)])


@dataclass(slots=True)
class Problems:
    """Collects errors and notices in the order in which they are found."""

    found: list[Problem] = field(default_factory=list)

    def error(self, code: str, where: Where = NOWHERE, /, **params: object) -> None:
        """Note an error; the work may go on to find more, but will stop at `stop`."""
        self.found.append(problem(code, where, **params))

    def notice(self, code: str, where: Where = NOWHERE, /, **params: object) -> None:
        """Note something the user should know that does not stop the work."""
        self.found.append(notice(code, where, **params))

    def take(self, error: ReportError) -> None:
        """Add the problems of a caught error."""
        self.found.extend(error.problems)

    def errors(self) -> Iterator[Problem]:
        """Every error found."""
        return (each for each in self.found if each.severity is Severity.ERROR)

    def notices(self) -> Iterator[Problem]:
        """Every notice found."""
        return (each for each in self.found if each.severity is Severity.NOTICE)

    def stop(self) -> None:
        """Raise all errors found, if there are any."""
        errors = tuple(self.errors())
        if errors:
            raise ReportError(errors)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that looks most like `name`; empty when none does."""
    options = sorted(set(known))
    folded = {option.casefold(): option for option in reversed(options)}
    close = get_close_matches(name.casefold(), folded, n=1, cutoff=0.55)
    return folded[close[0]] if close else ""
