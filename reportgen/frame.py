"""The model of numbers: tidy tables of facts with a status in every cell.

A `Frame` holds one measure. Its key columns say what each number is about: `place`, `period`
and any group such as `sex` or `age`; `amount` is the unrounded number, `status` and `flags` say
what kind of number it is, `origins` where all of them come from. Arithmetic keeps the status:
what is calculated from a secret number is secret, never 0.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.errors import Where, cell_name
from reportgen.profile import NO_PROFILE, Profile
from reportgen.schema import Spec
from reportgen.status import Flag, Status

PLACE, PERIOD, SINCE, SEX, AGE = "place", "period", "since", "sex", "age"
TO = "to"
"""In the key of what is told: the place beside which another is set, if it is not the root."""
OF = "of"
"""In the key of a share: the group whose total is the whole; without it the whole is a place."""
TOTAL = "_T"
"""The member of a group that means all of it (code of SDMX)."""
CONTENT = ("amount", "status", "flags")


class Kind(StrEnum):
    """What kind of figure a measure is; decides units of change and how it may be summed."""

    COUNT = "anzahl"
    """A number of persons, cases or things: additive."""
    AMOUNT = "betrag"
    """A sum of money, area …: additive."""
    SHARE = "anteil"
    """Part of a whole, 0 to 100."""
    QUOTA = "quote"
    """Part of an eligible population; may pass 100."""
    RATIO = "quotient"
    """Ratio of disjoint groups, never a percentage."""
    DENSITY = "dichte"
    """Per 1,000 or so of a population."""
    RATE = "rate"
    """Events per population and time."""
    MEAN = "mittelwert"
    BALANCE = "saldo"
    """Difference of two counts; may be negative."""
    INDEX = "index"

    @property
    def is_additive(self) -> bool:
        """Whether its numbers add up: their change is told in per cent, and no part is compared
        with its whole."""
        return self in (Kind.COUNT, Kind.AMOUNT)


class Polarity(StrEnum):
    """Whether a high value is a burden. Neutral measures are never coloured as good or bad."""

    BURDEN = "belastung"
    FAVOURABLE = "guenstig"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where numbers come from; printed as "Quelle"."""

    source: str
    """Name of the source in the project file."""
    file: str
    publisher: str
    sheet: str = ""
    """Sheet of a workbook or number of a table."""
    title: str = ""
    reference: str = ""
    """The time the data describe, as printed: "Stand 31.12.2024"."""
    extracted: date | None = None
    """When the data were taken from the register or data base."""
    licence: str = ""
    digest: str = ""
    """SHA-256 of the file, hexadecimal."""
    restated: bool = False
    """Whether numbers of it went to other places, because borders have changed."""


class Break(Spec):
    """Where a series changes its meaning: new counting, law or boundaries."""

    period: str
    """The first period of the new meaning."""
    text: str
    """Printed wherever periods of both sides are shown."""
    comparable: bool = False
    """Whether numbers of both sides may be compared all the same."""


class NamedClass(Spec):
    """A class of an index: from the bound of the class before up to its own."""

    name: str
    """As printed: "sehr niedrig"."""
    upto: float | None = None
    """Its upper bound, which belongs to the next class; the last class has none."""
    mark: str = ""
    """A letter or two that stand for it on maps; empty: a number or a letter."""


@dataclass(frozen=True, eq=False, slots=True)
class Standing:
    """Where each row of a source stands: in which table, in which row and column of it."""

    sheets: tuple[Where, ...]
    """The tables, one for each origin of the frame: file, and sheet of a workbook."""
    sheet: npt.NDArray[np.int16]
    row: npt.NDArray[np.int32]
    """Line of a text file, or row of a sheet, from 1."""
    column: npt.NDArray[np.int16]
    """From 0."""

    def where(self, number: int) -> Where:
        """The place of a row; columns of text files have letters too, as in a spreadsheet."""
        sheet, row = self.sheets[int(self.sheet[number])], int(self.row[number])
        line = None if sheet.sheet else row
        return replace(sheet, line=line, cell=cell_name(row, int(self.column[number])))

    def taken(self, rows: npt.NDArray[Any]) -> "Standing":
        """Some of the rows, or all in another order."""
        return Standing(self.sheets, self.sheet[rows], self.row[rows], self.column[rows])


@dataclass(frozen=True, slots=True)
class Contributions:
    """Measures of the same source that tell who is behind its amounts; empty for unknown."""

    count: str = ""
    """How many units there are."""
    largest: str = ""
    """What the largest one has put in."""
    second: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """What the numbers of a frame are, and how they are printed."""

    id: str
    name: str
    kind: Kind = Kind.COUNT
    unit: str = ""
    """Unit as printed: "%", "je 1.000", "Jahre", "Personen"."""
    decimals: int = 0
    polarity: Polarity = Polarity.NEUTRAL
    short: str = ""
    """Short name for narrow columns; empty means the name."""
    theme: str = ""
    definition: str = ""
    """How it is calculated, one German sentence."""
    interpretation: str = ""
    """How it is to be read, and what it does not say."""
    population: str = ""
    """Base population as printed."""
    note: str = ""
    """Printed below every exhibit that shows it."""
    remark: str = ""
    """What is true of all numbers that are made in the same way: that counts are rounded."""
    given: bool = False
    """Whether a ratio is the office's own and not calculated here."""
    profile: Profile = NO_PROFILE
    """What its sheet tells besides."""
    breaks: tuple[Break, ...] = ()
    """In time order."""
    classes: tuple[NamedClass, ...] = ()
    """Named classes from the lowest on, for maps of an index."""
    contributions: Contributions | None = None
    """Of amounts that single units must not be recognised in."""

    @property
    def label(self) -> str:
        """The short name, or the name."""
        return self.short or self.name

    @property
    def is_percentage(self) -> bool:
        """Whether a change is given in percentage points."""
        return self.unit == "%"


@dataclass(frozen=True, slots=True)
class Key:
    """The address of one number, the same in data, page, Word control and ledger."""

    measure: str
    place: str
    period: str
    group: tuple[tuple[str, str], ...] = ()
    """Other key columns and their members, sorted, totals left out: (("sex", "w"),)."""

    def __str__(self) -> str:
        """One line, such as `sgb2_quote/05/2024/sex=w`."""
        parts = [self.measure, self.place, self.period]
        parts += [f"{column}={member}" for column, member in self.group]
        return "/".join(parts)


@dataclass(frozen=True, slots=True)
class Cell:
    """One number with its status."""

    amount: float | None
    """Unrounded; None when the status says that there is no number."""
    status: Status
    flags: Flag = Flag.NONE


NO_CELL = Cell(None, Status.UNKNOWN)


@dataclass(frozen=True, eq=False)
class Frame:
    """One measure as a tidy table: key columns, `amount`, `status`, `flags`."""

    measure: Measure
    table: pd.DataFrame
    """Rows are unique by `keys`; `amount` is NaN exactly where `status` is no number."""
    keys: tuple[str, ...]
    """Key columns in order: place, period, then groups."""
    origins: tuple[Origin, ...] = ()
    standing: Standing | None = None
    """Where the rows stand; None for what is calculated."""

    @property
    def groups(self) -> tuple[str, ...]:
        """The key columns beside place and period."""
        return tuple(key for key in self.keys if key not in (PLACE, PERIOD))

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """Every period, in time order."""
        return tuple(sorted(self.table[PERIOD].unique()))

    def members(self, key: str) -> tuple[str, ...]:
        """The members of a key column in the order of the rows, without the total."""
        return tuple(member for member in self.table[key].unique() if member != TOTAL)

    def select(self, **members: str | tuple[str, ...]) -> "Frame":
        """The rows with these members; key columns stay."""
        chosen = np.ones(len(self.table), dtype=bool)
        for key, wanted in members.items():
            options = [wanted] if isinstance(wanted, str) else list(wanted)
            chosen &= self.table[key].isin(options).to_numpy()
        standing = self.standing and self.standing.taken(chosen)
        return replace(self, table=self.table[chosen], standing=standing)

    @cached_property
    def _index(self) -> dict[tuple[str, ...], int]:
        rows = zip(*(self.table[key].tolist() for key in self.keys), strict=True)
        return {row: number for number, row in enumerate(rows)}

    @cached_property
    def _content(self) -> tuple[list[float], list[int], list[int]]:
        amounts, statuses, flags = (self.table[column].tolist() for column in CONTENT)
        return amounts, statuses, flags

    def cell(self, place: str, period: str, **groups: str) -> Cell:
        """One number; groups not named mean their total, unknown cells have status UNKNOWN."""
        wanted = {PLACE: place, PERIOD: period} | groups
        number = self._index.get(tuple(wanted.get(key, TOTAL) for key in self.keys))
        if number is None:
            return NO_CELL
        amounts, statuses, flags = self._content
        status = Status(statuses[number])
        amount = amounts[number] if status.is_number else None
        return Cell(amount, status, Flag(flags[number]))

    def has(self, place: str, period: str, **groups: str) -> bool:
        """Whether the frame has a row for this address."""
        wanted = {PLACE: place, PERIOD: period} | groups
        return tuple(wanted.get(key, TOTAL) for key in self.keys) in self._index

    def key(self, place: str, period: str, **groups: str) -> Key:
        """The address of a number of this frame."""
        named = sorted((key, member) for key, member in groups.items() if member != TOTAL)
        return Key(self.measure.id, place, period, tuple(named))


def frame(
    measure: Measure,
    table: pd.DataFrame,
    keys: tuple[str, ...],
    origins: tuple[Origin, ...] = (),
    standing: Standing | None = None,
) -> Frame:
    """Make a frame in normal form: columns in order, rows sorted, types and NaN as promised.

    `ValueError` when two rows share a key; readers check that first and say where.
    """
    clean = table.loc[:, [*keys, *(c for c in CONTENT if c in table.columns)]].copy()
    for key in keys:
        clean[key] = clean[key].astype(str)
    if "flags" not in clean.columns:
        clean["flags"] = 0
    clean["amount"] = clean["amount"].astype("float64")
    clean["status"] = clean["status"].astype("int8")
    clean["flags"] = clean["flags"].astype("int8")
    clean.loc[clean["status"] > Status.ROUNDED_ZERO, "amount"] = np.nan
    codes = [pd.factorize(clean[key].to_numpy(dtype=object), sort=True)[0] for key in keys]
    order = np.lexsort(codes[::-1])
    if len(order) > 1 and np.all([each[order][1:] == each[order][:-1] for each in codes], 0).any():
        raise ValueError(measure.id)
    ordered = clean.take(order).reset_index(drop=True)
    return Frame(measure, ordered, keys, origins, standing and standing.taken(order))


Amounts: TypeAlias = npt.NDArray[np.float64]
Codes: TypeAlias = npt.NDArray[np.int8]


def settle(amounts: Amounts, statuses: Codes) -> Codes:
    """Give calculated numbers their status: nought is ZERO unless it was only rounded to it."""
    found = statuses.copy()
    computed = found <= Status.ROUNDED_ZERO
    rounded = found == Status.ROUNDED_ZERO
    found[computed] = Status.PRESENT
    nought = computed & (amounts == 0)
    found[nought] = np.where(rounded[nought], Status.ROUNDED_ZERO, Status.ZERO)
    found[computed & ~(np.abs(amounts) < np.inf)] = Status.NOT_APPLICABLE  # NaN is below nothing
    return found


def merged(*origins: tuple[Origin, ...]) -> tuple[Origin, ...]:
    """All origins once, in order of first appearance."""
    return tuple(dict.fromkeys(each for group in origins for each in group))


CHANGE, DEVIATION = "change", "deviation"


def derived_id(measure: str, what: str) -> str:
    """The id of a frame derived from another: `sgb2_quote~change`.

    `~change` has the extra key `since` (period minus since, in percentage points for
    percentages, in per cent for counts and amounts, else in the unit of the measure);
    `~deviation` is place minus root, in the unit of the measure.
    """
    return f"{measure}{_DERIVED}{what}"


_DERIVED = "~"


def parted_id(name: str) -> tuple[str, str]:
    """The id of a measure, and what is derived from it; the second is empty for itself."""
    measure, _, what = name.partition(_DERIVED)
    return measure, what
