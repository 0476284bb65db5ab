"""Towns, counts and an outsider who tries to find out what is hidden.

The outsider shares no code with the gate. He knows that counts are whole numbers, that every
printed number is the sum of the people in it, that a hidden number is at least 1 (noughts are
printed) and that a part does not pass its whole; and he tries all people.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
import pandas as pd

from reportgen.frame import TOTAL, Frame, Kind, Measure, frame
from reportgen.places import Level, Place, Places
from reportgen.released import Released
from reportgen.status import Status

PERIOD = "2024"
INFINITY = float("inf")
Sum = dict[int, int]
Limit = tuple[Sum, float, float]
Atom = tuple[str, ...]


def town(text: str) -> Places:
    """Places from an indented list; each depth is a level."""
    found: list[Place] = []
    path: list[str] = []
    for line in text.strip("\n").split("\n"):
        key = line.strip()
        depth = (len(line) - len(line.lstrip())) // 2
        path = [*path[:depth], key]
        found.append(Place(key, key, str(depth), path[depth - 1] if depth else None))
    levels = tuple(Level(str(depth), str(depth), str(depth)) for depth in range(4))
    return Places(tuple(found), levels)


def leaves(places: Places, key: str) -> list[str]:
    below = places.children(key)
    return [leaf for child in below for leaf in leaves(places, child.key)] if below else [key]


def counted(
    name: str,
    places: Places,
    groups: Mapping[str, Sequence[str]],
    people: Mapping[Atom, int],
    period: str = PERIOD,
) -> Frame:
    """A frame of counts of all places and groups with totals, from counts of leaves."""
    rows = []
    for place in places:
        for members in product(*([*names, TOTAL] for names in groups.values())):
            inside = set(leaves(places, place.key))
            amount = sum(
                number
                for (leaf, *own), number in people.items()
                if leaf in inside
                and all(m in (TOTAL, o) for m, o in zip(members, own, strict=True))
            )
            rows.append((place.key, period, *members, float(amount), None))
    return frame_of(name, rows, ("place", "period", *groups))


def frame_of(name: str, rows: Iterable[tuple[object, ...]], keys: tuple[str, ...]) -> Frame:
    """A frame from rows of key members, amount and status; no status means that of the amount."""
    table = pd.DataFrame(list(rows), columns=[*keys, "amount", "status"])
    natural = np.where(table["amount"] == 0, Status.ZERO, Status.PRESENT)
    table["status"] = [
        plain if given is None or pd.isna(given) else given
        for plain, given in zip(natural, table["status"], strict=True)
    ]
    return frame(Measure(name, name, Kind.COUNT), table, keys)


class GivenUpError(Exception):
    """The outsider ran out of time."""


@dataclass
class Outsider:
    """Solves sums of whole numbers from nought by repairing the true solution."""

    truth: list[int] = field(default_factory=list)
    limits: list[tuple[Sum, float, float]] = field(default_factory=list)
    names: dict[Atom, int] = field(default_factory=dict)
    budget: int = 60
    steps: int = 0

    def person(self, name: Atom, truth: int) -> int:
        """The number of an unknown."""
        self.names[name] = len(self.truth)
        self.truth.append(truth)
        return self.names[name]

    def knows(self, total: Sum, low: float, high: float = INFINITY) -> None:
        """That a sum lies between two numbers."""
        self.limits.append((total, low, high))

    def least(self, total: Sum) -> int:
        """The least that a sum may be."""
        value = self.true(total)
        while self.possible(total, -INFINITY, value - 1):
            value -= 1
        return value

    def most(self, total: Sum) -> int:
        """The most that a sum may be; endless if nothing limits it."""
        value = self.true(total)
        while self.possible(total, value + 1, INFINITY):
            value += 1
        return value

    def true(self, total: Sum) -> int:
        """What a sum is."""
        return sum(times * self.truth[each] for each, times in total.items())

    def unsure(self, total: Sum, goal: int, span: int) -> bool:
        """Whether a sum may be `goal` or more, and may be numbers that lie `span` apart."""
        true = self.true(total)
        for up in range(max(goal - true, span), max(goal - true, 0) - 1, -1):
            if self.possible(total, true + up, INFINITY):
                return up >= span or self.possible(total, -INFINITY, true + up - span)
        return False

    def possible(self, total: Sum, low: float, high: float) -> bool:
        """Whether there are such people that all he knows is true, and this too."""
        limits = [*self.limits, (total, low, high)]
        size = sum(self.truth) + 20
        self.steps = 0
        return self._search(limits, [0] * len(self.truth), [size] * len(self.truth))

    def _search(self, limits: list[Limit], low: list[int], high: list[int]) -> bool:
        """Narrow the bounds, try the truth within them, and split at what it gets wrong."""
        self.steps += 1
        if self.steps > self.budget:
            raise GivenUpError
        if not _narrowed(limits, low, high):
            return False
        point = [min(max(t, lo), up) for t, lo, up in zip(self.truth, low, high, strict=True)]
        wrong = next((limit for limit in limits if not _holds(limit, point)), None)
        if wrong is None:
            return True
        total, least, most = wrong
        value = sum(times * point[each] for each, times in total.items())
        open_ = [each for each, times in total.items() if times and low[each] < high[each]]
        gap = least - value if value < least else most - value
        room = {e: (high[e] - point[e] if gap * total[e] > 0 else point[e] - low[e]) for e in open_}
        each = max(open_, key=lambda e: room[e])
        step = int(min(math.ceil(abs(gap) / abs(total[each])), room[each]))
        for far in (True, False):
            lower, upper = list(low), list(high)
            if (gap * total[each] > 0) == far:
                lower[each] = max(
                    low[each], point[each] + (step if gap * total[each] > 0 else 1 - step)
                )
            else:
                upper[each] = min(
                    high[each], point[each] + (step - 1 if gap * total[each] > 0 else -step)
                )
            if self._search(limits, lower, upper):
                return True
        return False


def _holds(limit: Limit, point: list[int]) -> bool:
    total, least, most = limit
    return least <= sum(times * point[each] for each, times in total.items()) <= most


def _narrowed(limits: list[Limit], low: list[int], high: list[int]) -> bool:
    """Draw every bound as tight as single sums allow; False when nothing is left."""
    busy = True
    while busy:
        busy = False
        for total, least, most in limits:
            floor = sum(t * (low[e] if t > 0 else high[e]) for e, t in total.items())
            ceiling = sum(t * (high[e] if t > 0 else low[e]) for e, t in total.items())
            if floor > most or ceiling < least:
                return False
            for each, times in total.items():
                if not times:
                    continue
                up = times > 0
                extra, short = (most - floor) / abs(times), (ceiling - least) / abs(times)
                top = low[each] + extra if up else low[each] + short
                bottom = high[each] - short if up else high[each] - extra
                if top < high[each]:
                    high[each], busy = math.floor(top), True
                if bottom > low[each]:
                    low[each], busy = math.ceil(bottom), True
                if low[each] > high[each]:
                    return False
    return True


@dataclass
class Case:
    """What is published about some people, and what can be found out from it."""

    places: Places
    outsider: Outsider = field(default_factory=Outsider)
    published: dict[tuple[str, str, str, Atom], int | None] = field(default_factory=dict)

    def people(self, counted: str, people: Mapping[Atom, int]) -> None:
        """Introduce the people of one kind: leaf place and indivisible groups."""
        for atom, number in people.items():
            self.outsider.person((counted, *atom), number)

    def total(self, counted: str, place: str, fits: Callable[[Atom], bool]) -> Sum:
        """The sum of the people of a place that fit."""
        inside = set(leaves(self.places, place))
        return {
            number: 1
            for (kind, leaf, *groups), number in self.outsider.names.items()
            if kind == counted and leaf in inside and fits(tuple(groups))
        }

    def reads(self, total: Sum, amount: float | None) -> None:
        """Take note of a printed number; None is one that is hidden."""
        if amount is None:
            self.outsider.knows(total, 1)
        else:
            self.outsider.knows(total, amount, amount)


def shown(released: Released, measure: str, place: str, **groups: str) -> float | None:
    """A released number; None if it is hidden."""
    return released[measure].cell(place, PERIOD, **groups).amount
