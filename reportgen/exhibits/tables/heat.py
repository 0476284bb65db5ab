"""Numbers of a table shaded by classes, and what is said of it below.

Classes are made of printed numbers that are parts side by side: totals and regions outside have
no ground, and neither has what is not shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen import formats
from reportgen.document.nodes import Heat, Ramp
from reportgen.exhibits.lookup import classes
from reportgen.exhibits.lookup.cells import Printed, Show
from reportgen.exhibits.lookup.classes import Classes
from reportgen.exhibits.lookup.methods import Method, Parting, classified
from reportgen.exhibits.lookup.plan import Plan
from reportgen.exhibits.tables.columns import Leaf
from reportgen.exhibits.tables.entry import Entry
from reportgen.exhibits.tables.fields import Field, Spot, fields, is_known
from reportgen.frame import Polarity
from reportgen.messages import word


@dataclass(frozen=True, slots=True)
class Shading:
    """The steps of shaded cells, and what is said of them."""

    steps: Mapping[Spot, Heat]
    notes: tuple[str, ...]


def shading(
    plan: Plan, columns: Sequence[Leaf], body: Sequence[tuple[Entry, tuple[Printed, ...]]]
) -> Shading:
    """Shade what the spec asks for; wrong names are noted."""
    if not plan.spec.heat or not _is_known(plan):
        return Shading({}, ())
    by_column = plan.spec.heat_by == "column"
    steps: dict[Spot, Heat] = {}
    notes: list[str] = []
    for each in fields(plan, columns, body, plan.spec.heat, by_column=by_column):
        found = _classes(plan, each)
        if found.bounds:
            steps |= {
                spot: _heat(plan, each, found, number) for spot, number in each.numbers.items()
            }
            notes.append(_note(plan, each, found))
    if notes:
        notes.append(word("exhibit-map-classes"))
    return Shading(steps, tuple(dict.fromkeys(notes)))


def _is_known(plan: Plan) -> bool:
    """Whether what is to be shaded is known, and bounds are declared where they are wanted."""
    is_named = is_known(plan, plan.spec.heat, "exhibit-heat")
    is_bounded = plan.spec.method != "fixed" or classes.is_rising(plan.spec.bounds)
    if not is_bounded:
        plan.choice.error("exhibit-bounds")
    return is_named and is_bounded


# ---------------------------------------------------------------- classes


def _method(plan: Plan, field: Field) -> Method:
    """How classes are made: those of changes, and of what may be negative, about nought."""
    spec = plan.spec
    is_derived = field.show is not Show.VALUE
    is_plain = spec.method in ("quantile", "equal") or (spec.method == "fixed" and is_derived)
    return Method.NOUGHT if _is_signed(field) and is_plain else Method(spec.method)


def _is_signed(field: Field) -> bool:
    return field.show is not Show.VALUE or min(field.numbers.values()) < 0


def _is_diverging(plan: Plan, field: Field) -> bool:
    return _is_signed(field) or _method(plan, field) is Method.DEVIATION


def _classes(plan: Plan, field: Field) -> Classes:
    spec, numbers = plan.spec, tuple(field.numbers.values())
    bounds = tuple(Decimal(str(bound)) for bound in spec.bounds)
    return classified(
        numbers, Parting(_method(plan, field), spec.classes, field.measure.decimals, bounds)
    )


def _heat(plan: Plan, field: Field, found: Classes, number: Decimal) -> Heat:
    place = found.of(number)
    if _is_diverging(plan, field):
        return Heat(found.arms[place], max(1, *map(abs, found.arms)), Ramp.DIVERGING)
    is_neutral = field.measure.polarity is Polarity.NEUTRAL
    return Heat(place, len(found.bounds), Ramp.NEUTRAL if is_neutral else Ramp.SEQUENTIAL)


def _note(plan: Plan, field: Field, found: Classes) -> str:
    """How many classes, from where to where: "Schattierung: 5 Klassen von 3,1 bis 18,9 …"."""
    darker = word(_darker(plan, field))
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


def _darker(plan: Plan, field: Field) -> str:
    """The catalogue's words for what darker grounds mean."""
    if _method(plan, field) is Method.DEVIATION:
        return "exhibit-heat-mean"
    return "exhibit-heat-diverging" if _is_diverging(plan, field) else "exhibit-heat-rising"


def _named(field: Field) -> str:
    """The indicator, or that its change or difference is meant."""
    match field.show:
        case Show.CHANGE:
            return word("exhibit-heat-change", name=field.measure.label)
        case Show.DEVIATION:
            return word("exhibit-heat-deviation", name=field.measure.label)
        case Show.VALUE | Show.SHARE | Show.RANK | Show.CLASS | Show.LESS:
            return field.measure.label
