"""Several years that are told as one sum, where nothing tells a single one of them.

Such a sum is a count of its own. Sums of years may overlap, and whoever subtracts one from the next
knows by how much two years differ. So all sums of one count stand in one system with the years
that they are made of: tables of one time, of which those of single years are told nowhere and are
protected all the same. Whatever else tells of a single year ties the sums to their years, as ever.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from reportgen.computed import Basis, Computed, Spans
from reportgen.contract import NO_RULES
from reportgen.frame import PERIOD, PLACE, Frame, frame
from reportgen.protection.counts import Registry
from reportgen.protection.gate import Verdict
from reportgen.protection.rules import SHOWN
from reportgen.protection.spec import ProtectionSpec
from reportgen.status import Status

LARGEST = 12_000
"""Sums and years of one count are no more numbers than this in one system."""


@dataclass(frozen=True, eq=False)
class Pooled:
    """Frames whose sums of several years rest on counts of their own."""

    computed: tuple[Computed, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    """For each table of sums or of their years what it counts."""
    wholes: frozenset[str] = frozenset()
    """Tables of wholes that are told year by year."""
    leaning: tuple[Basis, ...] = ()
    """Counts as they were that are parts of such wholes."""
    poolable: frozenset[str] = frozenset()
    """What is counted that has sums of its own, or would have them if no single year was told."""

    def settled(self, registry: Registry) -> Registry:
        """The counts, the wholes of which every year is told as they are."""
        tables = {
            name: replace(each, contract=NO_RULES, is_settled=True) if name in self.wholes else each
            for name, each in registry.tables.items()
        }
        return replace(registry, tables=tables)

    def unfit(self, registry: Registry, verdict: Verdict) -> frozenset[str]:
        """What is counted in sums that can be protected only as their years are.

        Perhaps a year of a whole is hidden, sums are hidden altogether, or they are of places of
        which nobody knows how they overlap with others.
        """
        away = {name for name, _ in verdict.dark} | verdict.apart
        found = {self.names[name] for name in away & self.names.keys()}
        found |= {basis.counted for basis in self.leaning if not _shows(basis, registry, verdict)}
        return frozenset(found)


def pooled(
    computed: Sequence[Computed], spec: ProtectionSpec, refused: frozenset[str] = frozenset()
) -> Pooled:
    """Give sums of years tables of their own, except where it is refused."""
    free = poolable(computed, spec) - refused
    chosen = _chosen(computed, free)
    every = [basis for each in computed for basis in each.bases if basis.counted in chosen]
    if not every:
        return Pooled(tuple(computed), poolable=free)
    years = [year for basis in every for span in basis.spans.values() for year in span]
    pool = _Pool(chosen, _label((min(years), max(years))))
    found = tuple(replace(each, bases=tuple(pool.bases(each))) for each in computed)
    return Pooled(found, pool.names, frozenset(pool.wholes), tuple(pool.leaning), free)


def poolable(computed: Sequence[Computed], spec: ProtectionSpec) -> frozenset[str]:
    """What is counted that might be told in sums of years only: tied to nothing but its wholes."""
    tied = {each.counted for relation in spec.relations.values() for each in relation.counts}
    tied = {spec.same.get(name, name) for name in tied} | {*spec.same.values()}
    every = [basis for each in computed for basis in each.bases]
    terms = {name for basis in every for name, _ in basis.sums}
    for each in computed:
        is_population = each.frame.measure.id == spec.population
        tied |= {basis.counted for basis in each.bases if is_population}
    tied |= {
        basis.counted
        for basis in every
        if basis.sums or basis.units or basis.entire or basis.tells_ages
        or basis.part.measure.id in terms
    }  # fmt: skip
    return frozenset({basis.counted for basis in every} - tied - {""})


def _chosen(computed: Sequence[Computed], found: frozenset[str]) -> frozenset[str]:
    """Of these counts those that are told in sums of years only."""
    every = [basis for each in computed for basis in each.bases]
    names = {basis.part.measure.id: basis.counted for basis in every}
    distinct = {(id(basis.part.table), *basis.spans): basis for basis in every}
    size = dict.fromkeys(found, 0)
    for basis in (each for each in distinct.values() if each.counted in found):
        size[basis.counted] += _size(basis)
    found = frozenset(name for name, own in size.items() if own <= LARGEST)
    while True:
        wrong = set()
        for basis in every:
            whole = names.get(basis.whole.measure.id, "") if basis.whole else ""
            if basis.counted not in found or not _is_known(basis):
                wrong |= {basis.counted, whole}
        if not wrong & found:
            return found
        found -= wrong


def _size(basis: Basis) -> int:
    every = set(basis.spans.values()) | {(year,) for year in _years(basis.spans)}
    return len(every) * len(basis.part.table) // max(len(basis.part.periods), 1)


def _is_known(basis: Basis) -> bool:
    """Whether nothing but sums of years is told, and every year has numbers."""
    frames = (basis.part,) if basis.whole is None else (basis.part, basis.whole)
    years = _years(basis.spans)
    amounts = [each.table.loc[each.table[PERIOD].isin(years), "amount"] for each in frames]
    return bool(basis.spans) and all(bool((each >= 0).all()) for each in amounts)


def _years(spans: Spans) -> list[str]:
    return sorted({year for span in spans.values() for year in span})


def _label(span: Sequence[str]) -> str:
    return "–".join(dict.fromkeys((span[0], span[-1])))


def _shows(basis: Basis, registry: Registry, verdict: Verdict) -> bool:
    """Whether every year of the whole of a count is shown."""
    _, whole = registry.listings(basis)
    if whole.counted not in registry.tables or not registry.tables[whole.counted].is_told:
        return False
    rows = whole.frame.table
    cells = registry.cells(rows[rows[PERIOD].isin(_years(basis.spans))], whole)
    rulings = verdict.rulings[whole.counted].reshape(-1)
    return bool((cells >= 0).all() and (rulings[cells] == SHOWN).all())


class _Pool:
    """Makes of counts of single years those of sums, all of one time."""

    def __init__(self, chosen: frozenset[str], time: str) -> None:
        self.chosen, self.time = chosen, time
        self.names: dict[str, str] = {}
        self.wholes: set[str] = set()
        self.leaning: list[Basis] = []
        self._done: dict[tuple[int, Sequence[str]], Frame] = {}

    def bases(self, each: Computed) -> Iterator[Basis]:
        """What a frame rests on: sums of years, and the years that they are made of."""
        own = {basis.part.measure.id for basis in each.bases if basis.counted in self.chosen}
        for basis in each.bases:
            if basis.counted not in self.chosen:
                yield basis
                continue
            is_leaning = basis.whole is not None and basis.whole.measure.id not in own
            if is_leaning:
                self.leaning.append(basis)
            places = {*basis.part.table[PLACE], *each.frame.table[PLACE]}
            yield from self._made(basis, sorted(places), is_leaning=is_leaning)

    def _made(self, basis: Basis, places: Iterable[str], *, is_leaning: bool) -> Iterator[Basis]:
        own = {year: self._taken(basis, (year,)) for year in _years(basis.spans)}
        windows = {period: self._taken(basis, span) for period, span in basis.spans.items()}
        if is_leaning:
            made = (*own.values(), *windows.values())
            self.wholes |= {each.whole.measure.id for each in made if each.whole}
        yield from own.values()
        for period, window in windows.items():
            sums = tuple((own[year].part.measure.id, 1) for year in basis.spans[period])
            reach = {(place, period): ((place, self.time),) for place in places}
            yield replace(window, sums=sums, reach=reach)

    def _taken(self, basis: Basis, span: Sequence[str]) -> Basis:
        name = f"{basis.counted} {_label(span)}"
        self.names[name] = basis.counted
        part = self._summed(basis.part, span)
        whole = self._summed(basis.whole, span) if basis.whole else None
        return replace(
            basis, part=part, whole=whole, counted=name, reach={}, spans={}, is_single=False
        )

    def _summed(self, counts: Frame, span: Sequence[str]) -> Frame:
        """The sum of years, where all of them are listed."""
        key = (id(counts), tuple(span))
        if key not in self._done:
            keys = [each for each in counts.keys if each != PERIOD]
            rows = counts.table[counts.table[PERIOD].isin(span)]
            found = rows.groupby(keys, sort=False)["amount"].agg(["sum", "size"]).reset_index()
            found = found[found["size"] == len(span)]
            amounts = found["sum"].round(9)
            status = np.where(amounts == 0, np.int8(Status.ZERO), np.int8(Status.PRESENT))
            table = found[keys].assign(amount=amounts, status=status)
            table[PERIOD] = self.time
            measure = replace(counts.measure, id=f"{counts.measure.id} {_label(span)}")
            self._done[key] = frame(measure, table, counts.keys, counts.origins)
        return self._done[key]
