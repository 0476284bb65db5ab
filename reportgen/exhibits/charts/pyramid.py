"""A population pyramid: men left, women right, a comparison as outline.

Beside the outline of another place both are drawn in per cent of their own total; alone, or
beside an earlier year of the same place, in numbers of persons.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.document.nodes import RowRole
from reportgen.exhibits.lookup import breaks, names
from reportgen.exhibits.lookup.cells import Address, Reader, Show
from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.specs.pyramid import PyramidSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.tables.columns import Leaf
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.table import lines, subject
from reportgen.exhibits.words import alternative, notes
from reportgen.exhibits.words.titles import Subject
from reportgen.frame import AGE, PERIOD, PLACE, SEX, TOTAL, Kind
from reportgen.messages import word

NO_OUTLINE = "none"


@dataclass(frozen=True, slots=True)
class Side:
    """One sex, from the youngest up."""

    name: str
    amounts: tuple[float | None, ...]
    """Persons or per cent; None when not shown."""
    signs: tuple[str, ...]
    """How each is printed: its sign when not shown."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Both sides of a pyramid."""

    name: str
    men: Side
    women: Side

    @property
    def amounts(self) -> tuple[float, ...]:
        """Every number that is drawn."""
        both = (*self.men.amounts, *self.women.amounts)
        return tuple(amount for amount in both if amount is not None)


@dataclass(frozen=True, eq=False)
class Pyramid:
    """What a pyramid shows, before it is drawn."""

    plan: Plan
    columns: tuple[Leaf, ...]
    """Of the table of its numbers."""
    bands: tuple[str, ...]
    """Keys of ages, from the youngest up."""
    shape: Shape
    outline: Shape | None
    is_share: bool

    @property
    def drawn(self) -> tuple[float, ...]:
        """Every number that is drawn."""
        return (*self.shape.amounts, *(self.outline.amounts if self.outline else ()))

    @property
    def hidden(self) -> int:
        """How many bars are not shown."""
        both = (*self.shape.men.amounts, *self.shape.women.amounts)
        return sum(amount is None for amount in both)


def made(spec: PyramidSpec, choice: Choice) -> Made[Pyramid] | None:
    """A chart with its table and words; None when its spec is wrong."""
    ages = pyramid(spec, choice)
    if ages is None:
        return None
    told = tuple(sentences(ages)), tuple(remarks(ages))
    return Made(
        ages, ages.plan, *told, columns=ages.columns, is_calculated=ages.is_share, has_heads=True
    )


def pyramid(spec: PyramidSpec, choice: Choice) -> Pyramid | None:
    """Look up what a pyramid shows; None when its spec is wrong."""
    plan = planned(_table(spec, choice), choice)
    _check(spec, choice)
    compared = _compared(spec, choice)
    if plan is None or any(choice.problems.errors()):
        return None
    period = plan.latest(spec.indicator)
    own = {PLACE: plan.place.key, PERIOD: period}
    other = {PLACE: compared, PERIOD: spec.compare_period or period} if compared else None
    is_share = bool(other and other[PLACE] != own[PLACE])
    plan = replace(plan, against=other[PERIOD] if other else "")
    reader = Reader(choice, {AGE: TOTAL, SEX: TOTAL})
    bands = plan.members(AGE)
    draw = _Draw(spec, plan, reader, bands, is_share)
    columns = (*draw.leaves(own, other), *(draw.leaves(other, own) if other else ()))
    outline = draw.shape(other, own) if other else None
    if outline and not outline.amounts:  # all of it is hidden; the table says so
        outline = None
    if draw.is_negative(own) or (other and draw.is_negative(other)):
        choice.error("exhibit-pyramid-negative", name=spec.indicator)
        return None
    return Pyramid(plan, columns, bands, draw.shape(own, other), outline, is_share)


def _table(spec: PyramidSpec, choice: Choice) -> TableSpec:
    """The numbers as a table of ages by sex."""
    is_root = spec.place in ("", choice.places.root.key)
    title = word("exhibit-pyramid-title" if is_root else "exhibit-pyramid-title-inside")
    return TableSpec(
        kind="table", indicators=(spec.indicator,), rows=AGE, columns=SEX,
        title=spec.title or title, note=spec.note, period=spec.period, place=spec.place,
        groups=spec.groups, labels=spec.labels,
    )  # fmt: skip


def _check(spec: PyramidSpec, choice: Choice) -> None:
    """Note sexes and periods that the numbers do not have, and what is no count."""
    if spec.indicator not in choice.released:
        return
    source = choice.released[spec.indicator]
    if not source.periods or not {AGE, SEX} <= set(source.groups):
        return
    for member in (spec.men, spec.women):
        choice.groups(source, {SEX: member})
    choice.know_periods((source,), (spec.compare_period,))
    if source.measure.kind is not Kind.COUNT:
        choice.error("exhibit-pyramid-count", name=spec.indicator)


def _compared(spec: PyramidSpec, choice: Choice) -> str:
    """The place of the outline; empty for none."""
    root = choice.places.root.key
    own = spec.place or root
    if spec.compare == NO_OUTLINE:
        return ""
    if spec.compare:
        found = choice.place(spec.compare).key
        return "" if found == own and not spec.compare_period else found
    if spec.compare_period:
        return own
    return "" if own == root else root


@dataclass(frozen=True, eq=False)
class _Draw:
    """Reads the sides of a place at a time."""

    spec: PyramidSpec
    plan: Plan
    reader: Reader
    bands: tuple[str, ...]
    is_share: bool

    def shape(self, where: dict[str, str], other: dict[str, str] | None) -> Shape:
        """Both sides of a place at a time."""
        men, women = (self._side(where, sex) for sex in (self.spec.men, self.spec.women))
        return Shape(self._name(where, other), men, women)

    def is_negative(self, where: dict[str, str]) -> bool:
        """Whether there is a number below nought, which no pyramid can show."""
        both = ((sex, band) for sex in (self.spec.men, self.spec.women) for band in self.bands)
        cells = (self.reader.cell(self._address(where, sex, band)) for sex, band in both)
        return any((cell.amount or 0.0) < 0 for cell in cells)

    def leaves(self, where: dict[str, str], other: dict[str, str] | None) -> Iterator[Leaf]:
        """The columns of a place at a time, under its name where there are two."""
        head = ((self._name(where, other),),) if other else ()
        for sex in (self.spec.men, self.spec.women):
            yield Leaf(
                (*head, (self._sex(sex),)), {INDICATOR: self.spec.indicator, SEX: sex} | where
            )

    def _side(self, where: dict[str, str], sex: str) -> Side:
        show = Show.SHARE if self.is_share else Show.VALUE
        found = [self.reader.printed(self._address(where, sex, band), show) for band in self.bands]
        amounts, signs = (each.cell.amount for each in found), (each.text for each in found)
        return Side(self._sex(sex), tuple(amounts), tuple(signs))

    def _address(self, where: dict[str, str], sex: str, band: str) -> Address:
        return self.plan.address({AGE: band, SEX: sex}, {INDICATOR: self.spec.indicator} | where)

    def _sex(self, key: str) -> str:
        return names.member(SEX, key, self.spec.labels)

    def _name(self, where: dict[str, str], other: dict[str, str] | None) -> str:
        """The place, with the period where both are of one place."""
        place = self.plan.choice.places.by_key[where[PLACE]].name
        if other is None or where[PERIOD] == other[PERIOD]:
            return place
        is_later = where[PERIOD] > other[PERIOD]
        measure = self.plan.frames[0].measure
        marks = breaks.indicator_marks(self.plan, measure) if is_later else ""
        told = f"{where[PERIOD]}{marks}"
        return told if where[PLACE] == other[PLACE] else f"{place} {told}"


def largest(chart: Pyramid, before: str) -> str:
    """The group with most people; empty when none is shown."""
    about = subject(chart.plan)
    points = [alternative.Point(age(band), _both(chart, about, band)) for band in chart.bands]
    known = [point for point in points if point.amount is not None]
    if not known:
        return ""
    most = max(known, key=lambda point: point.amount or 0.0)
    amount = alternative.quantity(most.amount or 0.0, chart.plan.frames[0].measure)
    return f"{before}: {most.name} ({amount})."


def sentences(chart: Pyramid) -> Iterator[str]:
    """What the alternative text may say."""
    about, measure = subject(chart.plan), chart.plan.frames[0].measure
    yield alternative.opening(word("exhibit-pyramid"), about, about.place.name)
    yield largest(chart, word("exhibit-pyramid-most"))
    total = _both(chart, about, TOTAL)
    yield alternative.single(alternative.Point(word("total"), total), measure)
    if chart.outline:
        yield word("exhibit-pyramid-outline", name=chart.outline.name)
    one, many = word("exhibit-values-one"), word("exhibit-values-many")
    yield alternative.missing(chart.hidden, one, many)


def _both(chart: Pyramid, about: Subject, band: str) -> float | None:
    """Both sexes together, as released."""
    source = chart.plan.frames[0]
    groups = {**chart.plan.spec.groups, AGE: band}
    return source.cell(about.place.key, about.periods[-1], **groups).amount


def age(band: str) -> str:
    """An age in a sentence: "65 bis unter 70 Jahre"."""
    told = names.member(AGE, band, {})
    return told if told.endswith(word("exhibit-older")) else f"{told} {word('exhibit-years')}"


def remarks(chart: Pyramid) -> Iterator[str]:
    """What the drawing needs said: shares, and signs in the place of bars."""
    if chart.is_share:
        yield word("exhibit-pyramid-shares")
    rows = (row for entry, row in lines(chart.plan, chart.columns) if entry.role is RowRole.BODY)
    cells = notes.unseen(cell for row in rows for cell in row[:2])
    yield from notes.signs(cells, word("exhibit-values-one"), word("exhibit-values-many"))
