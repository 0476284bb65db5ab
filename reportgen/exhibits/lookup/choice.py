"""Names of a spec to what they stand for; every wrong name is noted with the nearest known one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reportgen.errors import Problems, Where, nearest
from reportgen.exhibits.lookup.names import ordered
from reportgen.frame import (
    AGE,
    CHANGE,
    DEVIATION,
    PERIOD,
    PLACE,
    SEX,
    Frame,
    Measure,
    derived_id,
    parted_id,
)
from reportgen.notation import CLASSIC, Notation
from reportgen.places import Level, Place, Places
from reportgen.records import Records
from reportgen.released import Released

INDICATOR = "indicator"
"""The dimension of a table that no frame has as a key."""
NEAR = 10.0
"""What `[wording]` says when it says nothing."""
FIRST = "first"
"""Stands for the first period shown."""
PREVIOUS = "previous"
"""Stands for the period before each one."""


@dataclass(frozen=True, eq=False)
class Choice:
    """Looks names up for one exhibit and notes those that do not exist."""

    name: str
    released: Released
    places: Places
    problems: Problems
    where: Where
    near: float = NEAR
    """Per cent of the number of the root within which others are near it."""
    lists: Mapping[str, Records] = field(default_factory=dict)
    notation: Notation = CLASSIC
    """The signs that stand instead of numbers."""

    def error(self, code: str, **params: object) -> None:
        """Note a mistake of this exhibit."""
        self.problems.error(code, self.where, exhibit=self.name, **params)

    def notice(self, code: str, **params: object) -> None:
        """Note what would better be otherwise."""
        self.problems.notice(code, self.where, exhibit=self.name, **params)

    def know_units(self, measures: Iterable[Measure]) -> None:
        """Note indicators that do not fit one axis."""
        known = {measure.id: measure for measure in measures}
        if len({measure.unit for measure in known.values()}) > 1:
            told = (f"{measure.id} ({measure.unit})" for measure in known.values())
            self.error("exhibit-units", units=", ".join(told))

    def know_classes(self, measures: Iterable[Measure]) -> bool:
        """Whether all indicators have named classes; noted if not."""
        without = [measure.id for measure in measures if not measure.classes]
        for name in without:
            self.error("exhibit-classes-missing", name=name)
        return not without

    def frame(self, indicator: str) -> Frame | None:
        """The numbers of an indicator."""
        if indicator in self.released:
            return self.released[indicator]
        known = [each for each in self.released if not parted_id(each)[1]]
        self.error("exhibit-indicator", name=indicator, near=nearest(indicator, known))
        return None

    def frames(self, indicators: Iterable[str]) -> tuple[Frame, ...]:
        """The numbers of several indicators; those that do not exist are left out."""
        found = [self.frame(indicator) for indicator in indicators]
        return tuple(each for each in found if each is not None)

    def change(self, source: Frame) -> Frame | None:
        """The changes of an indicator; there are none for one that is broken down."""
        return self._derived(source, CHANGE, "exhibit-change-missing")

    def deviation(self, source: Frame) -> Frame | None:
        """The differences to the root."""
        return self._derived(source, DEVIATION, "exhibit-deviation-missing")

    def _derived(self, source: Frame, what: str, code: str) -> Frame | None:
        name = derived_id(source.measure.id, what)
        if name in self.released:
            return self.released[name]
        self.error(code, name=source.measure.id)
        return None

    def place(self, key: str) -> Place:
        """A place; the root when the key is empty (or wrong, and noted)."""
        if not key:
            return self.places.root
        if found := self.places.get(key):
            return found
        self.error("exhibit-place", name=key, near=self.places.closest(key))
        return self.places.root

    def peers(self, key: str) -> str:
        """The level of a place without parts, which is shown among its peers; else empty."""
        place = self.places.get(key)
        return place.level if place and not self.places.children(place.key) else ""

    def know_highlights(self, by: str, wanted: tuple[str, ...], frames: tuple[Frame, ...]) -> None:
        """Note what stands out and is not there: places, periods or members of a group."""
        if by == PLACE:
            self.listed(wanted)
        elif by == PERIOD:
            self.know_periods(frames, wanted)
        elif by != INDICATOR:
            for member in wanted if frames else ():
                self.groups(frames[0], {by: member})

    def within_town(self, key: str) -> None:
        """Note a region outside where only a place of the town can stand."""
        if self.places.is_benchmark(key):
            self.error("exhibit-outside", name=key)

    def listed(self, keys: Iterable[str]) -> tuple[Place, ...]:
        """Places by their keys, in this order."""
        return tuple(self.place(key) for key in dict.fromkeys(keys))

    def level(self, key: str, place: Place) -> Level | None:
        """The level of a key; empty means that of the places directly below `place`."""
        if key:
            found = self.places.level(key)
            if found is None:
                known = [level.key for level in self.places.levels]
                self.error("exhibit-level", name=key, known=", ".join(known))
            return found
        below = [child for child in self.places.children(place.key) if child.located]
        return self.places.level(below[0].level) if below else None

    def parts(self, place: Place, level: str) -> tuple[Place, ...]:
        """The places of a level within a place, in declared order."""
        return tuple(each for each in self.places.at(level) if self.places.within(each, place))

    def strays(self, place: Place, parts: tuple[Place, ...]) -> tuple[Place, ...]:
        """The places for cases not located that `parts` leave out of `place`."""
        divisions = {self.places.geography(part) for part in parts}
        strays = (each for each in self.places if not each.located and each.key != place.key)
        found: list[Place] = []
        for each in strays:
            is_told = any(self.places.within(each, other) for other in (*parts, *found))
            is_meant = self.places.geography(each) in divisions or not parts
            if is_meant and self.places.within(each, place) and not is_told:
                found.append(each)
        return tuple(found)

    def parent(self, part: Place, place: Place) -> str | None:
        """The place directly above a part on the way to `place`."""
        above = (self.places.by_key[key] for key in self.places.parents(part))
        inside = (each.key for each in above if self.places.within(each, place))
        return next(inside, part.parent)

    def periods(self, source: Frame, wanted: tuple[str, ...] | int) -> tuple[str, ...]:
        """Some periods of a frame: those named, the latest n, or (when empty) all of them."""
        if isinstance(wanted, int):
            return source.periods[-wanted:] if wanted > 0 else source.periods
        if not wanted:
            return source.periods
        return tuple(period for period in wanted if period in source.periods)

    def know_periods(self, frames: Iterable[Frame], wanted: Iterable[str]) -> None:
        """Note every period that none of the frames has."""
        known = sorted({period for each in frames for period in each.periods})
        if not known:
            return
        for period in wanted:
            if period and period not in known:
                self.error("exhibit-period", name=period, first=known[0], last=known[-1])

    def know_group(self, source: Frame, group: str) -> bool:
        """Whether a frame is broken down by a group; noted if not."""
        if group in source.groups:
            return True
        known = ", ".join(source.groups)
        code = "exhibit-group" if known else "exhibit-group-none"
        self.error(code, name=group, indicator=source.measure.id, known=known)
        return False

    def groups(self, source: Frame, fixed: Mapping[str, str]) -> None:
        """Note fixed groups and members that a frame does not have."""
        for group, member in fixed.items():
            if self.know_group(source, group) and member not in source.members(group):
                known = source.members(group)
                self.error(
                    "exhibit-member", name=member, group=group,
                    known=", ".join(ordered(group, known)[:12]), near=nearest(member, known),
                )  # fmt: skip

    def dimension(self, name: str, frames: tuple[Frame, ...], known: tuple[str, ...]) -> None:
        """Note what is no dimension of these frames."""
        if name in known:
            return
        groups = sorted({group for each in frames for group in each.groups})
        if name not in (*groups, AGE, SEX):
            options = [*known, *groups]
            self.error(
                "exhibit-dimension", name=name, known=", ".join(options),
                near=nearest(name, options),
            )  # fmt: skip
            return
        for each in frames:
            self.know_group(each, name)


PLAIN = (PLACE, PERIOD, INDICATOR)
