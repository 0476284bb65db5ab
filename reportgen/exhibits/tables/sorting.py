"""Places sorted into the classes of two indicators: the model of a matrix."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from reportgen import formats
from reportgen.document.nodes import RowRole
from reportgen.exhibits.lookup import breaks, classes, names
from reportgen.exhibits.lookup.cells import Address, Printed, Show
from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.specs.matrix import MatrixSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.tables.columns import Leaf, leaves
from reportgen.exhibits.tables.table import lines
from reportgen.frame import CHANGE, PLACE, Measure, derived_id
from reportgen.messages import word
from reportgen.places import Place

PART = Decimal("0.1")
"""How far from the town's value a number is still near it, as a part of it."""


@dataclass(frozen=True, eq=False)
class Axis:
    """The classes of one indicator."""

    measure: Measure
    title: str
    """What is classified: "SGB-II-Quote in %"."""
    bounds: tuple[Decimal, ...]
    named: tuple[str, ...]
    ranges: tuple[str, ...]
    """From where to where each class goes: "5,0 bis unter 8,0"."""


@dataclass(frozen=True, eq=False)
class Sorted:
    """A place with its numbers and classes."""

    place: Place
    numbers: tuple[Printed, Printed]
    classes: tuple[int, int] | None
    """Row and column, from 0; None when a number is not shown."""


@dataclass(frozen=True, eq=False)
class Sorting:
    """All places with their classes."""

    plan: Plan
    columns: tuple[Leaf, Leaf]
    axes: tuple[Axis, Axis]
    places: tuple[Sorted, ...]

    def inside(self, row: int | None, column: int | None) -> tuple[Place, ...]:
        """The places of a field, of a row or of a column; of the whole where both are None."""
        return tuple(
            each.place
            for each in self.places
            if each.classes and row in (None, each.classes[0]) and column in (None, each.classes[1])
        )

    @property
    def missing(self) -> tuple[Place, ...]:
        """The places that belong to no class."""
        return tuple(each.place for each in self.places if each.classes is None)


def sorting(spec: MatrixSpec, choice: Choice) -> Sorting | None:
    """Sort places into classes of their printed numbers; None when the spec is wrong."""
    plan = planned(_table(spec), choice)
    if plan is None:
        return None
    if not spec.dynamics:
        breaks.know_change(plan)
    status, dynamics = _columns(leaves(plan))
    body = lines(plan, (status, dynamics))
    found = [(entry.address, (cells[0], cells[1])) for entry, cells in body if cells]
    town = next((cells for address, cells in found if _is_town(plan, address)), None)
    axes = (
        _axis(plan, status, spec.bounds, spec.classes, town and town[0]),
        _axis(plan, dynamics, spec.dynamics_bounds, spec.dynamics_classes, town and town[1]),
    )
    if axes[0] is None or axes[1] is None:
        return None
    both = (axes[0], axes[1])
    inside = {place.key: place for place in plan.inside()}
    sorted_in = (
        Sorted(inside[address[PLACE]], cells, _classes(both, cells))
        for (entry, _), (address, cells) in zip(
            (line for line in body if line[1]), found, strict=True
        )
        if entry.role is RowRole.BODY and address[PLACE] in inside
    )
    return Sorting(plan, (status, dynamics), both, tuple(sorted_in))


def _table(spec: MatrixSpec) -> TableSpec:
    return TableSpec(
        kind="table", indicators=spec.shows, columns=INDICATOR, title=spec.title, note=spec.note,
        change_since="" if spec.dynamics else spec.change_since,
        place=spec.place, level=spec.level, period=spec.period, groups=spec.groups,
        labels=spec.labels,
    )  # fmt: skip


def _columns(found: Sequence[Leaf]) -> tuple[Leaf, Leaf]:
    """Status and dynamics: two numbers, or a number and its change."""
    return found[0], found[-1]


def _is_town(plan: Plan, address: Address) -> bool:
    return address.get(PLACE) == plan.choice.places.root.key


def _axis(
    plan: Plan,
    leaf: Leaf,
    declared: tuple[float, ...],
    named: tuple[str, ...],
    town: Printed | None,
) -> Axis | None:
    """The classes of one indicator; None, and noted, where they cannot be made."""
    choice, own = plan.choice, plan.choice.released[leaf.address[INDICATOR]].measure
    is_change = leaf.show is Show.CHANGE
    measure = choice.released[derived_id(own.id, CHANGE)].measure if is_change else own
    title = names.named_unit(own)
    if is_change:
        since = word("exhibit-change-since", period=plan.since(own.id))
        title = f"{since} {names.unit(measure)}"
    if declared and not classes.is_rising(declared):
        choice.error("exhibit-matrix-bounds", name=own.name)
        return None
    known = () if declared or is_change else own.classes
    declared = declared or tuple(each.upto for each in known if each.upto is not None)
    named = named or tuple(each.name for each in known)
    bounds = tuple(Decimal(str(each)) for each in declared) or _around(town, measure)
    if not bounds:
        choice.error("exhibit-matrix-town", name=own.name)
        return None
    if named and len(named) != len(bounds) + 1:
        choice.error("exhibit-matrix-classes", name=own.name, count=len(bounds) + 1)
        return None
    is_around = not declared
    words = named or (_near() if is_around else ())
    ranges = tuple(_ranges(bounds, measure, is_signed=is_change))
    return Axis(measure, title, bounds, words or ranges, ranges)


def _around(town: Printed | None, measure: Measure) -> tuple[Decimal, ...]:
    """A class of what is near the town's value, one below and one above."""
    if town is None or town.cell.amount is None:
        return ()
    middle = formats.rounded(town.cell.amount, measure.decimals)
    least = Decimal(1).scaleb(-measure.decimals)
    half = max(formats.rounded(float(abs(middle) * PART), measure.decimals), least)
    return middle - half, middle + half


def _near() -> tuple[str, ...]:
    return tuple(word(f"exhibit-matrix-{each}") for each in ("below", "near", "above"))


def _ranges(bounds: tuple[Decimal, ...], measure: Measure, *, is_signed: bool) -> Iterator[str]:
    decimals = max(measure.decimals, *(-int(each.as_tuple().exponent) for each in bounds))
    told = [formats.number(float(each), decimals, signed=is_signed) for each in bounds]
    yield word("wording-below", high=told[0])
    for low, high in pairwise(told):
        yield word("wording-between", low=low, high=high)
    yield word("wording-from", low=told[-1])


def _classes(axes: tuple[Axis, Axis], cells: tuple[Printed, Printed]) -> tuple[int, int] | None:
    """The classes of two printed numbers; None when one of them is not shown."""
    found = []
    for axis, printed in zip(axes, cells, strict=True):
        if printed.cell.amount is None:
            return None
        number = formats.rounded(printed.cell.amount, axis.measure.decimals)
        found.append(classes.fixed((number,), axis.bounds).of(number))
    return found[0], found[1]
