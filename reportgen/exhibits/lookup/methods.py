"""The ways to make classes of a map or of shaded numbers, and what is said of each below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reportgen import formats
from reportgen.exhibits.lookup import classes
from reportgen.exhibits.lookup.classes import Classes
from reportgen.messages import word


class Method(StrEnum):
    """How numbers are parted into classes."""

    QUANTILE = "quantile"
    EQUAL = "equal"
    EQUIDISTANT = "equidistant"
    JENKS = "jenks"
    DEVIATION = "deviation"
    FIXED = "fixed"
    NOUGHT = "nought"
    """Of equal width about nought, for changes."""


@dataclass(frozen=True, slots=True)
class Parting:
    """A method with what it needs to know."""

    method: Method
    count: int
    decimals: int
    """Of the numbers, and so of most bounds."""
    bounds: tuple[Decimal, ...] = ()
    """Declared ones."""


def classified(numbers: Sequence[Decimal], parting: Parting) -> Classes:
    """Part numbers, of which there is one at least."""
    count, decimals = parting.count, parting.decimals
    match parting.method:
        case Method.QUANTILE:
            found = classes.quantile(numbers, count)
        case Method.EQUAL:
            found = classes.equal(numbers, count, decimals)
        case Method.EQUIDISTANT:
            found = classes.equidistant(numbers, count, decimals)
        case Method.JENKS:
            found = classes.natural(numbers, count)
        case Method.DEVIATION:
            found = classes.deviation(numbers, count, decimals)
        case Method.FIXED:
            found = classes.fixed(numbers, parting.bounds)
        case Method.NOUGHT:
            found = classes.around_nought(numbers, count)
    return found


def told(method: Method, found: Classes, many: str, decimals: int) -> str:
    """How the classes were made, and to which of them bounds belong."""
    if method is Method.FIXED:
        return word("exhibit-map-classes")
    mean, spread = (formats.number(float(each), decimals) for each in (found.middle, found.spread))
    return word(f"exhibit-classes-{method}", many=many, mean=mean, spread=spread)
