"""What is known of a printed number: its cell, the numbers it rests on, why it is kept back."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from reportgen.build.documents import Desk
from reportgen.frame import NO_CELL, SINCE, TO, TOTAL, Cell, Frame, Key, Measure
from reportgen.indicators.trace import Tracer
from reportgen.released import Rule

DERIVED = "~"
"""What stands between an indicator and what is told of it: `sgb2_quote~change`."""
BESIDE_THE_WHOLE = ("deviation", "compared")
"""What sets a place beside the whole."""


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
    def rules(self) -> Mapping[Key, Rule]:
        """Why numbers are kept back."""
        return {each.key: each.rule for each in self.desk.numbers.released.decisions}

    def frame(self, key: Key) -> Frame | None:
        """The released numbers among which a key is; None for what is told in words only."""
        return self.desk.numbers.released.frames.get(key.measure)

    def measure(self, key: Key) -> Measure:
        """The indicator that a number is of, or told of."""
        return self.desk.numbers.released[indicator(key)].measure

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
        beside = (SINCE, TO)
        group = tuple(each for each in key.group if each[0] not in beside and each[1] != TOTAL)
        own = Key(indicator(key), key.place, key.period, group)
        root = self.desk.numbers.places.root.key
        others = [Key(own.measure, own.place, then, group) for then in since(key)]
        components = self.desk.project.indicators[own.measure].components
        others += [Key(each.indicator, own.place, own.period, group) for each in components]
        places = [member for name, member in key.group if name == TO]
        if told(key) in BESIDE_THE_WHOLE and own.place != root:
            places = places or [root]
        others += [Key(own.measure, place, own.period, group) for place in places]
        return tuple(dict.fromkeys((own, *others)))


def indicator(key: Key) -> str:
    """The indicator of a number."""
    return key.measure.partition(DERIVED)[0]


def told(key: Key) -> str:
    """What is told of the indicator: "change", "rank"; empty for the number itself."""
    return key.measure.partition(DERIVED)[2]


def since(key: Key) -> tuple[str, ...]:
    """The period that a change is counted from."""
    return tuple(member for name, member in key.group if name == SINCE)
