"""What indicators are made of, as a project declares it: the public knows it from the annex."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.ages import band
from reportgen.audit.claims import Limits, Quantity, Terms
from reportgen.audit.ways import Way
from reportgen.audit.wording import USUAL, Meant, Wording
from reportgen.contract import NO_RULES, Contract

AGE = "age"
ALL_AGES = "0+"
CLASS = "class"


@dataclass(frozen=True, slots=True)
class Term:
    """A count that an indicator adds up or subtracts."""

    counted: str
    """"einwohner.anzahl"."""
    limits: Limits = ()
    keys: frozenset[str] = frozenset()
    """The groups that its source knows."""
    sign: int = 1
    is_mean: bool = False
    """The mean of a period and the one before it."""

    def of(self, address: "Address") -> Limits:
        """Its limits where an indicator is broken down by groups."""
        own = dict(self.limits)
        own |= {key: member for key, member in address.group if key in self.keys}
        if own.get(AGE) == ALL_AGES:
            del own[AGE]
        return tuple(sorted(own.items()))


@dataclass(frozen=True, slots=True)
class Makeup:
    """An indicator: what stands above and below the line."""

    name: str
    short: str = ""
    decimals: int = 0
    upper: tuple[Term, ...] = ()
    lower: tuple[Term, ...] = ()
    factor: float = 1.0
    years: int = 1
    adds_up: bool = False
    """Whether it is a count, of which changes are told in per cent."""
    is_part: bool = False
    """Whether all that is counted above is counted below, too."""
    is_linear: bool = True
    """Whether a printed number of it bounds a sum, or a ratio of sums, of counts of persons."""
    way: Way | None = None
    """How it is made otherwise."""
    in_points: bool = False
    """Whether its changes are told in percentage points."""
    classes: tuple[tuple[str, float, float], ...] = ()
    """Names of classes, each with its bounds."""

    def sides(self, address: "Address") -> tuple[Terms, Terms]:
        """The counts above and below the line of one number."""
        return self._side(self.upper, address), self._side(self.lower, address)

    def _side(self, terms: tuple[Term, ...], address: "Address") -> Terms:
        found: dict[Quantity, float] = {}
        for term in terms:
            for period, part in _periods(address.period, self.years, is_mean=term.is_mean):
                quantity = Quantity(term.counted, term.of(address), address.place, period)
                found[quantity] = found.get(quantity, 0.0) + term.sign * part
        return tuple(found.items())

    @property
    def times(self) -> float:
        """By what a quotient, or a count of several years, is multiplied."""
        return self.factor if self.lower else self.factor / self.years


def _periods(last: str, years: int, *, is_mean: bool) -> list[tuple[str, float]]:
    """The years that a number is made of, and how much of each."""
    if years == 1 and not is_mean:
        return [(last, 1.0)]
    found = [str(int(last) - back) for back in range(years)]
    if not is_mean:
        return [(year, 1.0) for year in found]
    halves = [str(int(year) - back) for year in found for back in (0, 1)]
    return [(year, 0.5) for year in halves]


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """What a printed number is about, or what is told of it."""

    indicator: str
    place: str
    period: str
    group: Limits = ()
    told: str = ""
    """"change", "share"; empty for the number itself."""
    beside: Limits = ()
    """What it is set beside: (("since", "2015"),), (("to", "01"),), (("of", "age"),)."""

    def __str__(self) -> str:
        """As keys are written: "sgb2_quote/05/2024/sex=w"."""
        name = f"{self.indicator}~{self.told}" if self.told else self.indicator
        more = (f"{key}={member}" for key, member in (*self.group, *self.beside))
        return "/".join((name, self.place, self.period, *more))


@dataclass(frozen=True, slots=True)
class Kin:
    """Kinds of counts that are parts of another; each may be broken down by further groups."""

    whole: tuple[str, Limits]
    """What is counted, and what it is limited to."""
    parts: tuple[tuple[str, Limits], ...]
    complete: bool
    """Whether the parts add up to the whole."""


@dataclass(frozen=True, eq=False)
class Declared:
    """What a project lets everybody know of its numbers."""

    makeups: Mapping[str, Makeup]
    contracts: Mapping[str, Contract]
    """By what is counted the rules that it is under."""
    wide: int = 0
    """How far every count that is told may be from the true one; 0 where they are the true ones."""
    kin: tuple[Kin, ...] = ()

    words: Wording = USUAL
    """When which word is used."""

    def meant(self, address: Address, text: str) -> Meant | None:
        """What a text that tells something of a number says; None where it says nothing new."""
        made = self.makeups.get(address.indicator)
        if made is None:
            return None
        if address.told == CLASS:
            half = 0.5 * 10.0**-made.decimals
            found = (each for each in made.classes if each[0] == text)
            return next((Meant("", low - half, high + half) for _, low, high in found), None)
        return self.words.meant(address.told, text, in_points=made.in_points)

    def contract(self, terms: Terms) -> Contract:
        """What keeps the rules of all counts of a sum."""
        found = NO_RULES
        for quantity, _ in terms:
            found = found.tighter(self.contracts.get(quantity.counted, NO_RULES))
        return found

    def is_linear(self, address: Address) -> bool:
        """Whether a number says something of a sum of counts."""
        made = self.makeups.get(address.indicator)
        return bool(made and made.is_linear) and self._is_of_sums(address)

    def is_attacked(self, address: Address) -> bool:
        """Whether a number made in another way says something of counts."""
        made = self.makeups.get(address.indicator)
        return bool(made and made.way) and self._is_of_sums(address)

    def _is_of_sums(self, address: Address) -> bool:
        made = self.makeups[address.indicator]
        if not made.upper:
            return False
        spans = made.years > 1 or any(term.is_mean for term in (*made.upper, *made.lower))
        return _has_ages(address.group) and (not spans or address.period.isdecimal())


def _has_ages(group: Limits) -> bool:
    try:
        return all(band(member) is not None for key, member in group if key == AGE)
    except ValueError:
        return False
