"""What has to be kept of the numbers of a source: the terms of its office and of the project."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dominance:
    """When single units can be recognised in amounts; each number is in per cent, 0 for no rule."""

    p: float = 0.0
    """Nobody may be able to estimate the largest part more exactly than this."""
    n: int = 1
    share: float = 0.0
    """The n largest may make up no more than this."""


@dataclass(frozen=True, slots=True)
class Contract:
    """The rules of disclosure control for one kind of count."""

    threshold: int
    """Counts of persons from 1 to below this are not shown; 1 for no rule at all."""
    complement: bool = True
    """Whether what is left of a whole is protected like what is counted."""
    hides_zeros: bool = False
    """Whether nought is a small count like any other."""
    rates: int = 1
    """Rates are shown of so many persons or more."""
    least_population: int = 0
    """Places with fewer inhabitants get no numbers of persons."""
    dominance: tuple[Dominance, ...] = ()
    """Rules for amounts, all of which hold."""

    @property
    def is_active(self) -> bool:
        """Whether small counts are protected at all."""
        return self.threshold > 1

    @property
    def least(self) -> int:
        """The least that an outsider takes a hidden count for."""
        return 0 if self.hides_zeros else 1

    def tighter(self, other: "Contract") -> "Contract":
        """What keeps both."""
        return Contract(
            max(self.threshold, other.threshold),
            self.complement or other.complement,
            self.hides_zeros or other.hides_zeros,
            max(self.rates, other.rates),
            max(self.least_population, other.least_population),
            tuple(dict.fromkeys((*self.dominance, *other.dominance))),
        )


NO_RULES = Contract(1, complement=False)


@dataclass(frozen=True, slots=True)
class Perturbation:
    """How counts are changed at random, as everybody may know."""

    threshold: int
    """No count from 1 to below this is told."""
    most: int
    variance: float


@dataclass(frozen=True, slots=True)
class Safeguards:
    """The rules of a project: those for all its sources, and stricter ones of single sources."""

    general: Contract = NO_RULES
    special: tuple[tuple[str, Contract], ...] = ()
    """Titles of sources, each with what holds for it."""
    amounts: tuple[tuple[str, Contract], ...] = ()
    """Titles of sources of amounts that are protected, likewise."""
    base: int = 0
    """All counts are rounded to multiples of this instead; 0 for none."""
    noise: Perturbation | None = None
    """All counts are changed at random instead."""
