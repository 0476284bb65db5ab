"""The model of data quality: what was read of each source, and what its checks found.

It counts files, rows, places, periods and cells, and says what is odd about them; it holds no
number of the data, so it may be printed. The values behind a finding are told on the terminal
alone, as messages.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportgen.messages import word
from reportgen.status import Status


class Weight(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    NOTICE = "notice"
    REMARK = "remark"
    """Worth a look when the data are checked; no message of a build."""


class Check(StrEnum):
    """What was looked at; each has its sentence in `catalogue/words.toml`."""

    READING = "reading"
    """Whether the source could be read at all."""
    READ = "read"
    """What reading had to say: empty cells, hidden rows."""
    PERSONS = "persons"
    """Rows that look like single persons."""
    REPAIR = "repair"
    """What was mended: leading noughts of keys."""
    COLUMNS = "columns"
    NEW_COLUMNS = "new-columns"
    WHOLE = "whole"
    RANGE = "range"
    SUM = "sum"
    """A breakdown that must add up ("davon")."""
    PART = "part"
    """A part that may not exceed its whole ("darunter")."""
    TOTAL = "total"
    """A total of a group against the sum of its members."""
    PARENT = "parent"
    """A place against the sum of the places below it."""
    LABEL = "label"
    """A row of totals that would be added up as if it were a member."""
    JUMP = "jump"
    PLACES = "places"
    PERIODS = "periods"
    COPY = "copy"
    """A period whose numbers are those of another. Which ones is not printed: who knew one year
    would know the other, hidden or not."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found of one measure, key or file. Never holds a number of the data."""

    check: Check
    weight: Weight
    subject: str
    """What it is about: name of a measure, a key, a period or a file."""
    count: int
    """How many cells, rows or columns."""

    @property
    def text(self) -> str:
        """A German phrase without any number of the data."""
        return word(f"quality-{self.check}", subject=self.subject, count=self.count)


@dataclass(frozen=True, slots=True)
class FileRead:
    """A table that was read."""

    file: str
    sheet: str
    digest: str
    """SHA-256 of the file, hexadecimal."""
    rows: int
    """Rows of data, before any choice."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many places of a level a source knows."""

    level: str
    """Plural, as printed."""
    found: int
    expected: int


@dataclass(frozen=True, slots=True)
class SourceQuality:
    """What was read of one source, and what is odd about it."""

    name: str
    title: str
    publisher: str = ""
    reference: str = ""
    extracted: date | None = None
    """The latest day on which numbers were taken from the register."""
    files: tuple[FileRead, ...] = ()
    periods: tuple[str, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    """Of each level that occurs, from the top down."""
    present: int = 0
    """Pairs of place and period that have a row …"""
    expected: int = 0
    """… of those that could: located places of the levels that occur, in every period."""
    measures: tuple[str, ...] = ()
    statuses: tuple[tuple[Status, int], ...] = ()
    """How many cells are numbers, exact noughts, secret, unknown …"""
    findings: tuple[Finding, ...] = ()

    def count(self, weight: Weight) -> int:
        """How many findings weigh so."""
        return sum(finding.weight is weight for finding in self.findings)

    @property
    def rows(self) -> int:
        """Rows of all files."""
        return sum(each.rows for each in self.files)
