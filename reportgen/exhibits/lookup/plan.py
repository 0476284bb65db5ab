"""A table's spec, checked and looked up: which numbers, places and periods it is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.cells import Address
from reportgen.exhibits.lookup.choice import FIRST, INDICATOR, PLAIN, PREVIOUS, Choice
from reportgen.exhibits.specs.table import LineSpec, TableSpec
from reportgen.frame import PERIOD, PLACE, TOTAL, Frame, Measure
from reportgen.places import Level, Place


@dataclass(frozen=True, eq=False)
class Plan:
    """What a table shows, before it is laid out."""

    spec: TableSpec
    choice: Choice
    frames: tuple[Frame, ...]
    place: Place
    level: Level | None
    shown: Mapping[str, tuple[str, ...]]
    """Periods shown, by indicator, in time order; without a dimension of periods just one."""
    beside: tuple[str, ...] = ()
    """Indicators that only accompany the others, such as bounds: titles do not name them."""
    sorted_by: Callable[[Address], float | None] | None = None
    """What rows are sorted by; None for the number in the last column."""
    parted: str = ""
    """The group whose total shares are parts of; empty: that of the rows, else of the columns."""
    against: str = ""
    """A period that is set beside the one shown, as the outline of a pyramid is."""

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What titles name; of lines those that are no parts of others."""
        told = [each.measure for each in self.frames if each.measure.id not in self.beside]
        tops = {line.indicator for line in self.spec.lines if not line.depth}
        return tuple(each for each in told if each.id in tops) or tuple(told)

    @property
    def periods(self) -> tuple[str, ...]:
        """Every period shown for any indicator, in time order."""
        return tuple(sorted({period for each in self.shown.values() for period in each}))

    @property
    def is_snapshot(self) -> bool:
        """Whether each indicator shows a single period, be it the same one or not."""
        return all(len(each) == 1 for each in self.shown.values())

    @property
    def is_mixed(self) -> bool:
        """Whether the indicators have different units."""
        return len({names.unit(each.measure) for each in self.frames}) > 1

    @property
    def is_additive(self) -> bool:
        """Whether parts of places add up to the whole for some indicator."""
        return any(each.measure.kind.is_additive for each in self.frames)

    @property
    def by_indicator(self) -> bool:
        """Whether rows are of different indicators."""
        return INDICATOR in self.spec.along

    def has(self, dimension: str) -> bool:
        """Whether rows or columns are of this dimension."""
        return dimension in (*self.spec.along, *self.spec.over)

    def latest(self, indicator: str) -> str:
        """The last period shown of an indicator."""
        return self.shown[indicator][-1]

    def since(self, indicator: str) -> str:
        """The period that changes of an indicator are counted from."""
        wanted = self.spec.change_since
        if wanted == PREVIOUS:
            return self.before(indicator, self.latest(indicator))
        if wanted != FIRST:
            return wanted
        shown = self.shown[indicator]
        return shown[0] if len(shown) > 1 else self.choice.released[indicator].periods[0]

    def before(self, indicator: str, period: str) -> str:
        """The period before another one: of those shown, or of all where only one is shown.

        The period itself, since when there is no change, where none is before it.
        """
        shown = self.shown[indicator]
        among = shown if len(shown) > 1 else self.choice.released[indicator].periods
        return max((each for each in among if each < period), default=period)

    def members(self, group: str) -> tuple[str, ...]:
        """The members of a group in the order of print, without the total."""
        found = {member for each in self.frames for member in each.members(group)}
        return names.ordered(group, found)

    def listed(self) -> tuple[Place, ...]:
        """The places shown side by side: those named, the parts, or a leaf beside the root."""
        if self.spec.places:
            return self.choice.listed(self.spec.places)
        if self.level is None:
            return (self.place,)
        return self.choice.parts(self.place, self.level.key)

    def inside(self) -> tuple[Place, ...]:
        """The places shown side by side that are parts of the whole, or the whole itself."""
        places = self.choice.places
        return tuple(each for each in self.listed() if not places.is_benchmark(each.key))

    def outside(self) -> tuple[Place, ...]:
        """The regions outside that are shown beside: for comparison, never among the parts."""
        return tuple(each for each in self.listed() if each not in self.inside())

    def shown_level(self) -> Level | None:
        """The one level of all parts that are shown; None when they are of several."""
        levels = {each.level for each in self.inside()}
        return self.choice.places.level(levels.pop()) if len(levels) == 1 else None

    def closing(self) -> Place | None:
        """The place whose numbers close the table; None when it is not wanted or shown already."""
        is_leaf = self.level is None and not self.spec.places
        whole = self.choice.places.root if is_leaf else self.place
        shown = {place.key for place in self.listed()}
        return whole if self.spec.total and whole.key not in shown else None

    @property
    def is_complete(self) -> bool:
        """Whether the places shown side by side are all parts of the whole."""
        return not self.spec.places and self.level is not None and not self.level.partial

    def is_whole(self, parent: Place, shown: tuple[Place, ...]) -> bool:
        """Whether these places are all parts of their parent, in one way to part it."""
        keys = {place.key for place in shown}
        return any(
            all(part.key in keys or self._needs_not(part) for part in family)
            for family in self.choice.places.families(parent.key)
        )

    def _needs_not(self, part: Place) -> bool:
        """Whether a place holds nothing that a sum would miss."""
        return not part.located and not (self.is_additive and self._has(part))

    def strays(self) -> tuple[Place, ...]:
        """Places for cases not located, without which counts would not add up."""
        if self.spec.places or not self.is_additive or self.closing() is None:
            return ()
        found = self.choice.strays(self.place, self.listed())
        return tuple(place for place in found if self._has(place))

    def _has(self, place: Place) -> bool:
        """Whether there is any number of a place in what is shown, be it hidden."""
        return any(
            each.has(place.key, period)
            for each in self.frames
            for period in self.shown[each.measure.id]
        )

    def whole(self) -> Address:
        """What of an address is replaced to find the total of a share."""
        for dimension in (self.parted, self.spec.rows, *self.spec.over):
            if dimension and dimension not in PLAIN:
                return {dimension: TOTAL}
        return {PLACE: self.place.key}

    def address(self, row: Address, column: Address) -> Address:
        """The full address of a cell."""
        address = {PLACE: self.place.key, **self.spec.groups, **row, **column}
        return {PERIOD: self.latest(address[INDICATOR]), **address}


def planned(spec: TableSpec, choice: Choice, beside: tuple[str, ...] = ()) -> Plan | None:
    """Look up everything a table names; None when a mistake makes it impossible.

    `beside` are indicators that accompany those of the spec.
    """
    if spec.turned:
        spec = spec.model_copy(update={"rows": spec.columns, "columns": spec.rows})
    frames = choice.frames((*spec.shows, *beside))
    if not spec.shows:
        choice.error("exhibit-no-indicator")
    place = choice.place(spec.place)
    level = choice.level(spec.level, place)
    _check_dimensions(spec, choice, frames)
    choice.know_periods(frames, _named_periods(spec))
    shown = {each.measure.id: _shown(spec, choice, each) for each in frames}
    for indicator, periods in shown.items():
        if not periods and not any(choice.problems.errors()):
            choice.error("exhibit-empty", name=indicator)
    plan = Plan(spec, choice, frames, place, level, shown, beside)
    _check_extras(plan)
    return None if any(choice.problems.errors()) else plan


def _named_periods(spec: TableSpec) -> tuple[str, ...]:
    listed = spec.periods if isinstance(spec.periods, tuple) else ()
    since = "" if spec.change_since in (FIRST, PREVIOUS) else spec.change_since
    return (*listed, spec.period, since)


def _shown(spec: TableSpec, choice: Choice, source: Frame) -> tuple[str, ...]:
    wanted = (spec.period,) if spec.period and not spec.periods else spec.periods
    found = choice.periods(source, wanted)
    return found if PERIOD in (*spec.along, *spec.over) else found[-1:]


def _check_dimensions(spec: TableSpec, choice: Choice, frames: tuple[Frame, ...]) -> None:
    named = (*spec.along, *spec.over)
    for dimension in dict.fromkeys(named):
        choice.dimension(dimension, frames, PLAIN)
        if named.count(dimension) > 1:
            choice.error("exhibit-same-dimension", name=dimension)
    for each in frames:
        choice.groups(each, spec.groups)
    if PLACE in named:
        choice.listed(spec.places)
    depths = (-1, *(line.depth for line in spec.lines))
    for before, line in zip(depths, spec.lines, strict=False):
        _check_line(spec, line, choice, frames)
        if line.depth > before + 1 or (line.relation and not line.depth):
            choice.error("exhibit-line-level", level=line.depth)


def _check_line(spec: TableSpec, line: LineSpec, choice: Choice, frames: tuple[Frame, ...]) -> None:
    """Note a line that does not say which row it is."""
    is_indicator = spec.rows == INDICATOR
    if is_indicator != bool(line.indicator) or is_indicator == bool(line.member):
        choice.error("exhibit-line", key="indicator" if is_indicator else "member", rows=spec.rows)
    if line.member and line.member != TOTAL and not is_indicator:
        for each in frames:
            choice.groups(each, {spec.rows: line.member})
    for each in frames:
        if each.measure.id == line.indicator:
            choice.groups(each, line.groups)


def _check_extras(plan: Plan) -> None:
    spec, choice = plan.spec, plan.choice
    if (spec.top or spec.bottom) and (spec.grouped or spec.row_groups or spec.lines):
        choice.error("exhibit-top")
    if spec.rank == "first" and len(plan.frames) > 1:
        choice.error("exhibit-rank-first")
    if plan.has(PLACE) and not plan.listed():
        choice.error("exhibit-no-parts", place=plan.place.name, level=spec.level)
    if spec.class_names:
        choice.know_classes([each.measure for each in plan.frames])
    for each in plan.frames:
        if spec.change_since:
            choice.change(each)
        if spec.deviation:
            choice.deviation(each)
        if spec.shares and not each.measure.kind.is_additive:
            choice.error("exhibit-shares", name=each.measure.id)
