"""The parts of bars: members of a group, or several indicators, in their order."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.errors import nearest
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.breaks import indicator_marks
from reportgen.exhibits.lookup.cells import Address
from reportgen.exhibits.lookup.choice import INDICATOR
from reportgen.exhibits.lookup.plan import Plan
from reportgen.exhibits.specs.stacked import StackedSpec
from reportgen.frame import Kind

MOST, FEW = 10, 4
"""How many parts are told apart on one another, and side by side."""
SHARES = ("percent", "diverging")
"""Layouts of shares."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of every bar."""

    key: str
    """Member, or indicator."""
    name: str
    side: int = 0
    """Of answers: -1 left of the middle line, 1 right of it."""

    def address(self, group: str) -> Address:
        """What a number of it has besides its row."""
        return {group or INDICATOR: self.key}


def parts_of(spec: StackedSpec, plan: Plan) -> tuple[Part, ...]:
    """The parts from the first to the last; mistakes are noted."""
    found = tuple(_parts(spec, plan))
    _check_number(spec, plan, found)
    _check_measures(spec, plan)
    for key in spec.sort_by:
        known = [part.key for part in found]
        if key not in known:
            plan.choice.error(
                "exhibit-stacked-sort", name=key, known=", ".join(known), near=nearest(key, known)
            )
    return found


def _parts(spec: StackedSpec, plan: Plan) -> Iterator[Part]:
    if not spec.parts:
        for each in plan.frames:
            measure = each.measure
            name = f"{measure.label}{indicator_marks(plan, measure)}"
            yield Part(measure.id, name, _side(spec, measure.id))
        return
    for key in _members(spec, plan):
        yield Part(key, names.member(spec.parts, key, spec.labels), _side(spec, key))


def _members(spec: StackedSpec, plan: Plan) -> tuple[str, ...]:
    """Those declared, or all of them."""
    sides = (*spec.negative, *spec.neutral, *spec.positive)
    declared = sides if spec.layout == "diverging" else spec.order
    for each in plan.frames if spec.parts in plan.frames[0].groups else ():
        for key in declared:
            plan.choice.groups(each, {spec.parts: key})
    return declared or plan.members(spec.parts)


def _side(spec: StackedSpec, key: str) -> int:
    return (key in spec.positive) - (key in spec.negative)


def _check_number(spec: StackedSpec, plan: Plan, parts: tuple[Part, ...]) -> None:
    """Note what cannot be parts, and too many of them."""
    choice = plan.choice
    if not spec.parts and len(plan.frames) < 2:
        groups = ", ".join(plan.frames[0].groups)
        choice.error("exhibit-stacked-parts", name=plan.frames[0].measure.id, known=groups or "–")
    if spec.layout == "diverging" and not (spec.negative and spec.positive):
        choice.error("exhibit-stacked-sides")
    if spec.layout == "grouped" and len(parts) > FEW:
        choice.error("exhibit-grouped-many", count=len(parts), most=FEW)
    elif len(parts) > MOST:
        choice.error("exhibit-stacked-many", count=len(parts), most=MOST)


def _check_measures(spec: StackedSpec, plan: Plan) -> None:
    """Note what does not add up to a bar; shares that are given are parts of 100 per cent."""
    if spec.layout == "grouped":
        return
    for each in plan.frames:
        kind = each.measure.kind
        if not kind.is_additive and not (kind is Kind.SHARE and spec.layout in SHARES):
            plan.choice.error("exhibit-stacked-additive", name=each.measure.id)
