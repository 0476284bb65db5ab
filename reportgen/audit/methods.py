"""What numbers say that are neither sums nor ratios of sums, as bounds of sums of counts.

Whatever an outsider cannot know (the ages within a group, the least number in a place) is taken
for anything it may be, so that each bound holds for certain.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reportgen.ages import Band, band
from reportgen.audit.claims import Claim, Quantity, Terms, plus
from reportgen.audit.convex import Bent, bounded
from reportgen.audit.figure import ROOM, Figure
from reportgen.audit.makeup import AGE, Address, Declared, Makeup
from reportgen.audit.ways import ByAge, Growth, MeanAge, MedianAge, Scores, Uneven
from reportgen.places import Places

MORE = float("inf")
OLDEST = 120
"""Years that nobody has passed."""


@dataclass(frozen=True, eq=False)
class Methods:
    """Turns figures made in other ways into claims."""

    declared: Declared
    places: Places
    exact: Mapping[Quantity, float]
    """Counts that are published as they are."""
    named: Sequence[Address]
    """All numbers that are printed or kept back: they say which groups there are."""

    def claims(self, figure: Figure) -> Iterator[Claim]:
        """What a number says of counts, by how it is made."""
        made = self.declared.makeups[figure.address.indicator]
        low, high = figure.low / made.factor - ROOM, figure.high / made.factor + ROOM
        own = replace(figure, low=low, high=high)
        match made.way:
            case MeanAge():
                yield from self._mean(own, made)
            case MedianAge():
                yield from self._median(own, made)
            case Growth(since):
                yield from self._growth(own, since)
            case ByAge(worth):
                yield from self._by_age(own, made, worth)
            case Uneven() as way:
                yield from self._uneven(own, made, way)
            case Scores() | None:  # told by several numbers, or nothing is
                return

    # ------------------------------------------------------------ ages

    def _mean(self, figure: Figure, made: Makeup) -> Iterator[Claim]:
        """All ages together are at least those of the youngest of each group, and so on."""
        own = made.sides(figure.address)[0]
        whole, parts = plus((own, 1.0)), self._parts(own[0][0])
        if not parts:
            return
        least = tuple((each, ages.start + 0.5) for each, ages in parts)
        most = tuple((each, _last(ages) + 0.5) for each, ages in parts)
        yield Claim(plus((least, 1.0), (whole, -figure.high)), -MORE, 0.0, figure.read)
        yield Claim(plus((most, 1.0), (whole, -figure.low)), 0.0, MORE, figure.read)

    def _median(self, figure: Figure, made: Makeup) -> Iterator[Claim]:
        """No more than half are younger than any younger age, no less than any older one."""
        own = made.sides(figure.address)[0]
        younger: Terms = ()
        for each, ages in self._parts(own[0][0])[:-1]:
            younger = (*younger, (each, 1.0))
            terms = plus((younger, 2.0), (own, -1.0))
            if ages.end is not None and ages.end <= figure.low:
                yield Claim(terms, -MORE, 0.0, figure.read)
            if ages.end is not None and ages.end >= figure.high:
                yield Claim(terms, 0.0, MORE, figure.read)

    def _parts(self, whole: Quantity) -> list[tuple[Quantity, Band]]:
        """A count by the groups of ages that are spoken of, from the youngest on."""
        ages = dict(whole.limits).get(AGE)
        own = band(ages) if ages else Band(0, None)
        bounds = {own.start, own.end}
        for each in self._spoken.get((whole.counted, *_rest(whole)), ()):
            bounds |= {bound for bound in (each.start, each.end) if _is_in(bound, own)}
        starts = sorted(bound for bound in bounds if bound is not None)
        ends = [*starts[1:], own.end] if own.end is None else starts[1:]
        bands = [Band(start, end) for start, end in zip(starts, ends, strict=False)]
        return [(_aged(whole, each), each) for each in bands]

    @cached_property
    def _spoken(self) -> dict[tuple[object, ...], set[Band]]:
        """By what is counted, where and when: the groups of ages that numbers are of."""
        found: dict[tuple[object, ...], set[Band]] = {}
        for address in dict.fromkeys(self.named):
            if not address.told and self.declared.is_linear(address):
                for side in self.declared.makeups[address.indicator].sides(address):
                    for quantity, _ in side:
                        if ages := dict(quantity.limits).get(AGE):
                            key = (quantity.counted, *_rest(quantity))
                            found.setdefault(key, set()).add(band(ages))
        return found

    # ------------------------------------------------------------ two periods

    def _growth(self, figure: Figure, since: str) -> Iterator[Claim]:
        now = self.quotient(figure.address)
        then = self.quotient(replace(figure.address, period=since))
        if now and then and since != figure.address.period:
            for more, low, high in ((figure.low, 0.0, MORE), (figure.high, -MORE, 0.0)):
                yield Claim(plus((now, 1.0), (then, -1.0 - more)), low, high, figure.read)

    def quotient(self, address: Address) -> Terms:
        """A count, or a rate of a published whole; empty where the whole is not published."""
        upper, lower = self.declared.makeups[address.indicator].sides(address)
        whole = self._known(lower) if lower else 1.0
        return plus((upper, 1.0 / whole)) if whole else ()

    def _known(self, terms: Terms) -> float | None:
        """What a sum comes to; None where a count of it is not published."""
        if any(each not in self.exact for each, _ in terms):
            return None
        return sum(factor * self.exact[each] for each, factor in terms)

    # ------------------------------------------------------------ rates by age

    def _by_age(
        self, figure: Figure, made: Makeup, worth: Iterable[tuple[str, float]]
    ) -> Iterator[Claim]:
        """A sum of counts, each by its published whole; others make it no smaller."""
        every: list[Terms] = []
        for ages, weight in worth:
            upper, lower = made.sides(figure.address)
            own, below = (_all_aged(side, band(ages)) for side in (upper, lower))
            whole = self._known(below)
            every.append(plus((own, weight / whole)) if whole else ())
        terms = plus(*((each, 1.0) for each in every))
        is_plain = all(factor > 0 for _, factor in terms)
        if all(every):
            yield Claim(terms, figure.low, figure.high, figure.read)
        elif terms and is_plain:
            yield Claim(terms, -MORE, figure.high, figure.read)

    # ------------------------------------------------------------ uneven places

    def _uneven(self, figure: Figure, made: Makeup, way: Uneven) -> Iterator[Claim]:
        """Bent functions of the group in each place, all other numbers being published."""
        units = self._units(figure.address, made, way)
        group = self._group(figure.address, made, units)
        everybody = sum(whole for _, whole in units)
        if not group or not everybody > group:
            return
        unknown: list[Bent] = []
        given = 0.0
        told = sum(self.exact.get(each, 0.0) for each, _ in units)
        for quantity, whole in units:
            most = min(whole, group - told)
            bent = _bent(way, quantity, whole, group, everybody, most)
            if quantity in self.exact:
                given += bent.value(self.exact[quantity])
            else:
                unknown.append(bent)
        if unknown:
            yield from bounded(unknown, figure.low - given, figure.high - given, figure.read)

    def _units(self, address: Address, made: Makeup, way: Uneven) -> list[tuple[Quantity, float]]:
        """The group and everybody in each place; empty where somebody is not published."""
        level = way.level or self.places.levels[1].key
        found: list[tuple[Quantity, float]] = []
        for place in self.places.at(level, address.period):
            upper, lower = made.sides(replace(address, place=place.key))
            whole = self._known(lower)
            if whole is None or len(upper) != 1:
                return []
            if whole >= way.smallest and self._is_below(place.key, address.place):
                found.append((upper[0][0], whole))
        return found

    def _is_below(self, key: str, above: str) -> bool:
        return self.places.within(self.places.by_key[key], self.places.by_key[above])

    def _group(
        self, address: Address, made: Makeup, units: Sequence[tuple[Quantity, float]]
    ) -> float | None:
        """All of the group: of all units, or of their parent where the others are published."""
        keys = {quantity.place for quantity, _ in units}
        parts = self._known(tuple((quantity, 1.0) for quantity, _ in units))
        if parts is not None:
            return parts
        for family in self.places.families(address.place):
            others = [each.key for each in family if each.key not in keys]
            if keys <= {each.key for each in family}:
                whole = made.sides(address)[0]
                rest = [made.sides(replace(address, place=key))[0] for key in others]
                return self._known(plus((whole, 1.0), *((each, -1.0) for each in rest)))
        return None


def _bent(
    way: Uneven, quantity: Quantity, whole: float, group: float, everybody: float, most: float
) -> Bent:
    """What a place adds to the index, by how many of the group live there."""
    if way.is_isolation:
        bend = 1 / (whole * group) if whole else 0.0
        at = (0.0, most / 2, most)
        lines = tuple((2 * bend * each, -bend * each * each) for each in at)
        return Bent(quantity, most, lambda count: bend * count * count, lines)
    others = everybody if way.of_all else everybody - group
    slope = (1 / group + (0.0 if way.of_all else 1 / others)) / 2
    level = whole / others / 2
    lines = ((slope, -level), (-slope, level))
    return Bent(quantity, most, lambda count: abs(slope * count - level), lines)


def _last(ages: Band) -> int:
    return OLDEST if ages.end is None else ages.end - 1


def _is_in(bound: int | None, own: Band) -> bool:
    is_below = own.end is None or (bound is not None and bound < own.end)
    return bound is not None and own.start < bound and is_below


def _rest(quantity: Quantity) -> tuple[object, ...]:
    """Where, when and of whom a count is, beside the ages."""
    others = tuple(limit for limit in quantity.limits if limit[0] != AGE)
    return others, quantity.place, quantity.period


def _all_aged(terms: Terms, ages: Band) -> Terms:
    return tuple((_aged(each, ages), factor) for each, factor in terms)


def _aged(quantity: Quantity, ages: Band) -> Quantity:
    """The same count of these ages."""
    others = tuple(limit for limit in quantity.limits if limit[0] != AGE)
    limits = others if ages == Band(0, None) else tuple(sorted((*others, (AGE, ages.key))))
    return replace(quantity, limits=limits)
