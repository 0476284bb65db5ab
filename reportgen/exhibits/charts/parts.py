"""The located places of a plan with their printed cells, and the cells of the whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen import formats
from reportgen.document.nodes import RowRole
from reportgen.exhibits.lookup.cells import Printed
from reportgen.exhibits.lookup.plan import Plan
from reportgen.exhibits.tables.columns import Leaf
from reportgen.exhibits.tables.table import lines
from reportgen.frame import PLACE
from reportgen.messages import word
from reportgen.places import Place

Part = tuple[Place, tuple[Printed, ...]]
NAMED = 12
"""How many places a note names; more are counted."""


@dataclass(frozen=True, eq=False)
class Parts:
    """The rows of a table of places."""

    each: tuple[Part, ...]
    whole: tuple[Printed, ...] = ()
    """Empty where the whole is not shown."""


def parts(plan: Plan, columns: tuple[Leaf, ...]) -> Parts:
    """Places that can be compared: none for cases not located, none outside."""
    found: list[Part] = []
    whole: tuple[Printed, ...] = ()
    for entry, cells in lines(plan, columns):
        place = plan.choice.places.by_key.get(entry.address.get(PLACE, ""))
        if entry.role is RowRole.TOTAL:
            whole = cells
        elif place and place.located and not plan.choice.places.is_benchmark(place.key):
            found.append((place, cells))
    return Parts(tuple(found), whole)


def listed(key: str, names: tuple[str, ...], nouns: tuple[str, str]) -> Iterator[str]:
    """A note that names places; how many there are where there are too many to name."""
    if not names:
        return
    told = formats.joined(names)
    if len(names) > NAMED:
        told = f"{formats.number(len(names))} {formats.plural(len(names), *nouns)}"
    yield word(key, names=told)
