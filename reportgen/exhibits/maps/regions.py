"""The places of a map with their printed numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.document.nodes import RowRole
from reportgen.exhibits.lookup.cells import Printed
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.lookup.plan import Plan
from reportgen.exhibits.maps.outlines import has_outline, is_small
from reportgen.exhibits.specs.maps import Mapped
from reportgen.exhibits.tables.columns import leaves
from reportgen.exhibits.tables.nouns import nouns
from reportgen.exhibits.tables.table import lines
from reportgen.exhibits.words import notes
from reportgen.frame import PLACE
from reportgen.messages import word
from reportgen.places import Place
from reportgen.released import Rule, as_printed


@dataclass(frozen=True, slots=True)
class Region:
    """One place of the map."""

    place: Place
    printed: Printed
    amount: float | None
    """As printed; None when it is not shown."""
    is_focus: bool


def regions(
    spec: Mapped, plan: Plan, column: int, decimals: int
) -> tuple[tuple[Region, ...], Printed | None]:
    """Every place that can be drawn, by a column of its table; and the number of the whole."""
    places = plan.choice.places
    found: list[Region] = []
    whole: Printed | None = None
    marked = focus(spec, plan.choice)
    for entry, cells in lines(plan, leaves(plan)):
        place, printed = places.by_key[entry.address[PLACE]], cells[column]
        if entry.role is RowRole.TOTAL:
            whole = printed
        elif place.located and has_outline(places, place):
            amount = as_printed(printed.cell, decimals)
            found.append(Region(place, printed, amount, place.key in marked))
    return tuple(found), whole


def know_outlines(choice: Choice, places: Sequence[Place]) -> bool:
    """Whether places can be drawn; noted if none can, or some cannot."""
    without = [place.name for place in places if not has_outline(choice.places, place)]
    if len(without) == len(places):
        choice.error("exhibit-outlines")
        return False
    if without:
        choice.problems.notice(
            "exhibit-outlines-some", choice.where, exhibit=choice.name, names=", ".join(without)
        )
    return True


def can_draw(spec: Mapped, choice: Choice, places: Sequence[Place]) -> bool:
    """Whether places have outlines, and those to be magnified are few of them; noted if not."""
    return know_outlines(choice, places) and _know_inset(spec, choice, places)


def _know_inset(spec: Mapped, choice: Choice, places: Sequence[Place]) -> bool:
    """Whether what is to be magnified is a small part of the map; noted if not."""
    if not spec.inset:
        return True
    keys = tuple(sorted(place.key for place in places if has_outline(choice.places, place)))
    if strange := [each.key for each in choice.listed(spec.inset) if each.key not in keys]:
        choice.error("exhibit-inset", names=", ".join(strange))
        return False
    is_part = is_small(choice.places, keys, spec.inset, spec.turn)
    if not is_part:
        choice.error("exhibit-inset-large")
    return is_part


def peers(spec: Mapped, choice: Choice) -> tuple[str, str]:
    """Place and level of the map: a place without parts is shown among its peers."""
    place = choice.places.get(spec.place)
    if place and not spec.level and not choice.places.children(place.key):
        return "", place.level
    return spec.place, spec.level


def focus(spec: Mapped, choice: Choice) -> tuple[str, ...]:
    """Places with a strong outline: those named, or the one that is asked for."""
    is_among = peers(spec, choice)[0] != spec.place
    return spec.highlight or ((spec.place,) if is_among else ())


def unseen(plan: Plan, found: Sequence[Region]) -> Iterator[str]:
    """Why places are not shown, and the marks of numbers."""
    hidden = plan.choice.notation.hidden  # the legend says "nicht ausgewiesen"
    told = (each.printed for each in found)
    cells = (each for each in told if [sign.mark for sign in each.signs] != [hidden])
    yield from notes.signs(notes.unseen(cells), *nouns(plan))
    few = [each.place.name for each in found if is_of_few(plan, each.printed)]
    if few:
        yield word("exhibit-map-few", names="; ".join(few))


def is_of_few(plan: Plan, printed: Printed) -> bool:
    """Whether a place is not shown because too few people live there."""
    key = printed.key
    return key is not None and plan.choice.released.rules.get(key) is Rule.POPULATION
