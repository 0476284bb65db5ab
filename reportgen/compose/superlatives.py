"""The authors' words for what is the most, the least and the only one, with their evidence.

A superlative is only true of what can be seen: its window ends where the series has a gap, a
hidden number or a break, and "the only one" is never said while a place is hidden.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise, takewhile
from operator import gt, itemgetter, lt
from typing import TypeAlias

from reportgen.compose.lines import here
from reportgen.compose.lookup import Found, Indicator, Lookup, Period, Spot
from reportgen.compose.telling import told, worded
from reportgen.document.inlines import Value
from reportgen.errors import failure, nearest
from reportgen.frame import CHANGE, SINCE, derived_id
from reportgen.messages import word
from reportgen.places import Place
from reportgen.released import as_printed
from reportgen.status import Status

Beats: TypeAlias = Callable[[float, float], bool]
EXTREME = "extreme"
SHORTEST = 3
"""Periods; the higher of two is no record."""
ONLY = {"rise": (CHANGE, gt), "fall": (CHANGE, lt), "above": ("", gt), "below": ("", lt)}
"""What only one place may do: change in one direction, or stand above or below the town."""


@dataclass(frozen=True, eq=False)
class Superlatives:
    """The words for first and last."""

    lookup: Lookup

    def highest(
        self,
        indicator: Indicator,
        level: str = "",
        n: int = 1,
        period: Period = None,
        **groups: str,
    ) -> tuple[Place, ...]:
        """The places with the highest numbers; more than `n` when they share the last one."""
        ranked = self._ranked(indicator, level, period, groups)
        return _first(sorted(ranked, key=itemgetter(0), reverse=True), n)

    def lowest(
        self,
        indicator: Indicator,
        level: str = "",
        n: int = 1,
        period: Period = None,
        **groups: str,
    ) -> tuple[Place, ...]:
        """The places with the lowest numbers; more than `n` when they share the last one."""
        return _first(sorted(self._ranked(indicator, level, period, groups), key=itemgetter(0)), n)

    def _ranked(
        self, indicator: Indicator, level: str, period: Period, groups: dict[str, str]
    ) -> Iterator[tuple[float, Place]]:
        """The places of a level that have a number, with it; the others are remembered."""
        frame = self.lookup.frame(indicator)
        when = self.lookup.period(frame, period)
        named = self.lookup.groups(frame, groups)
        for place in self.lookup.level(level or self.lookup.highest_level(), when):
            amount = as_printed(frame.cell(place.key, when, **named), frame.measure.decimals)
            if amount is not None:
                yield amount, place
            else:
                self.lookup.gaps.append((here(), frame.measure.id, place.name))

    def extreme(
        self, indicator: Indicator, place: Spot = None, since: Period = None, period: Period = None
    ) -> Value | str:
        """ "höchster Wert seit 2015", as far as the numbers prove it; "" when it is none.

        With `since` only if it holds at least since then.
        """
        found = self.lookup.number(indicator, place, period, {})
        earliest = None if since is None else self.lookup.since(found.frame, since, found.period)
        series = list(self._series(found))
        for name, beats in (("highest", gt), ("lowest", lt)):
            window = [*takewhile(partial(_is_beaten, beats, _seen(found)), series)]
            first = window[-1][0] if window else found.period
            if len(window) + 1 >= SHORTEST and (earliest is None or first <= earliest):
                text = _extreme(name, found, earliest or first)
                return worded(told(found, EXTREME), found.cell, text)
        return ""

    def _series(self, found: Found) -> Iterator[tuple[str, float]]:
        """The periods before a number as far as they are unbroken, latest first, as printed."""
        changes = self.lookup.released.frames.get(derived_id(found.measure.id, CHANGE))
        if found.cell.amount is None:
            return
        for later, period in _unbroken(found.frame.periods, found.period):
            before = replace(found, period=period)
            since = {SINCE: period}
            change = changes.cell(found.place.key, later, **since).status if changes else None
            is_break = change is Status.NOT_APPLICABLE and before.cell.amount != 0
            if before.cell.amount is None or is_break:
                return
            yield period, _seen(before)

    def only(
        self,
        indicator: Indicator,
        what: str,
        level: str = "",
        since: Period = None,
        period: Period = None,
    ) -> Place | str:
        """The only place that rises, falls or is above or below the town; "" if it is not so.

        "" too while a number of the level is hidden: it might be the second one.
        """
        if what not in ONLY:
            near = nearest(what, ONLY)
            raise failure("only-unknown", what=what, known=", ".join(ONLY), near=near)
        hits: list[Place] = []
        when = self.lookup.period(self.lookup.frame(indicator), period)
        for place in self.lookup.level(level or self.lookup.highest_level(), when):
            has_it = self._has(what, self.lookup.number(indicator, place, when, {}), since)
            if has_it is None:
                return ""
            hits += [place] * has_it
        return hits[0] if len(hits) == 1 else ""

    def _has(self, what: str, found: Found, since: Period) -> bool | None:
        """Whether a place does what only one may do; None when nobody can tell."""
        derived, beats = ONLY[what]
        if derived:
            then = self.lookup.since(found.frame, since, found.period)
            changes = self.lookup.derived(found.frame, CHANGE)
            cell, beside = replace(found, frame=changes, groups={SINCE: then}), 0.0
        else:
            town = replace(found, place=self.lookup.places.root)
            if town.cell.amount is None:
                return None
            cell, beside = found, _seen(town)
        return None if cell.cell.amount is None else beats(_seen(cell), beside)


def _first(ranked: list[tuple[float, Place]], n: int) -> tuple[Place, ...]:
    """The first n, and those that share the number of the last of them."""
    last = ranked[max(n, 1) - 1 :][:1]
    return tuple(
        place for at, (amount, place) in enumerate(ranked) if at < n or (amount,) == last[0][:1]
    )


def _seen(found: Found) -> float:
    """A number as readers see it: two that print alike are alike."""
    return as_printed(found.cell, found.measure.decimals) or 0.0


def _is_beaten(beats: Beats, amount: float, before: tuple[str, float]) -> bool:
    return beats(amount, before[1])


def _unbroken(periods: tuple[str, ...], period: str) -> Iterator[tuple[str, str]]:
    """Pairs of a period and the one before it, backwards, until a step is longer than the last."""
    known = [each for each in periods if each <= period]
    pairs = [*pairwise(reversed(known))]
    step = _step(*pairs[0]) if pairs else 0
    return takewhile(lambda pair: _step(*pair) <= step, pairs)


def _step(later: str, earlier: str) -> int:
    """Years between two periods; nought for periods that are no years."""
    return int(later) - int(earlier) if later.isdigit() and earlier.isdigit() else 0


def _extreme(name: str, found: Found, first: str) -> str:
    what = word("extreme-stock" if found.measure.kind.is_additive else "extreme-value")
    is_start = first == found.frame.periods[0]
    code = "extreme-since-first" if is_start else "extreme-since"
    return word(code, extreme=word(f"extreme-{name}", what=what), period=first)
