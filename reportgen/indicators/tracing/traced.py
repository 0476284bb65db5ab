"""A number that remembers how it was calculated.

The arithmetic of this room is done on blocks of floats. A block of these numbers goes the same way
through the same functions, and what comes out tells which operands were really taken: which ages,
which official totals, which places below. Nothing of the computation is written down twice.
"""

from collections.abc import Iterator, Mapping
from math import nan
from typing import Final, Literal, TypeAlias, Union

from reportgen.frame import Frame
from reportgen.indicators.spec import TermSpec

Made: TypeAlias = Literal["whole", "+", "-", "*", "/"]
Operand: TypeAlias = Union["Traced", float]


class Traced:
    """A number and what it was made of; a whole one without parts is a constant.

    No dataclass: blocks hold tens of thousands of them, and a frozen one takes three times as long
    to make.
    """

    __slots__ = ("amount", "made", "parts")

    def __init__(
        self, amount: float, made: Made = "whole", parts: "tuple[Traced, ...]" = ()
    ) -> None:
        self.amount: Final = amount
        self.made: Final = made
        self.parts: Final = parts

    def __add__(self, other: Operand) -> "Traced":
        """Nothing added changes nothing."""
        if isinstance(other, float) and other == 0:
            return self
        right = number(other)
        return Traced(self.amount + right.amount, "+", (self, right))

    def __radd__(self, other: Operand) -> "Traced":
        """The other stands before it."""
        return self if other == 0 else number(other) + self

    def __sub__(self, other: Operand) -> "Traced":
        """Nothing taken away changes nothing."""
        if isinstance(other, float) and other == 0:
            return self
        right = number(other)
        return Traced(self.amount - right.amount, "-", (self, right))

    def __rsub__(self, other: Operand) -> "Traced":
        """The other stands before it."""
        return number(other) - self

    def __neg__(self) -> "Traced":
        """Less than nothing."""
        return number(0.0) - self

    def __mul__(self, other: Operand) -> "Traced":
        """Once is the same."""
        if isinstance(other, float) and other == 1:
            return self
        right = number(other)
        return Traced(self.amount * right.amount, "*", (self, right))

    def __rmul__(self, other: Operand) -> "Traced":
        """The other stands before it, but a weight is told behind what it weighs."""
        return self * other

    def __truediv__(self, other: Operand) -> "Traced":
        """By nought is no number."""
        right = number(other)
        quotient = self.amount / right.amount if right.amount else nan
        return Traced(quotient, "/", (self, right))

    def __rtruediv__(self, other: Operand) -> "Traced":
        """The other stands before it."""
        return number(other) / self

    def __abs__(self) -> float:
        """Only asked for to find out whether it is finite."""
        return abs(self.amount)

    def __float__(self) -> float:
        """The number without its memory."""
        return float(self.amount)

    def __eq__(self, other: object) -> bool:
        """Numbers are compared by their amounts."""
        return isinstance(other, Traced | int | float) and self.amount == float(other)

    __hash__ = None  # type: ignore[assignment]  # equal amounts are not the same number

    def __lt__(self, other: Operand) -> bool:
        """Whether it is less."""
        return self.amount < float(other)

    def __le__(self, other: Operand) -> bool:
        """Whether it is no more."""
        return self.amount <= float(other)

    def __gt__(self, other: Operand) -> bool:
        """Whether it is more."""
        return self.amount > float(other)

    def __ge__(self, other: Operand) -> bool:
        """Whether it is no less."""
        return self.amount >= float(other)


class Row(Traced):
    """A number as it was read from a row of a source."""

    __slots__ = ("position", "source")

    def __init__(self, amount: float, source: Frame, position: int) -> None:
        super().__init__(amount)
        self.source: Final = source
        self.position: Final = position


class Term(Traced):
    """What a term of an indicator comes to for a place, a period and members of groups."""

    __slots__ = ("members", "term")

    def __init__(self, total: Traced, term: TermSpec, members: Mapping[str, str]) -> None:
        super().__init__(total.amount, "whole", (total,))
        self.term: Final = term
        self.members: Final = members


def number(given: Operand) -> Traced:
    """A number as one that remembers: a plain one is a constant of the formula."""
    return given if isinstance(given, Traced) else Traced(float(given))


def terms(made: Traced) -> Iterator[Term]:
    """The terms that a number was made of, in the order of its formula."""
    pending = [made]
    while pending:
        each = pending.pop()
        if isinstance(each, Term):
            yield each
        else:
            pending.extend(reversed(each.parts))


def rows(made: Traced) -> list[tuple[Row, float]]:
    """The rows that were added up to a term, each with the factor it was taken by."""
    found: dict[tuple[int, int], tuple[Row, float]] = {}
    pending = [(made, 1.0)]
    while pending:
        each, factor = pending.pop()
        if each.made == "+":  # sums are long
            pending += ((each.parts[1], factor), (each.parts[0], factor))
        elif isinstance(each, Row):
            address = (id(each.source), each.position)
            before = found[address][1] if address in found else 0.0
            found[address] = (each, before + factor)
        else:
            pending += _weighted(each, factor)
    return sorted(found.values(), key=lambda pair: pair[0].position)


def _weighted(made: Traced, factor: float) -> list[tuple[Traced, float]]:
    """The parts of a number and by what factor each counts in it."""
    match made.made:
        case "whole" | "+":
            return [(part, factor) for part in made.parts]
        case "-":
            return [(made.parts[0], factor), (made.parts[1], -factor)]
        case "*":
            return [(made.parts[0], factor * made.parts[1].amount)]
        case "/":
            return [(made.parts[0], factor / made.parts[1].amount)]
