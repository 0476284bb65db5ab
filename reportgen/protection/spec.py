"""What a project file says of disclosure control."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from reportgen.contract import Contract, Dominance
from reportgen.counted import CountSpec
from reportgen.protection.noise import Noise
from reportgen.schema import Spec


class DominanceSpec(Spec):
    """When single units can be recognised in amounts."""

    p: float = Field(default=0.0, ge=0, le=100)
    """Nobody may be able to estimate the largest part more exactly than to so many per cent."""
    n: Literal[1, 2] = 1
    """How many of the largest parts `share` is about."""
    share: float = Field(default=0.0, ge=0, le=100)
    """The largest may make up no more than so many per cent of the sum; 0 for no such rule."""

    @property
    def rules(self) -> tuple[Dominance, ...]:
        """The rule as it is kept; none when nothing is asked for."""
        own = Dominance(self.p, self.n, self.share)
        return (own,) if self.p or self.share else ()


class SourceRulesSpec(Spec):
    """The rules that a source brings with it (section `[protection.sources.NAME]`).

    Whatever is left out asks for nothing; the tighter of source and project holds, key by key.
    """

    threshold: int = Field(default=1, ge=1)
    """Counts of persons from 1 to below this are not shown. 1 switches the rule off."""
    complement: bool = False
    """Whether a count is hidden too when all but a few of its base have the property."""
    zeros: Literal["published", "hidden"] = "published"
    """Whether nought is shown, or hidden like the small counts beside it."""
    rates: int = Field(default=1, ge=1)
    """Rates, quotas and means are shown of so many persons in the denominator or more."""
    least_population: int = Field(default=0, ge=0)
    """Places with fewer inhabitants get no numbers of persons."""
    dominance: DominanceSpec = DominanceSpec()
    """For amounts of sources with `contributions`: `{ p = 10 }` or `{ n = 1, share = 85 }`."""

    @property
    def contract(self) -> Contract:
        """The rules as they are kept."""
        return Contract(
            self.threshold, self.complement, self.zeros == "hidden", self.rates,
            self.least_population, self.dominance.rules,
        )  # fmt: skip


def _count(given: object) -> object:
    """ "source.measure" in short for both."""
    if not isinstance(given, str):
        return given
    source, _, measure = given.partition(".")
    return {"source": source, "measure": measure}


Count = Annotated[CountSpec, BeforeValidator(_count)]


class RelationSpec(Spec):
    """Counts that have to do with each other (section `[protection.relations.NAME]`)."""

    whole: Count | None = None
    """The count that the others are parts of: "source.measure", or a table with `source`,
    `measure` and, as in indicators, `ages` and `where`."""
    parts: tuple[Count, ...] = ()
    """Counts of which nobody belongs to two."""
    complete: bool = True
    """Whether the parts add up to the whole ("davon"); else others may be left ("darunter")."""
    same: tuple[str, ...] = ()
    """Instead: counts of several sources that are one and the same, "source.measure"."""

    @property
    def counts(self) -> tuple[CountSpec, ...]:
        """The whole and its parts."""
        return ((self.whole,) if self.whole else ()) + self.parts


class ProtectionSpec(SourceRulesSpec):
    """The rules for everything that is published (section `[protection]`)."""

    method: Literal["suppress", "round", "perturb"] = "suppress"
    """What is done about small counts: they are hidden, or all counts are rounded, or changed."""
    base: Literal[3, 5, 10] = 5
    """With `round` all counts are multiples of this."""
    deviation: int = Field(default=0, ge=0, le=100)
    """With `perturb` no count is changed by more; 0 for the highest threshold."""
    variance: float = Field(default=0.0, ge=0)
    """With `perturb` the variance of the changes; 0 for what fits the highest threshold."""
    secret: str = ""
    """With `perturb` a file of the project, or `${NAME}` for a variable of the environment: whoever
    knows what it says can undo all changes."""
    threshold: int = Field(default=3, ge=1)
    complement: bool = True
    dominance: DominanceSpec = DominanceSpec(p=10)
    population: str = ""
    """The indicator that tells how many inhabitants a place has, for `least_population`."""
    thresholds: dict[str, int] = {}
    """In short, only thresholds by source: `{ jobcenter = 10 }`."""
    sources: dict[str, SourceRulesSpec] = {}
    """The rules of single sources."""
    relations: dict[str, RelationSpec] = {}
    """Counts of several measures or sources that have to do with each other."""

    @property
    def same(self) -> dict[str, str]:
        """Counts that are known by the name of another one."""
        return {
            other: first
            for each in self.relations.values()
            for first, *others in [each.same or ("",)]
            for other in others
        }

    @property
    def rounding(self) -> int:
        """What all counts are multiples of; 0 where they are not rounded."""
        return self.base if self.method == "round" else 0

    @property
    def unsure(self) -> int:
        """How far counts that are told may be from the true ones."""
        match self.method:
            case "suppress":
                return 0
            case "round":
                return self.base - 1
            case "perturb":
                return self.noise.deviation

    @property
    def noise(self) -> Noise:
        """By how much counts are changed with `perturb`."""
        least = max(self.strictest.threshold, 2)
        usual = float(least * least // 4)
        return Noise(least, self.deviation or least, self.variance or usual)

    def of(self, source: str) -> Contract:
        """What has to be kept of a source: the tighter of its own rules and the project's."""
        own = self.contract.tighter(Contract(self.thresholds.get(source, 1), complement=False))
        given = self.sources.get(source)
        return own.tighter(given.contract) if given else own

    @property
    def named(self) -> tuple[str, ...]:
        """The sources that have rules of their own."""
        return tuple(dict.fromkeys((*self.thresholds, *self.sources)))

    @property
    def strictest(self) -> Contract:
        """What keeps the rules of every source."""
        found = self.contract
        for name in self.named:
            found = found.tighter(self.of(name))
        return found
