"""A number of an indicator to its operands: computed once more, with numbers that remember."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import nan
from operator import itemgetter
from typing import cast

import numpy as np

from reportgen.errors import NOWHERE, Problems, Where
from reportgen.frame import PERIOD, PLACE, TOTAL, Amounts, Cell, Frame, Key, Origin
from reportgen.indicators.cohorts import Ages
from reportgen.indicators.compute import Worked, worked
from reportgen.indicators.grid import Grid, grid
from reportgen.indicators.promises import RATED, WITH_GROUPS
from reportgen.indicators.sides import sides
from reportgen.indicators.spec import IndicatorSpec, TermSpec
from reportgen.indicators.terms import Counted, Counting, Sources
from reportgen.indicators.terrain import terrain
from reportgen.indicators.tracing.traced import Row, Term, Traced, number, rows, terms
from reportgen.places import Places
from reportgen.status import Flag, Status


@dataclass(frozen=True, slots=True)
class Operand:
    """A number of a source that was taken, and where it stands."""

    members: tuple[tuple[str, str], ...]
    """Its place, its period and its groups."""
    cell: Cell
    factor: float
    """How often it counts: 1, a share, or the age of the persons."""
    where: Where
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Trace:
    """How one number was calculated; without a formula it is whole, and has its operands only."""

    made: Traced

    @property
    def parts(self) -> tuple[Term, ...]:
        """The terms of its formula, each once."""
        return tuple({id(each): each for each in terms(self.made)}.values())


@dataclass(slots=True)
class Tracing(Counting):
    """Counts with numbers that remember.

    What is no number (secret, unknown) goes as nought and keeps its place among the operands: the
    status of the result is known from elsewhere.
    """

    laid: dict[str, Grid] = field(default_factory=dict)

    def block(self, term: TermSpec) -> Grid:
        """A source as a block of numbers that remember their rows."""
        name = term.counted
        if name not in self.laid:
            found = Counting.block(self, term)
            self.laid[name] = _remembering(found, self.source(term), self.ground.keys)
        return self.laid[name]

    def given(self, term: TermSpec, kind: str) -> Counted:
        """Ratios as an office publishes them."""
        found = Counting.given(self, term, kind)
        laid = _remembering(found.numbers, self.source(term), self.ground.keys)
        return Counted(term, _named(laid, term), None, found.of, ())

    def count(self, term: TermSpec, by: tuple[str, ...], ages: Ages) -> Counted:
        """Count a term; the gate is not asked, so there are no counts for it."""
        found = _named(self.numbers(term, by, ages), term)
        return Counted(term, found, None, term.counted, term.limits)


def _remembering(block: Grid, source: Frame, places: tuple[str, ...]) -> Grid:
    """The block with numbers that remember the row of the source they were read from."""
    positions = source.table.assign(amount=np.arange(len(source.table)), status=Status.PRESENT)
    numbered = grid(Frame(source.measure, positions, source.keys), places)
    amounts = np.full(block.amounts.shape, 0.0, dtype=object)
    pairs = zip(
        block.amounts[numbered.present].tolist(),
        numbered.amounts[numbered.present].tolist(),
        strict=True,
    )
    amounts[numbered.present] = [Row(amount, source, int(at)) for amount, at in pairs]
    statuses = np.where(block.statuses > Status.ROUNDED_ZERO, np.int8(0), block.statuses)
    return Grid(block.axes, cast("Amounts", amounts), statuses, block.flags, block.origins)


def _named(block: Grid, term: TermSpec) -> Grid:
    """The block with numbers that say which term they are, and of what."""
    amounts = block.amounts.copy()
    for index in zip(*np.nonzero(block.present), strict=True):
        pairs = zip(block.axes.items(), index, strict=True)
        members = {key: names[at] for (key, names), at in pairs}
        amounts[index] = Term(number(amounts[index]), term, members)
    return Grid(block.axes, amounts, block.statuses, block.flags, block.origins)


@dataclass(frozen=True, eq=False)
class Tracer:
    """Traces numbers of indicators."""

    specs: Mapping[str, IndicatorSpec]
    sources: Sources
    places: Places

    def traces(self, keys: Iterable[Key]) -> Iterator[tuple[Key, Trace | None]]:
        """How numbers were calculated; None for what is no number of any indicator.

        Numbers of the same indicators are asked for together, so that they share the work.
        """
        wanted: dict[str, list[Key]] = {}
        for key in dict.fromkeys(keys):
            wanted.setdefault(key.measure, []).append(key)
        shared: dict[tuple[str, ...], Tracing] = {}
        for name, group in wanted.items():
            spec = self.specs.get(name)
            if spec is None or spec.method == "composite":
                yield from ((key, None) for key in group)
            elif is_traced(spec):
                work = self._worked(spec, group, shared)
                yield from ((key, _trace(work, spec, key)) for key in group)
            else:
                yield from self._listed(spec, group)

    def _worked(
        self, spec: IndicatorSpec, keys: list[Key], shared: dict[tuple[str, ...], Tracing]
    ) -> Worked:
        """An indicator, calculated for the periods that are asked for."""
        periods = tuple(sorted({key.period for key in keys})) if is_of_its_period(spec) else ()
        if periods not in shared:
            shared[periods] = Tracing(self._of(periods), terrain(self.places))
        # numbers that remember tell the processor of comparisons with what is no number
        with np.errstate(invalid="ignore"):
            return worked(spec, shared[periods], Problems())

    def _listed(self, spec: IndicatorSpec, keys: list[Key]) -> Iterator[tuple[Key, Trace | None]]:
        """The operands of an indicator without a formula: those of all that it rests on."""
        ground = terrain(self.places)
        with np.errstate(invalid="ignore"):
            given = sides(spec, Tracing(self.sources, ground), Problems())
        made = worked(spec, Counting(self.sources, ground), Problems())
        pairs = [(given.above.total, made.above.reach)]
        if given.below and made.below:
            pairs.append((given.below.total, made.below.reach))
        for key in keys:
            spot = key.place, key.period
            cells = [
                _cell(block, replace(key, place=place, period=period))
                for block, reach in pairs
                for place, period in reach.get(spot, (spot,))
            ]
            yield key, Trace(Traced(nan, "whole", tuple(each for each in cells if each)))

    def _of(self, periods: tuple[str, ...]) -> Sources:
        """The sources of these periods; of all when none are named."""
        if not periods:
            return self.sources
        return {
            name: {key: each.select(period=periods) for key, each in measures.items()}
            for name, measures in self.sources.items()
        }


def is_traced(spec: IndicatorSpec) -> bool:
    """Whether an indicator is calculated by sums and quotients, which can be written down."""
    return spec.method in WITH_GROUPS | RATED


def is_of_its_period(spec: IndicatorSpec) -> bool:
    """Whether a number is calculated from numbers of its own period alone."""
    sides = (spec.numerator, spec.denominator)
    each = [term for side in sides for term in ((side,) if isinstance(side, TermSpec) else side)]
    return spec.method == "ratio" and spec.years == 1 and not any(t.average for t in each)


def _trace(work: Worked, spec: IndicatorSpec, key: Key) -> Trace | None:
    made = _cell(work.block, key)
    if made is None:
        return None
    if made.parts:
        return Trace(made)
    # what came to nothing has forgotten of what: the sides still know
    above = _cell(work.above.total, key)
    below = _cell(work.below.total, key) if work.below else None
    if above is None:
        return None
    return Trace(above * spec.factor if below is None else above * spec.factor / below)


def _cell(block: Grid, key: Key) -> Traced | None:
    """The number of an address; None when the block has no such place, period or group."""
    wanted = {PLACE: key.place, PERIOD: key.period} | dict(key.group)
    members = [(names, wanted.get(name, TOTAL)) for name, names in block.axes.items()]
    if any(member not in names for names, member in members):
        return None
    return number(block.amounts[tuple(names.index(member) for names, member in members)])


def operands(part: Term) -> list[Operand]:
    """Every number of a source that was added up to a term, in the order of its files."""
    taken = [(_standing(row), _operand(row, factor)) for row, factor in rows(part)]
    return [each for _, each in sorted(taken, key=itemgetter(0))]


def _standing(row: Row) -> tuple[int, int, int]:
    """Sheet, row and column of a number; all nought, so that rows keep their order, if unknown."""
    standing, at = row.source.standing, row.position
    if standing is None:
        return 0, 0, 0
    return int(standing.sheet[at]), int(standing.row[at]), int(standing.column[at])


def _operand(row: Row, factor: float) -> Operand:
    source, at = row.source, row.position
    said = source.table.iloc[at]
    status = Status(int(said["status"]))
    standing = source.standing
    return Operand(
        tuple((key, str(said[key])) for key in source.keys),
        Cell(row.amount if status.is_number else None, status, Flag(int(said["flags"]))),
        factor,
        standing.where(at) if standing else NOWHERE,
        source.origins[int(standing.sheet[at])] if standing else None,
    )
