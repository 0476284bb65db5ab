"""What is known of a printed number: its cell, the numbers it rests on, why it is kept back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from reportgen.build.documents import Desk
from reportgen.frame import (
    CHANGE,
    NO_CELL,
    OF,
    SINCE,
    TO,
    TOTAL,
    Cell,
    Frame,
    Key,
    Measure,
    parted_id,
)
from reportgen.indicators.tracing.trace import Tracer
from reportgen.released import Decision

SHARE = "share"
BESIDE_THE_WHOLE = ("deviation", "compared", SHARE)
"""What sets a place beside the whole."""
RELATIONS = {
    "change": "{own} − {other}", "deviation": "{own} − {other}", "difference": "{own} − {other}",
    "relative": "({own} − {other}) · 100 / {other}", "share": "{own} · 100 / {other}",
    "times": "{own} / {other}",
}  # fmt: skip
"""How what is told of numbers is calculated from them."""


@dataclass(frozen=True, eq=False)
class Provenance:
    """Answers for all numbers of a build; for the outside only what is released."""

    desk: Desk

    @property
    def tracer(self) -> Tracer:
        """Traces numbers to their sources: before the gate."""
        numbers = self.desk.numbers
        return Tracer(self.desk.project.indicators, numbers.sources, numbers.places)

    @cached_property
    def reasons(self) -> Mapping[Key, Decision]:
        """What was decided of the numbers that are kept back."""
        return self.desk.released.reasons

    def frame(self, key: Key) -> Frame | None:
        """The released numbers among which a key is; None for what is told in words only."""
        return self.desk.released.frames.get(key.measure)

    def measure(self, key: Key) -> Measure:
        """The indicator that a number is of, or told of."""
        return self.desk.released[indicator(key)].measure

    def unit(self, key: Key) -> str:
        """The unit of a number, or of what is told of one."""
        frame = self.frame(key)
        if frame is None and told(key) == SHARE:
            return "%"
        return (frame.measure if frame else self.measure(key)).unit

    def cell(self, key: Key) -> Cell:
        """The released number; of what is told in words the number that it tells of, or the one
        that keeps it from being told."""
        frame = self.frame(key)
        if frame is None:
            bases = self.rests_on(key)
            cells = [NO_CELL if base == key else self.cell(base) for base in bases]
            return next((each for each in cells if not each.status.is_number), cells[0])
        members = {name: member for name, member in key.group if name in frame.keys}
        return frame.cell(key.place, key.period, **members)

    def rests_on(self, key: Key) -> tuple[Key, ...]:
        """The numbers of the indicator itself that a number, or what is told of it, rests on."""
        own = _own(key)
        components = self.desk.project.indicators[own.measure].components
        made_of = (Key(each.indicator, own.place, own.period, own.group) for each in components)
        return tuple(dict.fromkeys((own, *self._beside(key), *made_of)))

    def _beside(self, key: Key) -> tuple[Key, ...]:
        """What a number of the indicator is set beside: an earlier one, another place, a whole."""
        own, root = _own(key), self.desk.numbers.places.root.key
        wholes = _members(key, OF)
        if wholes:
            group = tuple(each for each in own.group if each[0] not in wholes)
            return (replace(own, group=group),)
        places = _members(key, TO)
        if told(key) in BESIDE_THE_WHOLE and own.place != root:
            places = places or (root,)
        then = tuple(replace(own, period=period) for period in _members(key, SINCE))
        return (*then, *(replace(own, place=place) for place in places))

    def relation(self, key: Key) -> str:
        """How a difference or a share is made of the numbers that it rests on; else empty."""
        template = RELATIONS.get(told(key), "")
        if told(key) == CHANGE and self.measure(key).kind.is_additive:
            template = RELATIONS["relative"]
        other = next(iter(self._beside(key)), _own(key))  # the whole is its own whole
        return template.format(own=_own(key), other=other)


def _own(key: Key) -> Key:
    """The number of the indicator itself of which something is told."""
    beside = (SINCE, TO, OF)
    group = tuple(each for each in key.group if each[0] not in beside and each[1] != TOTAL)
    return Key(indicator(key), key.place, key.period, group)


def _members(key: Key, wanted: str) -> tuple[str, ...]:
    return tuple(member for name, member in key.group if name == wanted)


def indicator(key: Key) -> str:
    """The indicator of a number."""
    return parted_id(key.measure)[0]


def told(key: Key) -> str:
    """What is told of the indicator: "change", "rank"; empty for the number itself."""
    return parted_id(key.measure)[1]
