"""A number that was found to the node that tells it; its status speaks where it cannot be shown."""

from dataclasses import replace

from reportgen import formats
from reportgen.compose import prose
from reportgen.compose.lines import here
from reportgen.compose.lookup import Found
from reportgen.document.inlines import Value
from reportgen.formats import MISSING_IN_PROSE
from reportgen.frame import Cell, Key, Measure, derived_id, parted_id
from reportgen.messages import word
from reportgen.places import Place

DIFFERENCE = "difference"
"""A difference made behind the gate, beside another place or of printed numbers."""


def worded(key: Key, cell: Cell, text: str) -> Value:
    """A value in words, or what its status says."""
    told = text if cell.status.is_number else MISSING_IN_PROSE[cell.status]
    return Value(told, key, here())


def told(found: Found, what: str) -> Key:
    """The key of what is told of a number; the number itself has another text."""
    base, _ = parted_id(found.measure.id)
    return replace(found.key, measure=derived_id(base, what))


def quantity(cell: Cell, measure: Measure, *, unit: bool = True) -> str:
    """A number with its unit; empty when there is none."""
    name = measure.unit if unit else ""
    return "" if cell.amount is None else formats.quantity(cell.amount, measure.decimals, name)


def difference(cell: Cell, measure: Measure, *, signed: bool = True) -> str:
    """A difference with its unit; empty when there is none."""
    if cell.amount is None:
        return ""
    return prose.points(cell.amount, measure.decimals, measure.unit, signed=signed)


def whose(place: Place) -> str:
    """The genitive of a place: "der Nordstadt"."""
    return place.genitive or word("of-place", name=place.name)
