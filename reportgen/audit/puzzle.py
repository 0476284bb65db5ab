"""All that is known of counts as one system, and what follows for some of them.

Sums of an office that do not quite add up, and numbers that do not fit each other, say nothing:
what contradicts the published numbers is left out, and is told.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from reportgen.audit.claims import Claim, Quantity
from reportgen.linear.bounds import tightened
from reportgen.linear.interval import Interval
from reportgen.linear.misfits import misfits
from reportgen.linear.solver import ContradictionError, LimitError, Program
from reportgen.linear.system import Form, System, rows

SLACK = 1e-6
ROUNDS = 40
"""How often relations that do not hold are looked for."""
SMALL = 150
"""Whole numbers are searched for in parts of fewer quantities; in larger ones any will do."""
PRESUMED, PUBLISHED = 0.1, 1000.0
"""How much dearer than relations other claims are to give up."""
NODES = 300
"""So many nodes of a search for whole numbers are visited."""


@dataclass(eq=False)
class Puzzle:
    """Quantities with all claims of them."""

    published: Sequence[Claim]
    known: Sequence[Claim]
    """Relations, which hold unless the published numbers say otherwise."""
    numbers: dict[Quantity, int] = field(default_factory=dict)
    left_out: list[Claim] = field(default_factory=list)
    """What contradicts the published numbers."""
    kept: list[Claim] = field(default_factory=list)
    """What does not: all but bounds of single quantities."""
    undecided: list[Quantity] = field(default_factory=list)
    """What could not be found out."""

    def __post_init__(self) -> None:
        """Number the quantities, and drop what does not fit."""
        for claim in (*self.published, *self.known):
            for quantity, _ in claim.terms:
                self.numbers.setdefault(quantity, len(self.numbers))
        self.least, self.most = np.zeros(len(self.numbers)), np.full(len(self.numbers), np.inf)
        sums = [each for each in self.published if each.is_presumed or not self._bound(each)]
        self._drop_misfits([*sums, *self.known])
        self.tight = self._tightened()

    def _bound(self, claim: Claim) -> bool:
        """Take a claim of one quantity as its bounds; whether it is one."""
        if len(claim.terms) > 1:
            return False
        ((quantity, factor),) = claim.terms
        at = self.numbers[quantity]
        ends = sorted((claim.low / factor, claim.high / factor))
        least = max(self.least[at], math.ceil(ends[0] - SLACK) if ends[0] > -1e15 else 0)
        most = min(self.most[at], math.floor(ends[1] + SLACK) if ends[1] < 1e15 else np.inf)
        if least > most:
            self.left_out.append(claim)
        else:
            self.least[at], self.most[at] = least, most
        return True

    def _drop_misfits(self, claims: Iterable[Claim]) -> None:
        """Leave out the fewest claims that contradict the rest; what is published comes last."""
        by_form: dict[Form, list[Claim]] = {}
        for claim in claims:
            terms = tuple((self.numbers[quantity], factor) for quantity, factor in claim.terms)
            by_form.setdefault(Form(terms, claim.low, claim.high), []).append(claim)
        prices = np.array([max(map(_price, each)) for each in by_form.values()])
        own = list(by_form.values())
        for row in misfits(System(self.least, self.most, rows(by_form)), prices).tolist():
            self.left_out += own[row]
            own[row] = []
        self.kept = [claim for each in own for claim in each]

    def _tightened(self) -> System:
        """The system with the bounds that follow; what whole numbers cannot fulfil is left out."""
        for _ in range(ROUNDS):
            system = self._system()
            found = tightened(system)
            wrong = set(np.flatnonzero(found.least > found.most + SLACK).tolist())
            if not wrong:
                return found
            self._leave_out(wrong)
        return system

    def _system(self) -> System:
        forms = [
            Form(
                tuple((self.numbers[quantity], factor) for quantity, factor in claim.terms),
                claim.low, claim.high,
            )
            for claim in self.kept
        ]  # fmt: skip
        return System(self.least, self.most, rows(forms))

    def _leave_out(self, wrong: set[int]) -> None:
        """Leave out the cheapest claims of quantities that cannot be."""
        about = [
            claim
            for claim in self.kept
            if any(self.numbers[quantity] in wrong for quantity, _ in claim.terms)
        ]
        least = min(map(_price, about))
        dropped = {claim for claim in about if _price(claim) == least}
        self.left_out += dropped
        self.kept = [claim for claim in self.kept if claim not in dropped]

    # ------------------------------------------------------------ conclusions

    def bounds(self, quantity: Quantity) -> Interval:
        """What follows for a quantity at the first glance."""
        at = self.numbers[quantity]
        return Interval(float(self.tight.least[at]), float(self.tight.most[at]))

    def concluded(self, wanted: Mapping[Quantity, float]) -> dict[Quantity, Interval]:
        """The quantities that cannot be as large as is wanted, each with its interval."""
        found: dict[Quantity, Interval] = {}
        inner = self.tight.reduced()
        position = {int(cell): number for number, cell in enumerate(self.tight.untold)}
        open_: dict[int, Quantity] = {}
        for each, goal in wanted.items():
            if self.bounds(each).most < goal:
                found[each] = self.bounds(each)
            elif self.numbers[each] in position:
                open_[position[self.numbers[each]]] = each
        for columns, chosen in inner.components if open_ else ():
            own = {at: open_[int(cell)] for at, cell in enumerate(columns) if int(cell) in open_}
            if own:
                search = _Search(inner.part(columns, chosen))
                for at, each in own.items():
                    answer = search.below(at, wanted[each])
                    if answer is None:
                        self.undecided.append(each)
                    elif answer:
                        found[each] = search.interval(at, wanted[each])
        return found


def _price(claim: Claim) -> float:
    """How dear it is to give a claim up."""
    if claim.is_presumed:
        return PRESUMED
    return PUBLISHED if claim.read else 1.0


class _Search:
    """Looks in one part of a system whether quantities may be large enough."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.highest = np.full(len(system), -np.inf)
        """The most that any solution has of each quantity."""
        self.any = Program(system, is_warm=True)
        self.whole = Program(system, is_whole=True, nodes=NODES) if len(system) < SMALL else None
        self.is_possible = self.any.cheapest() is not None

    def below(self, cell: int, goal: float) -> bool | None:
        """Whether a quantity cannot reach a goal; None when that is not known."""
        if not self.is_possible:
            return None
        if self.highest[cell] >= goal - SLACK:
            return False
        try:
            return not self._reaches(self.any, cell, goal) or not (
                self.whole is None or self._reaches(self.whole, cell, goal)
            )
        except LimitError:
            return None

    def _reaches(self, program: Program, cell: int, goal: float) -> bool:
        """Whether a program knows numbers in which a quantity is so large."""
        if self.highest[cell] >= goal - SLACK:
            return True
        program.bound(cell, goal, float(self.system.most[cell]))
        try:
            amounts = program.possible()
        finally:
            program.bound(cell, float(self.system.least[cell]), float(self.system.most[cell]))
        if amounts is None:
            return False
        nearest = np.rint(amounts)
        if np.abs(nearest - amounts).max() < SLACK:
            self.highest = np.maximum(self.highest, nearest)
        return True

    def interval(self, cell: int, goal: float) -> Interval:
        """The interval of a quantity that cannot reach a goal."""
        fresh = Program(self.system)
        try:
            least, most = (fresh.least(cell, sense=sense).value for sense in (1.0, -1.0))
        except ContradictionError:  # too near to impossible for the solver's tolerance
            least, most = float(self.system.least[cell]), float(self.system.most[cell])
        return Interval(math.ceil(least - SLACK), min(math.floor(most + SLACK), goal - 1))
