"""Moves as bands: from origins to destinations, or into a place and out of it.

A band that is not shown is not drawn, and neither is any room for it: the height of an end is that
of the bands that are seen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reportgen import formats
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.cells import Address, Printed, Reader, Show
from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.specs.flow import FlowSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.table import subject
from reportgen.exhibits.words import alternative, notes
from reportgen.frame import PLACE, Cell, Measure
from reportgen.messages import word
from reportgen.released import as_printed
from reportgen.status import Status

MIDDLE = "middle"
"""The key of the place between what comes and what leaves."""
REST = "rest"
"""The key of small ends gathered."""


@dataclass(frozen=True, slots=True)
class End:
    """Where bands begin or end."""

    key: str
    name: str
    total: Printed
    is_focus: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """What moves from one end to another."""

    start: str
    end: str
    printed: Printed
    amount: float | None
    """As printed; None when it is not shown."""


@dataclass(frozen=True, eq=False)
class Leg:
    """Bands between two columns of ends."""

    head: tuple[str, str]
    starts: tuple[End, ...]
    ends: tuple[End, ...]
    bands: tuple[Band, ...]


@dataclass(frozen=True, eq=False)
class Flow:
    """What is shown, before it is drawn."""

    plan: Plan
    measure: Measure
    legs: tuple[Leg, ...]
    """One, or two that share a middle."""

    @property
    def bands(self) -> tuple[Band, ...]:
        """Every band."""
        return tuple(band for leg in self.legs for band in leg.bands)

    @property
    def has_focus(self) -> bool:
        """Whether some ends stand out."""
        both = (end for leg in self.legs for end in (*leg.starts, *leg.ends))
        return any(end.is_focus for end in both)


def made(spec: FlowSpec, choice: Choice) -> Made[Flow] | None:
    """A chart with its table and words; None when its spec is wrong."""
    chart = flow(spec, choice)
    if chart is None:
        return None
    return Made(chart, chart.plan, tuple(sentences(chart)), tuple(remarks(chart)))


def flow(spec: FlowSpec, choice: Choice) -> Flow | None:
    """Look up what is shown; None when its spec is wrong."""
    plan = planned(_table(spec), choice)
    _check(spec, choice)
    if plan is None or any(choice.problems.errors()):
        return None
    reading = _Reading(spec, plan)
    legs = (reading.through(),) if spec.indicator else (reading.into(), reading.out())
    chart = Flow(plan, plan.frames[0].measure, legs)
    if any((band.amount or 0.0) < 0 for band in chart.bands):
        choice.error("exhibit-flow-count", name=", ".join(spec.shows))
        return None
    return chart


def _table(spec: FlowSpec) -> TableSpec:
    """The numbers as a table: a row for each origin, a column for each destination."""
    return TableSpec(
        kind="table", indicators=spec.shows, rows=spec.origin,
        columns=spec.destination if spec.indicator else INDICATOR,
        title=spec.title, note=spec.note, period=spec.period, place=spec.place, level=spec.level,
        groups=spec.groups, labels=spec.labels,
    )  # fmt: skip


def _check(spec: FlowSpec, choice: Choice) -> None:
    """Note what is no count of moves, and a second indicator that is missing."""
    if len(spec.shows) != (1 if spec.indicator else 2):
        choice.error("exhibit-flow-indicators")
    known = [choice.released[each].measure for each in spec.shows if each in choice.released]
    for measure in known:
        if not measure.kind.is_additive:
            choice.error("exhibit-flow-count", name=measure.id)
    choice.know_units(known)


@dataclass(frozen=True, eq=False)
class _Reading:
    """Reads bands and their ends."""

    spec: FlowSpec
    plan: Plan

    def through(self) -> Leg:
        """From all origins to all destinations."""
        starts, ends = self._keys(self.spec.origin), self._keys(self.spec.destination)
        bands = tuple(
            self._band(start, end, self.spec.indicator) for start in starts for end in ends
        )
        whole = Leg(
            (word("exhibit-from"), word("exhibit-to")),
            tuple(self._end(key, self.spec.origin, self.spec.indicator) for key in starts),
            tuple(self._end(key, self.spec.destination, self.spec.indicator) for key in ends),
            bands,
        )
        half = _gathered(whole, self.spec.most, is_start=True)
        return _gathered(half, self.spec.most, is_start=False)

    def into(self) -> Leg:
        """What comes into the place."""
        return self._half(self.spec.indicators[0], is_start=True)

    def out(self) -> Leg:
        """What leaves the place."""
        return self._half(self.spec.indicators[1], is_start=False)

    def _half(self, indicator: str, *, is_start: bool) -> Leg:
        keys = self._keys(self.spec.origin)
        ends = tuple(self._end(key, self.spec.origin, indicator) for key in keys)
        middle = (replace(self._end("", "", indicator), key=MIDDLE, name=self.plan.place.name),)
        bands = tuple(self._half_band(key, indicator, is_start=is_start) for key in keys)
        label = self.plan.choice.released[indicator].measure.label
        if is_start:
            half = Leg((label, ""), ends, middle, bands)
        else:
            half = Leg(("", label), middle, ends, bands)
        return _gathered(half, self.spec.most, is_start=is_start)

    def _half_band(self, key: str, indicator: str, *, is_start: bool) -> Band:
        found = self._printed({self.spec.origin: key}, indicator)
        pair = (key, MIDDLE) if is_start else (MIDDLE, key)
        return Band(*pair, found, self._amount(found))

    def _band(self, start: str, end: str, indicator: str) -> Band:
        where = {self.spec.origin: start, self.spec.destination: end}
        found = self._printed(where, indicator)
        return Band(start, end, found, self._amount(found))

    def _end(self, key: str, dimension: str, indicator: str) -> End:
        """An end with the total of its bands, as released."""
        found = self._printed({dimension: key} if dimension else {}, indicator)
        return End(key, self._name(key, dimension), found, key in self.spec.highlight)

    def _name(self, key: str, dimension: str) -> str:
        if dimension == PLACE:
            return self.plan.choice.places.by_key[key].name
        return names.member(dimension, key, self.spec.labels)

    def _keys(self, dimension: str) -> tuple[str, ...]:
        """The ends of a side, in declared order; regions outside are none."""
        if dimension == PLACE:
            return tuple(place.key for place in self.plan.inside())
        return self.plan.members(dimension)

    def _printed(self, where: Mapping[str, str], indicator: str) -> Printed:
        reader = Reader(self.plan.choice)
        address: Address = self.plan.address({INDICATOR: indicator}, where)
        return reader.printed(address, Show.VALUE)

    def _amount(self, found: Printed) -> float | None:
        return as_printed(found.cell, self.plan.frames[0].measure.decimals)


def _gathered(leg: Leg, most: int, *, is_start: bool) -> Leg:
    """The smallest ends of a side as one, where all of their bands are shown."""
    side = leg.starts if is_start else leg.ends
    small = _small(leg, side, most, is_start=is_start)
    if len(small) < 2:
        return leg
    bands: dict[tuple[str, str], list[Band]] = {}
    for band in leg.bands:
        own, other = (band.start, band.end) if is_start else (band.end, band.start)
        own = REST if own in small else own
        bands.setdefault((own, other) if is_start else (other, own), []).append(band)
    totals = [end.total for end in side if end.key in small]
    rest = End(REST, word("exhibit-rest", count=formats.count_word(len(small))), _sum(totals))
    kept = (*(end for end in side if end.key not in small), rest)
    return Leg(
        leg.head, kept if is_start else leg.starts, leg.ends if is_start else kept,
        tuple(_one(pair, found) for pair, found in bands.items()),
    )  # fmt: skip


def _small(leg: Leg, side: tuple[End, ...], most: int, *, is_start: bool) -> set[str]:
    """The smallest ends beyond so many, but none with anything hidden; one alone keeps its name."""
    bands: dict[str, list[Band]] = {end.key: [] for end in side}
    for band in leg.bands:
        bands[band.start if is_start else band.end].append(band)
    seen = {key: sum(band.amount or 0.0 for band in found) for key, found in bands.items()}
    spare = sorted(seen, key=lambda key: -seen[key])[most - 1 :]
    shown = {key for key in spare if all(band.amount is not None for band in bands[key])}
    return shown if len(shown) > 1 else set()


def _one(pair: tuple[str, str], bands: list[Band]) -> Band:
    """Bands of the same ends as one."""
    printed = _sum([band.printed for band in bands])
    return (
        Band(*pair, printed, printed.cell.amount)
        if len(bands) > 1
        else replace(bands[0], start=pair[0], end=pair[1])
    )


def _sum(cells: list[Printed]) -> Printed:
    """Printed numbers together; hidden when one of them is."""
    amounts = [cell.cell.amount for cell in cells]
    for cell in cells:
        if cell.cell.amount is None:
            return replace(cell, key=None)
    total = sum(round(amount or 0.0) for amount in amounts)
    return Printed(formats.number(total), cell=Cell(float(total), Status.PRESENT))


def sentences(chart: Flow) -> Iterator[str]:
    """What the alternative text may say: how many ends there are, and the broadest band."""
    about = subject(chart.plan)
    counts = [len(chart.legs[0].starts), len(chart.legs[-1].ends)]
    extent = word("exhibit-flow-extent", starts=counts[0], ends=counts[1])
    place = "" if PLACE in (chart.plan.spec.rows, chart.plan.spec.columns) else about.place.name
    yield alternative.opening(word("exhibit-flow"), about, place, extent)
    for leg in chart.legs:
        shown = [band for band in leg.bands if band.amount]
        if shown:
            band = max(shown, key=lambda each: each.amount or 0.0)
            named = {end.key: end.name for end in (*leg.starts, *leg.ends)}
            amount = alternative.quantity(band.amount or 0.0, chart.measure)
            yield word(
                "exhibit-flow-most", start=named[band.start], end=named[band.end], amount=amount
            )
    hidden = sum(band.amount is None for band in chart.bands)
    yield alternative.missing(hidden, word("exhibit-flows-one"), word("exhibit-flows-many"))


def remarks(chart: Flow) -> Iterator[str]:
    """What the drawing needs said: bands that are not shown."""
    hidden = [band.printed for band in chart.bands if band.amount is None]
    if hidden:
        yield word("exhibit-flow-hidden")
    yield from notes.signs(
        notes.unseen(band.printed for band in chart.bands),
        word("exhibit-flows-one"), word("exhibit-flows-many"),
    )  # fmt: skip
