"""Relations: kinds of counts that have to do with each other, beside what one table tells.

Sums of several kinds of counts are known from the indicators that are made of them; that a count
is a part of another, or that two sources count the same, the project declares.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from reportgen.computed import Basis, Computed
from reportgen.contract import NO_RULES, Contract
from reportgen.protection.counts import Address, Counts, Listing, Marks, Numbers, Registry, Whole
from reportgen.protection.leftover import laid
from reportgen.protection.spec import ProtectionSpec, RelationSpec
from reportgen.protection.tie import Tie


def named(computed: Sequence[Computed], spec: ProtectionSpec) -> tuple[Computed, ...]:
    """Frames in which the same counts of several sources have one name."""
    same = spec.same
    if not same:
        return tuple(computed)
    return tuple(
        replace(each, bases=tuple(_named(basis, same) for basis in each.bases)) for each in computed
    )


def _named(basis: Basis, same: Mapping[str, str]) -> Basis:
    return replace(basis, counted=same.get(basis.counted, basis.counted))


def related(registry: Registry, computed: Sequence[Computed], spec: ProtectionSpec) -> Registry:
    """The counts with all that ties their tables."""
    tables = dict(registry.tables)
    told = {listing.counted for each in computed for listing in _told(each, registry)}
    for name in tables.keys() - told:
        tables[name] = replace(tables[name], is_told=False)
    ties = list(_added(computed, registry))
    for relation in (each for each in spec.relations.values() if each.whole):
        kin = _Kin(relation, tables, spec)
        ties += kin.ties()
        for name, whole in kin.wholes():
            tables[name] = replace(tables[name], wholes=(*tables[name].wholes, whole))
    return replace(registry, tables=tables, ties=tuple(ties), same=spec.same)


def _sums(computed: Sequence[Computed]) -> Iterator[Basis]:
    return (basis for each in computed for basis in each.bases if basis.sums)


def _told(each: Computed, registry: Registry) -> Iterator[Listing]:
    """What the numbers of a frame tell by themselves."""
    added = each.added
    terms = {basis.part.measure.id for basis in added}
    for basis in each.bases:
        if basis not in added:
            yield from registry.listings(basis)
        elif basis.whole is not None and basis.whole.measure.id not in terms:
            yield registry.listings(basis)[1]


def _added(computed: Sequence[Computed], registry: Registry) -> Iterator[Tie]:
    """Sums of several terms, as indicators are made of them."""
    done: set[tuple[str, bytes]] = set()
    for each in computed:
        known = {basis.part.measure.id: basis for basis in each.bases}
        for basis in _sums([each]):
            name = basis.part.measure.id
            tie = laid(((name, -1), *basis.sums), basis.part, known, registry)
            if (key := (name, tie.cells.tobytes())) not in done:
                done.add(key)
                yield replace(tie, left=False)


class _Kin:
    """A declared whole and its parts among the tables."""

    def __init__(
        self, relation: RelationSpec, tables: Mapping[str, Counts], spec: ProtectionSpec
    ) -> None:
        self.relation, self.tables, self.spec = relation, tables, spec
        every = relation.counts
        self.names = [spec.same.get(each.counted, each.counted) for each in every]
        self.limits = [each.limits for each in every]
        self.sources = [each.source for each in every]

    def _columns(self, whole: Counts) -> Numbers:
        """Address of the whole x part: the column of the part's own table; -1 for none."""
        found = np.full((len(whole.addresses), len(self.names) - 1), -1, dtype=np.intp)
        for part, name in enumerate(self.names[1:]):
            known = self.tables.get(name)
            numbers = {own: at for at, own in enumerate(known.addresses)} if known else {}
            for at, address in enumerate(whole.addresses):
                below = _below(address, self.limits[0], self.limits[part + 1])
                found[at, part] = -1 if below is None else numbers.get(below, -1)
        return found

    def wholes(self) -> Iterator[tuple[str, Whole]]:
        """For the table of each part that of the whole."""
        whole = self.tables.get(self.names[0])
        if whole is None:
            return
        for part, column in zip(self.names[1:], self._columns(whole).T, strict=True):
            if part in self.tables:
                above = np.full(len(self.tables[part].addresses), -1, dtype=np.intp)
                above[column[column >= 0]] = np.flatnonzero(column >= 0)
                yield part, Whole(self.names[0], above, rest=not self.relation.complete)

    def ties(self) -> Iterator[Tie]:
        """What is told of the whole, beside as many of its parts as are told there."""
        whole = self.tables.get(self.names[0])
        if whole is None:
            return
        shape = whole.listed.shape
        period, place, column = np.nonzero(whole.listed)
        below = self._columns(whole)[column]
        cells = np.full(below.shape, -1, dtype=np.intp)
        for part, name in enumerate(self.names[1:]):
            if name in self.tables:
                cells[:, part] = _flat(self.tables[name], period, place, below[:, part])
        own = np.ravel_multi_index((period, place, column), shape)
        for told in np.unique(cells >= 0, axis=0):
            if told.any() and (tie := self._tie(own, cells, told)):
                yield tie

    def _tie(self, own: Numbers, cells: Numbers, told: Marks) -> Tie | None:
        """The rows in which just these parts are told."""
        rows = np.flatnonzero(((cells >= 0) == told).all(axis=1))
        parts = np.flatnonzero(told)
        left = not self.relation.complete or not told.all()
        if left and self.relation.complete is False and len(parts) == 1:
            return None  # what is left of a single whole beside a single part is known elsewhere
        names = (self.names[0], *(self.names[1 + part] for part in parts))
        together = np.column_stack([own[rows], cells[np.ix_(rows, parts)]])
        signs = (1.0, *(-1.0 for _ in parts))
        rules, is_count = self._rules(told) if left else NO_RULES, self.relation.complete and left
        return Tie(names, together, signs, left, rules, is_count)

    def _rules(self, told: Marks) -> Contract:
        """The rules of what is left: of the parts that are not told, or of all."""
        if not self.relation.complete:
            return self._tightest(self.sources)
        parts = zip(self.sources[1:], told, strict=True)
        lacking = [source for source, is_told in parts if not is_told]
        return self._tightest(lacking)

    def _tightest(self, sources: Sequence[str]) -> Contract:
        found = NO_RULES
        for source in sources:
            found = found.tighter(self.spec.of(source))
        return found


def _below(address: Address, whole: Address, part: Address) -> Address | None:
    """The address of a part beside one of its whole; None where there is none."""
    limits = dict(address)
    if any(limits.pop(key, None) != member for key, member in whole):
        return None
    return (
        None
        if limits.keys() & dict(part).keys()
        else tuple(sorted({**limits, **dict(part)}.items()))
    )


def _flat(table: Counts, period: Numbers, place: Numbers, column: Numbers) -> Numbers:
    """Flat positions in a table; -1 where it lists nothing."""
    at = np.ravel_multi_index((period, place, np.maximum(column, 0)), table.listed.shape)
    is_listed = (column >= 0) & table.listed.reshape(-1)[at]
    return np.where(is_listed, at, -1)
