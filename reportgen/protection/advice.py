"""What a planner is told when too much is kept back: which table, and what to put together.

Of the ways to make a table coarser (places, groups or years in pairs) the one is proposed that
would leave the smallest part of its counts small. Names measures, years, levels and keys only,
never the place of a small count or a number.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from reportgen.errors import Problem, notice
from reportgen.places import Places
from reportgen.protection.counts import Amounts, Counts, Registry
from reportgen.protection.gate import Verdict
from reportgen.protection.pooling import Pooled
from reportgen.protection.rules import COMPLEMENT, POPULATION, SHOWN, THRESHOLD, Rulings

MANY_SMALL = 0.15
"""A table is too fine when more of its counts than this are hidden by themselves."""
MANY = 0.3
"""It is, too, when more than this is hidden in all."""


def advice(
    registry: Registry, verdict: Verdict, places: Places, pool: Pooled
) -> tuple[Problem, ...]:
    """A notice for each kind of count of which too much is kept back."""
    found: dict[str, Problem] = {}
    for name, counts in registry.tables.items():
        dark = sorted(period for table, period in verdict.dark if table == name)
        if not dark and not _is_too_fine(counts, verdict.rulings[name]):
            continue
        ways = [
            each
            for each in _ways(registry, counts, places)
            if each[0] != "years" or _may_be_pooled(counts, verdict, pool)
        ]
        way, what = _proposal(counts, ways)
        counted = pool.names.get(name, name)
        if dark:
            years = ", ".join(str(registry.periods[period]) for period in dark)
            own = notice(f"protection-dark-{way}", counted=counted, years=years, what=what)
        else:
            own = notice(f"protection-many-{way}", counted=counted, what=what)
        found.setdefault(counted, own)
    return tuple(found.values())


def _may_be_pooled(counts: Counts, verdict: Verdict, pool: Pooled) -> bool:
    """Whether sums of years would be counts of their own, if nothing told a single year."""
    is_known = not np.isnan(counts.amounts[counts.listed]).any()
    wholes = (each.counted for each in counts.wholes if each.counted != counts.counted)
    is_settled = all(bool((verdict.rulings[whole] == SHOWN).all()) for whole in wholes)
    return counts.counted in pool.poolable and is_known and is_settled


def _is_too_fine(counts: Counts, rulings: Rulings) -> bool:
    """Whether too much of a table is hidden; noughts are none that could be."""
    given = counts.listed & (np.nan_to_num(counts.amounts) > 0)
    number = int(given.sum())
    small = int((given & ((rulings == THRESHOLD) | (rulings == COMPLEMENT))).sum())
    hidden = int((given & (rulings != SHOWN) & (rulings != POPULATION)).sum())
    return small > MANY_SMALL * number or hidden > MANY * number


Way = tuple[str, str, int, list[list[int]]]
"""Its name, what it puts together, the axis, and the lists of neighbours on it."""


def _proposal(counts: Counts, ways: Iterable[Way]) -> tuple[str, str]:
    """What to put together: places (of a level), groups (of a key), years, or nothing."""
    found = {
        (way, what): _small(_paired(counts.amounts, axis, families), counts.contract.threshold)
        for way, what, axis, families in ways
        if families
    }
    return min(found, key=lambda way: found[way], default=("nothing", ""))


def _ways(registry: Registry, counts: Counts, places: Places) -> Iterator[Way]:
    by_level: dict[str, list[list[int]]] = {}
    number = {key: at for at, key in enumerate(registry.places)}
    for parent in places:
        family = [each for each in places.children(parent.key) if not places.children(each.key)]
        listed = [number[each.key] for each in family if counts.listed[:, number[each.key]].any()]
        if len(listed) > 1:
            by_level.setdefault(family[0].level, []).append(listed)
    for key, families in by_level.items():
        level = places.level(key)
        yield "places", level.plural if level else key, 1, families
    for key in sorted({key for address in counts.addresses for key, _ in address}):
        yield "groups", key, 2, _alike(counts, key)
    periods = np.flatnonzero(counts.listed.any(axis=(1, 2))).tolist()
    yield "years", "", 0, [periods] if len(periods) > 1 else []


def _alike(counts: Counts, key: str) -> list[list[int]]:
    """Addresses that differ in one key only."""
    found: dict[object, list[int]] = {}
    for number, address in enumerate(counts.addresses):
        if key in dict(address):
            rest = tuple(each for each in address if each[0] != key)
            found.setdefault(rest, []).append(number)
    return [numbers for numbers in found.values() if len(numbers) > 1]


def _paired(amounts: Amounts, axis: int, families: Iterable[Sequence[int]]) -> Amounts:
    """A table with neighbours put together in pairs."""
    taken = {number for family in families for number in family}
    kept = [number for number in range(amounts.shape[axis]) if number not in taken]
    pieces = [amounts.take(kept, axis)]
    for family in families:
        for start in range(0, len(family), 2):
            pair = amounts.take(list(family[start : start + 2]), axis)
            pieces.append(np.nansum(pair, axis, keepdims=True))
    return np.concatenate(pieces, axis)


def _small(amounts: Amounts, threshold: int) -> float:
    """Which part of counts is small."""
    given = np.nan_to_num(amounts) > 0
    return float((given & (amounts < threshold)).sum() / max(int(given.sum()), 1))
