"""Deviations in standard deviations to the numbers that they are of.

A score is (number - mean) / deviation: of two places with both, mean and deviation follow, and with
them the number of every place that has a score. An index of several indicators is not undone: how
much each counts in it would have to be found from numbers that are rounded.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportgen.audit.figure import Figure
from reportgen.audit.makeup import Address, Declared
from reportgen.audit.ways import Scores


def scored(declared: Declared, plain: Mapping[Address, Figure]) -> Iterator[Figure]:
    """Numbers that are not printed, by their scores and those of two others."""
    groups: dict[tuple[str, str], list[tuple[Figure, Figure | None, Address]]] = defaultdict(list)
    for address, score in plain.items():
        made = declared.makeups.get(address.indicator)
        if made and isinstance(made.way, Scores):
            own = replace(address, indicator=made.way.indicator)
            period = "" if made.way.period else address.period
            upright = _turned(score) if made.way.is_reversed else score
            groups[address.indicator, period].append((upright, plain.get(own), own))
    for group in groups.values():
        known = [(score, number) for score, number, _ in group if number]
        if len(known) > 1:
            first = min(known, key=lambda pair: pair[0].low)
            last = max(known, key=lambda pair: pair[0].low)
            for score, number, address in group:
                if number is None and last[0].low > first[0].high:
                    yield _between(score, address, first, last)


def _turned(score: Figure) -> Figure:
    return replace(score, low=-score.high, high=-score.low)


def _between(
    score: Figure, address: Address, first: tuple[Figure, Figure], last: tuple[Figure, Figure]
) -> Figure:
    """A number on the line through two others, seen from both of them."""
    (low, low_number), (high, high_number) = first, last
    steep = (high_number.high - low_number.low) / (high.low - low.high)
    flat = max((high_number.low - low_number.high) / (high.high - low.low), 0.0)
    ends = []
    for base, number in (first, last):
        apart = score.low - base.high, score.high - base.low
        moved = [each * slope for each in apart for slope in (steep, flat)]
        ends.append((number.low + min(moved), number.high + max(moved)))
    told = dict.fromkeys(each.read for each in (score, low, low_number, high, high_number))
    return Figure(
        address, max(end[0] for end in ends), min(end[1] for end in ends), "; ".join(told)
    )
