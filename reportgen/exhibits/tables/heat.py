"""Numbers of a table shaded by classes, and what is said of it below.

Classes are made of printed numbers that are parts side by side: totals and regions outside have
no ground, and neither has what is not shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen import formats
from reportgen.document.nodes import Heat, Ramp, RowRole
from reportgen.exhibits.lookup import classes
from reportgen.exhibits.lookup.cells import Address, Printed, Reader, Show
from reportgen.exhibits.lookup.choice import INDICATOR
from reportgen.exhibits.lookup.classes import Classes
from reportgen.exhibits.lookup.plan import Plan
from reportgen.exhibits.tables.columns import Leaf
from reportgen.exhibits.tables.entry import Entry
from reportgen.frame import PERIOD, PLACE, TOTAL, Measure, Polarity
from reportgen.messages import word

VALUES = "values"
"""Stands for the values of all indicators."""
Spot = tuple[int, int]
"""Row and column of a number, from 0."""


@dataclass(frozen=True, slots=True)
class Shading:
    """The steps of shaded cells, and what is said of them."""

    steps: Mapping[Spot, Heat]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    """Numbers that are classified together."""

    measure: Measure
    show: Show
    numbers: Mapping[Spot, Decimal]


def shading(
    plan: Plan, columns: Sequence[Leaf], body: Sequence[tuple[Entry, tuple[Printed, ...]]]
) -> Shading:
    """Shade what the spec asks for; wrong names are noted."""
    if not plan.spec.heat or not _is_known(plan):
        return Shading({}, ())
    steps: dict[Spot, Heat] = {}
    notes: list[str] = []
    for each in _fields(plan, columns, body):
        found = _classes(plan, each)
        if found.bounds:
            steps |= {spot: _heat(each, found, number) for spot, number in each.numbers.items()}
            notes.append(_note(plan, each, found))
    if notes:
        notes.append(word("exhibit-map-classes"))
    return Shading(steps, tuple(dict.fromkeys(notes)))


def _is_known(plan: Plan) -> bool:
    """Whether everything to be shaded is known, and bounds are declared where they are wanted."""
    spec, choice = plan.spec, plan.choice
    known = [VALUES, *spec.shows]
    known += [Show.CHANGE.value] if spec.change_since else []
    known += [Show.DEVIATION.value] if spec.deviation else []
    wrong = [name for name in spec.heat if name not in known]
    for name in wrong:
        choice.error("exhibit-heat", name=name, known=", ".join(known))
    is_bounded = spec.method != "fixed" or classes.is_rising(spec.bounds)
    if not is_bounded:
        choice.error("exhibit-bounds")
    return not wrong and is_bounded


# ---------------------------------------------------------------- what is shaded


def _fields(
    plan: Plan, columns: Sequence[Leaf], body: Sequence[tuple[Entry, tuple[Printed, ...]]]
) -> Iterator[_Field]:
    """The numbers of each indicator, together or column by column."""
    reader = Reader(plan.choice.released, plan.choice.places)
    found: dict[tuple[str, Show, int], dict[Spot, Decimal]] = {}
    for row, (entry, cells) in enumerate(body):
        for column, (leaf, cell) in enumerate(zip(columns, cells, strict=False)):
            address = plan.address(entry.address, leaf.address)
            if entry.role is RowRole.BODY and _is_part(plan, address, leaf.show):
                place = column if plan.spec.heat_by == "column" else -1
                numbers = found.setdefault((address[INDICATOR], leaf.show, place), {})
                if cell.cell.amount is not None:
                    decimals = reader.frame(address, leaf.show).measure.decimals
                    numbers[row, column] = formats.rounded(cell.cell.amount, decimals)
    for (indicator, show, _), numbers in found.items():
        if numbers:
            yield _Field(reader.frame({INDICATOR: indicator}, show).measure, show, numbers)


def _is_part(plan: Plan, address: Address, show: Show) -> bool:
    """Whether a number is to be shaded, and stands beside others of its kind."""
    wanted = plan.spec.heat
    is_wanted = (VALUES in wanted or address[INDICATOR] in wanted) and show is Show.VALUE
    closing = plan.closing()
    is_whole = closing is not None and plan.has(PLACE) and address[PLACE] == closing.key
    is_total = any(
        address.get(each) == TOTAL
        for each in (*plan.spec.along, *plan.spec.over)
        if each not in (PLACE, PERIOD, INDICATOR)
    )
    is_inside = not plan.choice.places.is_benchmark(address[PLACE])
    return (is_wanted or show.value in wanted) and is_inside and not is_whole and not is_total


# ---------------------------------------------------------------- classes


def _is_diverging(field: _Field) -> bool:
    return field.show is not Show.VALUE or min(field.numbers.values()) < 0


def _classes(plan: Plan, field: _Field) -> Classes:
    spec, numbers = plan.spec, tuple(field.numbers.values())
    if spec.method == "fixed" and field.show is Show.VALUE:
        return classes.fixed(numbers, (Decimal(str(bound)) for bound in spec.bounds))
    if _is_diverging(field):
        return classes.around_nought(numbers, spec.classes)
    if spec.method == "equal":
        return classes.equal(numbers, spec.classes, field.measure.decimals)
    return classes.quantile(numbers, spec.classes)


def _heat(field: _Field, found: Classes, number: Decimal) -> Heat:
    place = found.of(number)
    if _is_diverging(field):
        return Heat(found.arms[place], max(1, *map(abs, found.arms)), Ramp.DIVERGING)
    is_neutral = field.measure.polarity is Polarity.NEUTRAL
    return Heat(place, len(found.bounds), Ramp.NEUTRAL if is_neutral else Ramp.SEQUENTIAL)


def _note(plan: Plan, field: _Field, found: Classes) -> str:
    """How many classes, from where to where: "Schattierung: 5 Klassen von 3,1 bis 18,9 …"."""
    kind = "exhibit-heat-diverging" if _is_diverging(field) else "exhibit-heat-rising"
    darker = word(kind)
    if plan.spec.heat_by == "column":
        return word("exhibit-heat-columns", darker=darker)

    def told(number: Decimal) -> str:
        is_signed = field.show is not Show.VALUE
        return formats.number(float(number), field.measure.decimals, signed=is_signed)

    numbers = field.numbers.values()
    is_named = len(plan.frames) > 1 or field.show is not Show.VALUE
    return word(
        "exhibit-heat-note", of=f" ({_named(field)})" if is_named else "",
        count=formats.number(len(found.counts)), low=told(min(numbers)), high=told(max(numbers)),
        bounds="; ".join(map(told, found.bounds)), darker=darker,
    )  # fmt: skip


def _named(field: _Field) -> str:
    """The indicator, or that its change or difference is meant."""
    match field.show:
        case Show.CHANGE:
            return word("exhibit-heat-change", name=field.measure.label)
        case Show.DEVIATION:
            return word("exhibit-heat-deviation", name=field.measure.label)
        case Show.VALUE | Show.SHARE | Show.RANK:
            return field.measure.label
