"""What authors name to what it is: indicators, places, periods and groups.

Whatever is unknown raises a `ReportError` with the nearest known name; the template notes it with
its line and goes on.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from reportgen import formats
from reportgen.errors import Where, failure, nearest
from reportgen.frame import TOTAL, Cell, Frame, Key, Measure, derived_id, parted_id
from reportgen.places import Place, Places
from reportgen.released import Released

Indicator: TypeAlias = str | Measure
Spot: TypeAlias = str | Place | None
"""A place or its key; None is the root."""
Period: TypeAlias = str | int | None
"""None is the latest."""


@dataclass(frozen=True, slots=True)
class Found:
    """One number: the frame that holds it, and where in it."""

    frame: Frame
    place: Place
    period: str
    groups: dict[str, str]

    @property
    def measure(self) -> Measure:
        """What the number is."""
        return self.frame.measure

    @property
    def cell(self) -> Cell:
        """The number."""
        return self.frame.cell(self.place.key, self.period, **self.groups)

    @property
    def key(self) -> Key:
        """Its address."""
        return self.frame.key(self.place.key, self.period, **self.groups)


@dataclass(frozen=True, eq=False)
class Lookup:
    """Finds numbers by what authors call them."""

    released: Released
    places: Places
    gaps: list[tuple[Where, str, str]] = field(default_factory=list)
    """Where an indicator's order of places was asked for, and which place was not part of it."""

    def number(
        self, indicator: Indicator, place: Spot, period: Period, groups: dict[str, str]
    ) -> Found:
        """One number of an indicator."""
        frame = self.frame(indicator)
        when = self.period(frame, period)
        return Found(frame, self.place(place), when, self.groups(frame, groups))

    def names(self) -> list[str]:
        """The indicators, without what is derived from them."""
        return [name for name in self.released if not parted_id(name)[1]]

    def frame(self, indicator: Indicator) -> Frame:
        """The numbers of an indicator."""
        name = indicator.id if isinstance(indicator, Measure) else indicator
        if name not in self.released or parted_id(name)[1]:
            raise failure("indicator-unknown", name=name, near=nearest(name, self.names()))
        return self.released[name]

    def derived(self, frame: Frame, what: str) -> Frame:
        """The changes or deviations of an indicator; there are none of broken down ones."""
        name = derived_id(frame.measure.id, what)
        if name not in self.released:
            code = "lookup-derived-groups" if frame.groups else "lookup-derived"
            raise failure(code, name=frame.measure.id, groups=", ".join(frame.groups))
        return self.released[name]

    def place(self, place: Spot) -> Place:
        """A place."""
        if isinstance(place, Place):
            return place
        found = self.places.root if place is None else self.places.get(place)
        if found is None:
            raise failure("lookup-place", name=place, near=self.places.closest(str(place)))
        return found

    def level(self, level: str, period: str = "") -> tuple[Place, ...]:
        """All places of a level; with a period, those that there were."""
        if not self.places.level(level):
            near = nearest(level, (each.key for each in self.places.levels))
            raise failure("lookup-level", name=level, near=near)
        return self.places.at(level, period)

    def highest_level(self) -> str:
        """The level directly below the root."""
        below = self.places.children(self.places.root.key)
        return next((each.level for each in below if each.located), self.places.root.level)

    def period(self, frame: Frame, period: Period) -> str:
        """A period of an indicator, the latest if none is named."""
        known = frame.periods
        if not known:
            raise failure("lookup-empty", name=frame.measure.id)
        if period is None:
            return known[-1]
        if str(period) not in known:
            raise failure(
                "lookup-period", name=frame.measure.id, period=period,
                known=formats.span(known[0], known[-1]),
            )  # fmt: skip
        return str(period)

    def since(self, frame: Frame, since: Period, period: str) -> str:
        """The period to compare with; the one before if none is named."""
        earlier = [each for each in frame.periods if each < period]
        then = self.period(frame, since) if since is not None else "".join(earlier[-1:])
        if then not in earlier:
            name = frame.measure.id
            raise failure("lookup-since", name=name, since=since or "", period=period)
        return then

    def groups(self, frame: Frame, groups: dict[str, str]) -> dict[str, str]:
        """Members of groups by their keys."""
        for group, member in groups.items():
            if group not in frame.groups:
                near = nearest(group, (*frame.groups, "place", "period", "since", "unit"))
                raise failure("lookup-group", name=frame.measure.id, group=group, near=near)
            members = (*frame.members(group), TOTAL)
            if member not in members:
                near = nearest(member, members)
                known = ", ".join(frame.members(group))
                raise failure("lookup-member", group=group, member=member, near=near, known=known)
        return groups
