"""What can be concluded from published numbers though it is protected."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor

from reportgen.audit.claims import Claim, Quantity, Terms, plus
from reportgen.audit.figure import Figure
from reportgen.audit.figures import Reading
from reportgen.audit.makeup import Address, Declared
from reportgen.audit.puzzle import Puzzle
from reportgen.audit.relations import relations
from reportgen.contract import Contract
from reportgen.linear.interval import Interval
from reportgen.places import Places

MORE = float("inf")


@dataclass(frozen=True, slots=True)
class Hidden:
    """A number that is kept back, and where it would stand."""

    address: Address
    read: str


@dataclass(frozen=True, slots=True)
class Found:
    """A protected count that can be concluded to lie below its threshold."""

    quantity: Quantity
    address: Address
    """A number that the count is behind."""
    is_rest: bool
    """Whether it is what is left of a whole."""
    interval: Interval
    threshold: int
    because: tuple[str, ...]
    """Where the numbers stand from which it follows."""


@dataclass(frozen=True, slots=True)
class _Target:
    quantity: Quantity
    address: Address
    rules: Contract
    is_rest: bool = False
    is_near: bool = False
    """Whether it has to do with a number that is kept back."""

    @property
    def threshold(self) -> int:
        """Counts below are protected."""
        return self.rules.threshold

    @property
    def least(self) -> int:
        """The least count that is protected: nought where it is hidden, too."""
        return self.rules.least if self.is_near and not self.is_rest else 1


CIRCLES = 4
REST, SUM = "rest", "sum"
"""Keys of helping quantities: what is left of a whole; the sum of several counts."""


@dataclass(frozen=True, eq=False)
class Inquiry:
    """Published numbers under attack."""

    declared: Declared
    places: Places
    figures: Sequence[Figure]
    hidden: Sequence[Hidden]

    @cached_property
    def _hidden(self) -> dict[Address, Hidden]:
        return {
            each.address: each
            for each in self.hidden
            if not each.address.told and self.declared.is_linear(each.address)
            and each.address.place in self._inside
        }  # fmt: skip

    @cached_property
    def _inside(self) -> frozenset[str]:
        return frozenset(place.key for place in self.places)

    @cached_property
    def published(self) -> tuple[Claim, ...]:
        """What printed numbers say."""
        own = [each for each in self.figures if each.address.place in self._inside]
        named = (
            *(each.address for each in self.figures),
            *(each.address for each in self.hidden),
        )
        reading = Reading(self.declared, self.places, self.exact, named)
        said = (claim for claim in reading.claims(own) if claim.terms)
        return tuple(dict.fromkeys((*said, *self._positive())))

    @cached_property
    def exact(self) -> dict[Quantity, float]:
        """Counts that are published as they are."""
        found: dict[Quantity, float] = {}
        for each in () if self.declared.wide else self.figures:
            made = self.declared.makeups.get(each.address.indicator)
            if (
                made
                and made.adds_up
                and not each.address.told
                and self.declared.is_linear(each.address)
            ):
                upper, lower = made.sides(each.address)
                low, high = each.low / made.times, each.high / made.times
                if len(upper) == 1 and not lower and ceil(low) == floor(high):
                    found[upper[0][0]] = ceil(low)
        return found

    def _positive(self) -> Iterator[Claim]:
        """Noughts are published: what is hidden is at least 1, unless all of a kind is hidden."""
        levels = {place.key: place.level for place in self.places}
        shown = {
            (each.address.indicator, each.address.period, levels.get(each.address.place))
            for each in self.figures
            if not each.address.told
        }
        for address, hidden in self._hidden.items():
            upper, lower = self.declared.makeups[address.indicator].sides(address)
            is_alone = (address.indicator, address.period, levels[address.place]) not in shown
            is_plain = all(factor > 0 for _, factor in upper)
            is_known = all(each in self.exact for each, _ in lower)
            rules = self.declared.contract(upper)
            is_large = not lower or self._whole(lower) >= max(rules.threshold, rules.rates)
            if rules.hides_zeros or rules.least_population > 1:
                continue  # nought may be hidden, too
            if is_plain and is_known and is_large and not is_alone:
                yield Claim(upper, 1.0, MORE, hidden.read, is_presumed=True)

    # ------------------------------------------------------------ targets

    @cached_property
    def _helping(self) -> tuple[tuple[Claim, ...], tuple[_Target, ...]]:
        """Sums and rests as quantities of their own, and all that is protected."""
        claims: list[Claim] = []
        targets: dict[Quantity, _Target] = {}
        shown = {each.address for each in self.figures if not each.address.told}
        for address in dict.fromkeys((*self._hidden, *sorted(shown))):
            if not self.declared.is_linear(address) or address.place not in self._inside:
                continue
            made = self.declared.makeups[address.indicator]
            upper, lower = made.sides(address)
            rules, is_near = self.declared.contract(upper), address in self._hidden
            for quantity, _ in (*upper, *lower):
                own = self.declared.contract(((quantity, 1.0),))
                targets.setdefault(quantity, _Target(quantity, address, own, is_near=is_near))
            if made.is_part and lower:
                rest = _named(address, REST)
                claims.append(Claim((*plus((lower, 1.0), (upper, -1.0)), (rest, -1.0)), 0.0, 0.0))
                if rules.complement and self._whole(lower) >= rules.threshold:
                    targets[rest] = _Target(rest, address, rules, is_rest=True, is_near=is_near)
            if len(upper) > 1 and all(factor == 1 for _, factor in upper):
                total = _named(address, SUM)
                claims.append(Claim((*upper, (total, -1.0)), 0.0, 0.0))
                targets[total] = _Target(total, address, rules, is_near=is_near)
        return tuple(claims), tuple(targets.values())

    def _whole(self, lower: Terms) -> float:
        return sum(factor * self.exact.get(each, 0.0) for each, factor in lower)

    # ------------------------------------------------------------ attack

    @cached_property
    def puzzle(self) -> Puzzle:
        """Everything as one system."""
        return self._puzzle(self.published)

    def _puzzle(self, published: Sequence[Claim]) -> Puzzle:
        helping, targets = self._helping
        used = {quantity for claim in published for quantity, _ in claim.terms}
        used |= {each.quantity for each in targets if each.is_near and each.quantity.period}
        used |= {q for claim in helping for q, _ in claim.terms if q.period}
        related = relations(used, self.places, self.exact, self.declared.kin)
        return Puzzle(published, [*related, *helping])

    def found(self) -> Iterator[Found]:
        """Everything protected that follows; counts near hidden ones are searched in depth."""
        puzzle = self.puzzle
        for target, interval in self._concluded(puzzle, self._helping[1]):
            yield Found(
                target.quantity, target.address, target.is_rest, interval, target.threshold,
                tuple(self._because(target)),
            )  # fmt: skip

    def _concluded(
        self, puzzle: Puzzle, targets: Iterable[_Target]
    ) -> Iterator[tuple[_Target, Interval]]:
        wanted: dict[Quantity, float] = {}
        by_quantity = {each.quantity: each for each in targets if each.threshold > 1}
        for quantity, target in by_quantity.items():
            if quantity in puzzle.numbers:
                is_low = puzzle.bounds(quantity).most < target.threshold
                if is_low or target.is_near:
                    wanted[quantity] = float(target.threshold)
        for quantity, interval in puzzle.concluded(wanted).items():
            target = by_quantity[quantity]
            if interval.least >= target.least and interval.most < target.threshold:
                yield target, interval

    # ------------------------------------------------------------ reasons

    def _because(self, target: _Target) -> list[str]:
        """The places of a few numbers from which it follows: none of them can be left out."""
        near: list[Claim] = []
        for near in self._circles(target.quantity):
            if self._follows(near, target):
                break
        step = max(1, len(near) // 2)
        while step:
            at = 0
            while at < len(near) and len(near) > 1:
                fewer = near[:at] + near[at + step :]
                if fewer and self._follows(fewer, target):
                    near = fewer
                else:
                    at += step
            step //= 2
        return list(dict.fromkeys(claim.read for claim in near))

    def _follows(self, published: Sequence[Claim], target: _Target) -> bool:
        return any(True for _ in self._concluded(self._puzzle(published), [target]))

    def _circles(self, start: Quantity) -> Iterator[list[Claim]]:
        """What is published near a quantity, in ever wider circles."""
        reached, rows = {start}, dict.fromkeys((*self.published, *self.puzzle.kept))
        for _ in range(CIRCLES):
            touched = [row for row in rows if any(each in reached for each, _ in row.terms)]
            reached |= {quantity for row in touched for quantity, _ in row.terms}
            yield [row for row in touched if row.read]
        yield list(self.published)


def _named(address: Address, what: str) -> Quantity:
    """A helping quantity, which stands in no relation of places."""
    return Quantity(f"{what} {address}", (), "", "")
