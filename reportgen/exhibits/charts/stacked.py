"""Bars of parts: side by side, on one another, as shares, or to both sides of a middle line.

A part that is not shown has no length. It stands as a stub of one length for all at the end of its
bar, so that neither its size nor its place among the others can be measured.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.document.nodes import RowRole
from reportgen.exhibits.charts.bar_parts import SHARES, Part, parts_of
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.cells import (
    SHARE_DECIMALS,
    Address,
    Printed,
    Reader,
    Show,
    share_of,
    worded,
)
from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.specs.stacked import StackedSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.tables.columns import Leaf, leaves
from reportgen.exhibits.tables.entry import Entry
from reportgen.exhibits.tables.rows import entries
from reportgen.frame import AGE, PERIOD, PLACE, TOTAL, Cell, Kind, Measure
from reportgen.messages import word
from reportgen.released import as_printed

ORDERED = (PERIOD, AGE)
"""What bars are of when their own order means something."""


@dataclass(frozen=True, slots=True)
class Row:
    """One bar, or one group of bars."""

    name: str
    cells: tuple[Printed, ...]
    """What is printed for each part."""
    amounts: tuple[float | None, ...]
    """As printed; None when it is not shown."""
    total: Printed | None = None
    """Of absolute numbers on one another."""
    key: float | None = None
    """What bars are sorted by, and what is told of them."""
    is_focus: bool = False
    is_whole: bool = False
    is_outside: bool = False

    @property
    def known(self) -> tuple[float, ...]:
        """Every number that is drawn."""
        return tuple(amount for amount in self.amounts if amount is not None)


@dataclass(frozen=True, eq=False)
class Stacked:
    """What is shown, before it is drawn."""

    plan: Plan
    layout: str
    columns: tuple[Leaf, ...]
    """Of the table of its numbers."""
    measure: Measure
    """Of what is drawn: per cent where it is shares."""
    parts: tuple[Part, ...]
    keys: tuple[str, ...]
    """Parts whose numbers bars are sorted by, together; none for the total."""
    rows: tuple[Row, ...]
    """From the top down, or from the left."""
    ticks: tuple[Decimal, ...]

    head: str = ""
    """What stands before the names of the parts."""
    is_ordered: bool = False
    """Whether the parts have an order: then they take a ramp."""
    is_apart: bool = False
    """Whether neutral parts stand at the right by themselves."""

    @property
    def is_upright(self) -> bool:
        """Time runs from left to right; answers are read so too, whatever the bars are."""
        return self.plan.spec.rows == PERIOD and self.layout != "diverging"

    @property
    def is_grouped(self) -> bool:
        """Whether parts stand side by side."""
        return self.layout == "grouped"


def stacked(spec: StackedSpec, choice: Choice) -> Stacked | None:
    """Look up what is shown; None when its spec is wrong."""
    known = [choice.released[each] for each in spec.shows if each in choice.released]
    choice.know_units(each.measure for each in known)
    plan = planned(_table(spec, choice), choice)
    choice.know_highlights(spec.by, spec.highlight, plan.frames if plan else ())
    parts = parts_of(spec, plan) if plan else ()
    if plan is None or any(choice.problems.errors()):
        return None
    reading = _Reading(spec, plan, parts)
    rows = tuple(_rows(reading))
    if not reading.is_grouped and _has_negative(reading):
        choice.error("exhibit-stacked-negative")
        return None
    by_age = spec.parts == AGE
    return Stacked(
        replace(plan, sorted_by=reading.key, parted=spec.parts), spec.layout, reading.columns,
        reading.measure, parts, reading.keys, rows, _ticks(reading, rows),
        names.stub(AGE, spec.labels) if by_age else "", bool(spec.order) or by_age,
        spec.layout == "diverging" and spec.middle == "apart",
    )  # fmt: skip


def _table(spec: StackedSpec, choice: Choice) -> TableSpec:
    """The numbers as a table: a row for each bar, a column for each part."""
    is_chosen = spec.by != PLACE or bool(spec.level or spec.places)
    peers = "" if is_chosen else choice.peers(spec.place)
    has_order = spec.by in ORDERED and "sort" not in spec.model_fields_set
    indicators = spec.shows
    kinds = {choice.released[each].measure.kind for each in indicators if each in choice.released}
    is_share = spec.layout in SHARES
    is_absolute = not is_share and any(kind.is_additive for kind in kinds)
    has_total = spec.total and (not is_absolute or "total" in spec.model_fields_set)
    return TableSpec(
        kind="table", indicators=indicators, rows=spec.by, columns=spec.parts or INDICATOR,
        title=spec.title, note=spec.note, period=spec.period, periods=spec.periods,
        place="" if peers else spec.place, level=peers or spec.level, places=spec.places,
        groups=spec.groups, labels=spec.labels, sort="" if has_order else spec.sort,
        total=has_total and spec.by not in (PERIOD, INDICATOR),
        shares=is_share and bool(spec.parts) and Kind.SHARE not in kinds,
    )  # fmt: skip


@dataclass(frozen=True, eq=False)
class _Reading:
    """Reads the parts of a bar."""

    spec: StackedSpec
    plan: Plan
    parts: tuple[Part, ...]

    @property
    def is_grouped(self) -> bool:
        return self.spec.layout == "grouped"

    @property
    def is_calculated(self) -> bool:
        """Whether shares are made of counts; those that are given are shown as they are."""
        is_given = self.plan.frames[0].measure.kind is Kind.SHARE
        return self.spec.layout in SHARES and not is_given

    @property
    def measure(self) -> Measure:
        own = self.plan.frames[0].measure
        if not self.is_calculated:
            return own
        return replace(own, kind=Kind.SHARE, unit="%", decimals=SHARE_DECIMALS)

    @property
    def columns(self) -> tuple[Leaf, ...]:
        """Parts from left to right, then what they are parts of."""
        if not self.spec.parts:
            return leaves(self.plan)
        show = Show.SHARE if self.is_calculated else Show.VALUE
        spanner = ((word("exhibit-percent"),),) if self.is_calculated else ()
        unit = names.unit(self.plan.frames[0].measure) or word("exhibit-number")
        total = (word("total"), *((unit,) if self.is_calculated else ()))
        return (
            *(Leaf((*spanner, (part.name,)), self.column(part), show) for part in self.parts),
            Leaf((total,), self._fixed() | {self.spec.parts: TOTAL}),
        )

    def _fixed(self) -> dict[str, str]:
        """The indicator of columns; rows of indicators have their own."""
        return {} if self.spec.by == INDICATOR else {INDICATOR: self.plan.frames[0].measure.id}

    def column(self, part: Part) -> Address:
        """What of an address a part stands for."""
        return {**(self._fixed() if self.spec.parts else {}), **part.address(self.spec.parts)}

    def row(self, entry: Entry) -> Row:
        """A bar with its numbers."""
        choice = self.plan.choice
        cells = self._cells(entry.address)
        focus = self.spec.highlight or ((self.spec.place,) if choice.peers(self.spec.place) else ())
        decimals = self.measure.decimals
        return Row(
            entry.label, cells, tuple(as_printed(cell.cell, decimals) for cell in cells),
            self._total(entry.address) if self.spec.layout == "stacked" else None,
            self.key(entry.address), entry.address.get(self.spec.by) in focus,
            entry.role is RowRole.TOTAL, choice.places.is_benchmark(entry.address.get(PLACE, "")),
        )  # fmt: skip

    def _cells(self, row: Address) -> tuple[Printed, ...]:
        choice = self.plan.choice
        reader = Reader(choice, {self.spec.parts: TOTAL})
        is_share = self.is_calculated and bool(self.spec.parts)
        show = Show.SHARE if is_share else Show.VALUE
        found = tuple(
            reader.printed(self.plan.address(row, self.column(part)), show) for part in self.parts
        )
        return found if is_share or not self.is_calculated else self._shares(found)

    def _shares(self, cells: tuple[Printed, ...]) -> tuple[Printed, ...]:
        """Indicators as shares of what they come to as printed; beside a gap there are none."""
        decimals, notation = self.plan.frames[0].measure.decimals, self.plan.choice.notation
        found = [replace(cell.cell, amount=as_printed(cell.cell, decimals)) for cell in cells]
        amounts = [cell.amount for cell in found if cell.amount is not None]
        status = max(cell.status for cell in found)
        whole = Cell(sum(amounts) if len(amounts) == len(found) else None, status)
        return tuple(worded(notation, share_of(cell, whole), SHARE_DECIMALS) for cell in found)

    def _total(self, row: Address) -> Printed | None:
        """The total as released; of several indicators there is none."""
        if not self.spec.parts:
            return None
        choice = self.plan.choice
        whole = self.plan.address(row, self._fixed() | {self.spec.parts: TOTAL})
        return Reader(choice).printed(whole, Show.VALUE)

    def key(self, row: Address) -> float | None:
        """What bars are sorted by: the total, or some parts together."""
        wanted = self.keys
        if not wanted:
            total = self._total(row)
            return as_printed(total.cell, self.measure.decimals) if total else None
        decimals = self.measure.decimals
        cells = zip(self.parts, self._cells(row), strict=True)
        found = [as_printed(cell.cell, decimals) for part, cell in cells if part.key in wanted]
        known = [amount for amount in found if amount is not None]
        return round(sum(known), decimals) if len(known) == len(found) else None

    @property
    def keys(self) -> tuple[str, ...]:
        """The parts that a bar is sorted by; none for the total."""
        if self.spec.sort_by:
            return self.spec.sort_by
        if self.spec.layout == "diverging":
            return self.spec.positive
        if self.spec.layout == "stacked":
            return () if self.spec.parts else tuple(part.key for part in self.parts)
        return (self.parts[0].key,)


def _has_negative(reading: _Reading) -> bool:
    """Whether a part is below nought; of negative parts shares would look sound."""
    plan = reading.plan
    reader = Reader(plan.choice)
    cells = (
        reader.cell(plan.address(entry.address, reading.column(part)))
        for entry in entries(plan, reading.key)
        if entry.role is not RowRole.GROUP
        for part in reading.parts
    )
    return any((cell.amount or 0.0) < 0 for cell in cells)


def _rows(reading: _Reading) -> Iterator[Row]:
    """Every bar; cases that could not be located are in the table only."""
    plan = reading.plan
    for entry in entries(plan, reading.key):
        place = plan.choice.places.get(entry.address.get(PLACE, ""))
        if entry.role is not RowRole.GROUP and (place is None or place.located):
            yield reading.row(entry)


def _ticks(reading: _Reading, rows: tuple[Row, ...]) -> tuple[Decimal, ...]:
    """Few round numbers, nought among them."""
    spec = reading.spec
    match spec.layout:
        case "grouped":
            known = [amount for row in rows for amount in row.known]
            low, high = min(*known, 0.0, 0.0), max(*known, 0.0, 0.0)
            return scale.ticks(low, high if high > low else low + 1.0, most=5)
        case "stacked":
            return scale.ticks(0, max((sum(row.known) for row in rows), default=0.0) or 1.0, most=5)
        case "percent":
            return scale.ticks(0, max((*(round(sum(row.known)) for row in rows), 100)), most=5)
        case "diverging":
            is_split = spec.middle == "split"
            left, right = (
                max((reach(reading.parts, row, side, is_split=is_split) for row in rows), default=0)
                for side in (-1, 1)
            )
            return scale.ticks(-left or -10.0, right or 10.0, most=8)


def reach(parts: tuple[Part, ...], row: Row, side: int, *, is_split: bool) -> float:
    """How far a bar goes to a side of the middle line, with half of what lies on it."""
    shares = {0: 0.5 if is_split else 0.0, side: 1.0}
    pairs = zip(parts, row.amounts, strict=True)
    return sum((amount or 0.0) * shares.get(part.side, 0.0) for part, amount in pairs)
