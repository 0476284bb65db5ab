"""What everybody knows of counts: places, ages and groups add up, and no part passes its whole.

Of ages that nest and overlap, all that can be subtracted is put into numbers of those younger
than a bound: [a, b) is what is younger than b less what is younger than a.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from reportgen.ages import Band, band
from reportgen.audit.claims import Claim, Limits, Quantity, Terms
from reportgen.audit.makeup import AGE, Kin
from reportgen.places import Places

YOUNGER = "younger"
"""The key of helping quantities: how many are younger than so many years."""
MORE = float("inf")


def relations(
    used: Iterable[Quantity],
    places: Places,
    exact: Mapping[Quantity, float],
    kin: Iterable[Kin] = (),
) -> Iterator[Claim]:
    """All relations between quantities that are used; `exact` are those that are published."""
    every = set(used)
    yield from _kin(every, kin)
    for claim in _groups(every, exact):
        yield claim
    for claim in _all_ages(every):
        every |= {quantity for quantity, _ in claim.terms}
        yield claim
    yield from _all_places(every, places)


# ---------------------------------------------------------------- declared by the project


def _kin(used: set[Quantity], kin: Iterable[Kin]) -> Iterator[Claim]:
    by_count: dict[str, list[Quantity]] = defaultdict(list)
    for each in sorted(used):
        by_count[each.counted].append(each)
    for own in kin:
        for whole in by_count[own.whole[0]]:
            parts = [
                Quantity(counted, limits, whole.place, whole.period)
                for counted, limits in _below(whole.limits, own)
            ]
            if any(part in used for part in parts):
                terms: Terms = ((whole, 1.0), *((part, -1.0) for part in parts))
                yield Claim(terms, 0.0, 0.0 if own.complete else MORE)


def _below(limits: Limits, kin: Kin) -> Iterator[tuple[str, Limits]]:
    """The parts of a whole that is broken down by groups, if they can be broken down, too."""
    rest = dict(limits)
    is_whole = all(rest.pop(key, None) == member for key, member in kin.whole[1])
    if is_whole and not any(rest.keys() & dict(part).keys() for _, part in kin.parts):
        for counted, part in kin.parts:
            yield counted, tuple(sorted({**rest, **dict(part)}.items()))


# ---------------------------------------------------------------- places


def _all_places(used: set[Quantity], places: Places) -> Iterator[Claim]:
    by_table: dict[tuple[str, Limits, str], set[str]] = defaultdict(set)
    for each in used:
        by_table[each.counted, each.limits, each.period].add(each.place)
    for (counted, limits, period), own in sorted(by_table.items()):
        for parent, children in _families(own, places):
            terms = [(Quantity(counted, limits, parent, period), -1.0)]
            terms += [(Quantity(counted, limits, child, period), 1.0) for child in children]
            yield Claim(tuple(terms), 0.0, 0.0)


def _families(own: set[str], places: Places) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Places that add up, where something of them is published above and below."""
    inner: dict[str, bool] = {}

    def has_below(key: str) -> bool:
        if key not in inner:
            inner[key] = False
            below = (child.key for family in places.families(key) for child in family)
            inner[key] = any(child in own or has_below(child) for child in below)
        return inner[key]

    reached: set[str] = set()
    for place in places:
        above = place.key in own or any(parent in reached for parent in places.parents(place))
        if above and has_below(place.key):
            reached.add(place.key)
            for family in places.families(place.key):
                yield place.key, tuple(child.key for child in family)


# ---------------------------------------------------------------- ages


def _all_ages(used: set[Quantity]) -> Iterator[Claim]:
    by_table: dict[tuple[str, Limits, str, str], dict[Limits, Band]] = defaultdict(dict)
    for each in sorted(used):
        others = tuple(limit for limit in each.limits if limit[0] != AGE)
        ages = dict(each.limits).get(AGE)
        table = by_table[each.counted, others, each.place, each.period]
        table[each.limits] = band(ages) if ages else Band(0, None)
    for (counted, others, place, period), table in by_table.items():
        if len(table) > 1:
            yield from _ladder(counted, others, place, period, table)


def _ladder(
    counted: str, others: Limits, place: str, period: str, table: Mapping[Limits, Band]
) -> Iterator[Claim]:
    """Each band of ages as a difference of two rungs, and rungs that only rise."""

    def rung(bound: int | None) -> tuple[tuple[Quantity, float], ...]:
        if bound == 0:
            return ()
        limits = others if bound is None else tuple(sorted((*others, (YOUNGER, str(bound)))))
        return ((Quantity(counted, limits, place, period), 1.0),)

    bounds = {each.start for each in table.values()} | {each.end for each in table.values()}
    for limits, ages in table.items():
        own = (Quantity(counted, limits, place, period), -1.0)
        if limits != others:
            below = tuple((quantity, -1.0) for quantity, _ in rung(ages.start))
            yield Claim((own, *rung(ages.end), *below), 0.0, 0.0)
    ordered: list[int | None] = [*sorted(each for each in bounds if each), None]
    for lower, upper in pairwise(ordered):
        below = tuple((quantity, -1.0) for quantity, _ in rung(lower))
        yield Claim((*rung(upper), *below), 0.0, MORE)


# ---------------------------------------------------------------- other groups


@dataclass(frozen=True, slots=True)
class _Split:
    """Counts of the members of a key, and the count without that key."""

    whole: Quantity
    key: str
    members: tuple[Quantity, ...]


def _groups(used: set[Quantity], exact: Mapping[Quantity, float]) -> Iterator[Claim]:
    by_key: dict[tuple[str, str, tuple[str, ...]], list[_Split]] = defaultdict(list)
    for split in _splits(used):
        names = tuple(dict(each.limits)[split.key] for each in split.members)
        by_key[split.whole.counted, split.key, names].append(split)
    for splits in by_key.values():
        complete = _is_complete(splits, exact)
        for split in splits:
            terms: Terms = ((split.whole, 1.0), *((each, -1.0) for each in split.members))
            yield Claim(terms, 0.0, 0.0 if complete else MORE)


def _splits(used: set[Quantity]) -> Iterator[_Split]:
    found: dict[tuple[Quantity, str], list[Quantity]] = defaultdict(list)
    for each in sorted(used):
        for key, _ in each.limits:
            whole = Quantity(
                each.counted, tuple(limit for limit in each.limits if limit[0] != key),
                each.place, each.period,
            )  # fmt: skip
            if key != AGE and whole in used:
                found[whole, key].append(each)
    for (whole, key), members in found.items():
        yield from _apart(whole, key, members)


def _apart(whole: Quantity, key: str, members: list[Quantity]) -> Iterator[_Split]:
    """Members that share nobody, together; such as share somebody, each for itself."""
    names = [set(dict(each.limits)[key].split("|")) for each in members]
    if sum(map(len, names)) == len(set().union(*names)):
        yield _Split(whole, key, tuple(members))
    else:
        for member in members:
            yield _Split(whole, key, (member,))


def _is_complete(splits: Iterable[_Split], exact: Mapping[Quantity, float]) -> bool:
    """Whether members make up the whole wherever all of them are published."""
    seen = False
    for each in splits:
        known = [exact.get(quantity) for quantity in (each.whole, *each.members)]
        amounts = [amount for amount in known if amount is not None]
        if len(amounts) == len(known) > 2:
            if abs(amounts[0] - sum(amounts[1:])) > 0.5:
                return False
            seen = seen or amounts[0] > 0
    return seen
