"""What may be shown, and what may be told from it: only `protection/release.py` makes a `Released`.

Differences and ranks of released numbers tell nothing that those do not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from reportgen.errors import Problem
from reportgen.formats import rounded
from reportgen.frame import Cell, Frame, Key
from reportgen.status import Status


class Rule(StrEnum):
    """Why a number is not shown."""

    POPULATION = "population"
    """A number of a place in which too few people live."""
    THRESHOLD = "threshold"
    """A count below the threshold."""
    COMPLEMENT = "complement"
    """All but a few: the others would be recognisable."""
    DOMINANCE = "dominance"
    """An amount that too few are behind, or one or two of them alone."""
    RATE = "rate"
    """A rate of too few persons."""
    SECONDARY = "secondary"
    """Kept back so that a neighbour cannot be calculated."""
    ENTIRE = "entire"
    """Kept back with all counts of its kind and period: nothing less was found to be safe."""
    APART = "apart"
    """Kept back with its whole geography: how it overlaps with others is not known."""
    DERIVED = "derived"
    """Calculated from a number that is not shown."""
    UNTOLD = "untold"
    """Rests on a count that could not be told in the way all others are: rounded."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One number that is kept back, and why. Never holds the number itself."""

    key: Key
    rule: Rule
    counted: str = field(default="", compare=False)
    """The counts, or the other measure, that it rests on and that the rule is about."""
    sources: tuple[str, ...] = field(default=(), compare=False)
    """The sources whose terms ask for it."""


@dataclass(frozen=True, eq=False)
class Released:
    """What may be shown: every frame after disclosure control, with the decisions taken."""

    frames: Mapping[str, Frame]
    decisions: tuple[Decision, ...] = ()
    advice: tuple[Problem, ...] = ()
    """What to put together where much is kept back: for the planner, and without a number."""

    def __iter__(self) -> Iterator[str]:
        """The ids of all measures."""
        return iter(self.frames)

    def __contains__(self, measure: object) -> bool:
        """Whether a measure of this id was released."""
        return measure in self.frames

    def __getitem__(self, measure: str) -> Frame:
        """The frame of a measure; `KeyError` when there is none."""
        return self.frames[measure]

    @cached_property
    def reasons(self) -> Mapping[Key, Decision]:
        """What was decided of each number that is kept back."""
        return {each.key: each for each in self.decisions}

    @cached_property
    def rules(self) -> Mapping[Key, Rule]:
        """Why each number that is kept back is."""
        return {each.key: each.rule for each in self.decisions}


def as_printed(cell: Cell, decimals: int) -> float | None:
    """The number at the precision of print; None when it is not shown.

    Whatever is made of numbers to be seen is made of these: neither a bar nor an order must tell
    more digits than the table does.
    """
    return None if cell.amount is None else float(rounded(cell.amount, decimals))


def difference(own: Cell, other: Cell, decimals: int | None = None) -> Cell:
    """One released number minus another, which tells nothing that the two do not.

    With `decimals` both are rounded first, as readers see them. Hidden when either is.
    """
    if own.amount is None or other.amount is None:
        return Cell(None, max(own.status, other.status))
    pair = (own.amount, other.amount)
    if decimals is not None:
        pair = (float(rounded(pair[0], decimals)), float(rounded(pair[1], decimals)))
    amount = pair[0] - pair[1]
    return Cell(amount, Status.PRESENT if amount else Status.ZERO, own.flags | other.flags)


@dataclass(frozen=True, slots=True)
class Rank:
    """A place among those of its level, highest first; equal values share a rank."""

    position: int
    among: int
    """How many places have a number that is shown."""
    missing: int
    """How many places of the level are not shown or not known."""


def rank(source: Frame, place: str, period: str, among: tuple[str, ...]) -> Rank | None:
    """Rank a place by its number as it is printed; None when it has none.

    Ties share the better rank and leave a gap ("1 2 2 4"). Numbers that print alike are tied:
    an order among them would tell digits that are not printed.
    """
    amounts = {key: as_printed(source.cell(key, period), source.measure.decimals) for key in among}
    own = amounts.get(place)
    if own is None:
        return None
    known = [amount for amount in amounts.values() if amount is not None]
    position = 1 + sum(amount > own for amount in known)
    return Rank(position, len(known), len(amounts) - len(known))
