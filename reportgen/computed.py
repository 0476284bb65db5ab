"""What the gate of disclosure control is given: frames, and the counts of persons behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from reportgen.frame import Frame

Spot: TypeAlias = tuple[str, str]
"""A place and a period."""
Reach: TypeAlias = Mapping[Spot, tuple[Spot, ...]]
"""For rows that rest on others than those of their own place and period: on which ones."""
Spans: TypeAlias = Mapping[str, tuple[str, ...]]
"""For each period those that are taken together under its name, in time order."""


@dataclass(frozen=True, eq=False)
class Units:
    """Who is behind amounts: frames of the same places, periods and groups, as far as known."""

    count: Frame | None = None
    largest: Frame | None = None
    second: Frame | None = None


@dataclass(frozen=True, eq=False)
class Basis:
    """Counts of persons behind a frame: what disclosure control decides upon.

    A row of the frame rests on the row of `part` (and `whole`) with the same place, period and,
    where `part` has them, groups.
    """

    source: str
    """Name of the source, for its threshold."""
    part: Frame
    """Counts; the id of its measure is canonical: the same counts have the same id. Frames of
    one id may differ in groups and periods."""
    whole: Frame | None = None
    """The counts that `part` is a part of; None when it is not part of anything counted."""
    counted: str = ""
    """What is counted, without limits: "einwohner.anzahl"; empty: the id of `part`."""
    fixed: tuple[tuple[str, str], ...] = ()
    """What `part` is limited to: (("age", "0-18"), ("sex", "w")). Together with the members of a
    row this is the address of a count, the same from whichever frame it is reached: women under
    18 may be a row of a frame of women, of a frame of minors, or the total of both."""
    reach: Reach = field(default_factory=dict, hash=False)
    spans: Spans = field(default_factory=dict, hash=False)
    """Where a row tells nothing of `part` but its sum over several periods: over which ones."""
    entire: bool = False
    """Whether a row rests on all members of the groups of `part` that it does not name."""
    sums: tuple[tuple[str, int], ...] = ()
    """Ids of the counts that `part` is the sum of, and 1 or, where they are subtracted, -1."""
    is_single: bool = False
    """Whether it stands above or below the line by itself, whatever sum it is part of there."""
    tells_ages: bool = False
    """Whether a row says how old they are: of few persons, how many are of which age."""
    units: Units | None = None
    """For sums of money: `part` has amounts instead of counts of persons."""


@dataclass(frozen=True, slots=True)
class Dependence:
    """Which number of another frame each row is calculated from."""

    measure: str
    """Id of the other frame, which comes before this one."""
    columns: tuple[tuple[str, str], ...] = ()
    """Pairs of (key of the other frame, key column of this one) where the names differ."""
    fixed: tuple[tuple[str, str], ...] = ()
    """Pairs of (key of the other frame, member) for keys that are always the same."""
    reach: Reach = field(default_factory=dict, hash=False)


@dataclass(frozen=True, eq=False)
class Computed:
    """A frame before the gate, with all that the gate must know of it."""

    frame: Frame
    bases: tuple[Basis, ...] = ()
    dependences: tuple[Dependence, ...] = ()
    below: Frame | None = None
    """Of how many persons each row is told, if it is a rate; None where no persons stand below
    the line."""

    @property
    def added(self) -> frozenset[Basis]:
        """Counts of which nothing is told but what they come to with others."""
        names = {name for basis in self.bases for name, _ in basis.sums}
        return frozenset(
            each
            for each in self.bases
            if each.part.measure.id in names and not (each.tells_ages or each.is_single)
        )
