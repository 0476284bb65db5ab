"""Gather: the bases of all frames in, one dense table of each kind of count out.

A frame of women under 18 and a table of ages by sex count the same persons. They share one
table with an axis for periods, one for places and one for addresses, an address being what the
counts are limited to: `(("age", "0-18"), ("sex", "w"))`, or `()` for all that is counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.computed import Basis, Computed
from reportgen.contract import Contract
from reportgen.frame import PERIOD, PLACE, TOTAL, Frame
from reportgen.places import Places
from reportgen.protection.spec import ProtectionSpec
from reportgen.protection.tie import Tie
from reportgen.status import Status

Address: TypeAlias = tuple[tuple[str, str], ...]
Amounts: TypeAlias = npt.NDArray[np.float64]
Marks: TypeAlias = npt.NDArray[np.bool_]
Numbers: TypeAlias = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Listing:
    """A frame that lists counts: what is counted, what it is limited to, and how it is split."""

    counted: str
    fixed: Address
    frame: Frame


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """Counts that others are a part of."""

    counted: str
    columns: Numbers
    """For each address of the part, that of the whole; -1 for none."""
    rest: bool = True
    """Whether what is left of the whole is a group of its own, that is told nowhere else."""


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """All that is known of one kind of count: period x place x address."""

    counted: str
    contract: Contract
    addresses: tuple[Address, ...]
    amounts: Amounts
    """NaN where there is no number."""
    listed: Marks
    """Where any frame has a row."""
    secret: Marks
    """What the source itself keeps secret."""
    broken_down: frozenset[str]
    """Keys by which some frame is broken down completely."""
    barred: Marks
    """What is not told because so few people live there."""
    levels: Amounts | None = None
    """For money: by how much each amount must be uncertain."""
    wholes: tuple[Whole, ...] = ()
    is_told: bool = True
    """Whether they are told anywhere but as a part of a sum."""
    is_settled: bool = False
    """Whether they are told in any case."""


@dataclass(frozen=True, slots=True, eq=False)
class Registry:
    """Every count that is behind any frame."""

    periods: pd.Index
    places: pd.Index
    """Declared places in their order, then those that only a frame knows."""
    tables: Mapping[str, Counts]
    """Tables by what is counted."""
    fixed: Mapping[str, tuple[str, Address]]
    """For the id of a frame of counts: what is counted and what it is limited to."""
    same: Mapping[str, str] = field(default_factory=dict)
    """Kinds of counts that are known by the name of another."""
    ties: tuple[Tie, ...] = ()
    """What counts of several tables have to do with each other."""

    def nowhere(self) -> dict[str, Amounts]:
        """For each table no number anywhere."""
        return {name: np.full(each.amounts.shape, np.nan) for name, each in self.tables.items()}

    def listings(self, basis: Basis) -> tuple[Listing, ...]:
        """The frames of a basis: the part and, if there is one, the whole."""
        part = Listing(_counted(basis), basis.fixed, basis.part)
        return (part,) if basis.whole is None else (part, _whole(basis.whole, self.fixed))

    def cells(self, rows: pd.DataFrame, listing: Listing) -> Numbers:
        """Which count of its table each row rests on, as a flat position; -1 for none.

        Groups that the rows do not name mean their total.
        """
        table = self.tables[listing.counted]
        groups = tuple(key for key in listing.frame.groups if key in rows.columns)
        codes, addresses = _addressed(rows, groups, listing.fixed)
        columns = _columns(table.addresses, addresses)[codes]
        period, place = _coded(rows, self.periods, self.places)
        shape = table.amounts.shape
        found = (period >= 0) & (place >= 0) & (columns >= 0)
        cells = np.ravel_multi_index((period, place, columns), shape, mode="clip")
        return np.where(found, cells, -1)


def gather(computed: Sequence[Computed], places: Places, spec: ProtectionSpec) -> Registry:
    """Collect the counts behind all frames."""
    bases = [basis for each in computed for basis in each.bases]
    fixed = {basis.part.measure.id: (_counted(basis), basis.fixed) for basis in bases}
    listings: dict[str, list[Listing]] = {}
    links: dict[str, list[tuple[Listing, Listing]]] = {}
    contracts: dict[str, Contract] = {}
    for basis in bases:
        part = Listing(_counted(basis), basis.fixed, basis.part)
        own = spec.of(basis.source)
        contracts[part.counted] = own.tighter(contracts.get(part.counted, own))
        listings.setdefault(part.counted, []).append(part)
        if basis.whole is not None:
            whole = _whole(basis.whole, fixed)
            listings.setdefault(whole.counted, []).append(whole)
            links.setdefault(part.counted, []).append((part, whole))
    axes = _axes([each.frame for listed in listings.values() for each in listed], places)
    tables = {
        counted: _table(counted, _distinct(listed), axes, contracts.get(counted, spec.contract))
        for counted, listed in sorted(listings.items())
    }
    return Registry(*axes, _linked(tables, links), fixed)


def _counted(basis: Basis) -> str:
    return basis.counted or basis.part.measure.id


def _whole(frame: Frame, fixed: Mapping[str, tuple[str, Address]]) -> Listing:
    """The listing of a whole; what it is limited to is known if it is a part elsewhere."""
    counted, limits = fixed.get(frame.measure.id, (frame.measure.id, ()))
    return Listing(counted, limits, frame)


def _distinct(listings: Sequence[Listing]) -> list[Listing]:
    """Each frame once, however many indicators rest on it."""
    return list({(each.fixed, id(each.frame.table)): each for each in listings}.values())


def _axes(frames: Sequence[Frame], places: Places) -> tuple[pd.Index, pd.Index]:
    periods = {period for frame in frames for period in frame.periods}
    declared = [place.key for place in places]
    strangers = {place for frame in frames for place in frame.table[PLACE].unique()}
    strangers -= set(declared)
    return (
        pd.Index(sorted(periods), dtype=object),
        pd.Index([*declared, *sorted(strangers)], dtype=object),
    )


def _table(
    counted: str, listings: Sequence[Listing], axes: tuple[pd.Index, pd.Index], contract: Contract
) -> Counts:
    coded = [_addressed(each.frame.table, each.frame.groups, each.fixed) for each in listings]
    addresses = tuple(sorted({address for _, listed in coded for address in listed}))
    shape = (len(axes[0]), len(axes[1]), len(addresses))
    amounts, listed, secret = np.full(shape, np.inf), np.zeros(shape, bool), np.zeros(shape, bool)
    for each, (codes, own) in zip(listings, coded, strict=True):
        rows = each.frame.table
        cells = (*_coded(rows, *axes), _columns(addresses, own)[codes])
        listed[cells] = True
        secret[cells] |= (rows["status"] == Status.SECRET).to_numpy()
        found = rows["amount"].fillna(np.inf).to_numpy(dtype=np.float64)
        # Where two frames disagree, the smaller count is the one to be careful about.
        amounts[cells] = np.minimum(amounts[cells], found)
    amounts[np.isinf(amounts)] = np.nan
    broken_down = frozenset(
        key for each in listings for key in each.frame.groups if key not in dict(each.fixed)
    )
    secret &= np.isnan(amounts)
    barred = np.zeros(shape, dtype=bool)
    return Counts(counted, contract, addresses, amounts, listed, secret, broken_down, barred)


def _linked(
    tables: Mapping[str, Counts], links: Mapping[str, Sequence[tuple[Listing, Listing]]]
) -> dict[str, Counts]:
    """The tables with their wholes, in an order in which wholes come first."""
    ordered: dict[str, Counts] = {}

    def visit(counted: str, path: tuple[str, ...]) -> None:
        if counted in ordered or counted in path:
            return
        for _, whole in links.get(counted, ()):
            visit(whole.counted, (*path, counted))
        wholes = _wholes(counted, tables, links.get(counted, ()))
        ordered[counted] = replace(tables[counted], wholes=wholes)

    for counted in tables:
        visit(counted, ())
    return ordered


def _wholes(
    counted: str, tables: Mapping[str, Counts], links: Sequence[tuple[Listing, Listing]]
) -> tuple[Whole, ...]:
    found: dict[tuple[str, bytes], Whole] = {}
    for part, whole in links:
        limits = [_address(part, whole, address) for address in tables[counted].addresses]
        columns = _columns(tables[whole.counted].addresses, limits)
        found.setdefault((whole.counted, columns.tobytes()), Whole(whole.counted, columns))
    return tuple(found.values())


def _address(part: Listing, whole: Listing, address: Address) -> Address | None:
    """What an address of the part is a part of: the whole's own limits and the shared groups."""
    limits = dict(address)
    if any(limits.get(key) != member for key, member in part.fixed):
        return None
    shared = {key: limits[key] for key in whole.frame.groups if key in limits}
    return tuple(sorted((dict(whole.fixed) | shared).items()))


def _addressed(
    rows: pd.DataFrame, groups: tuple[str, ...], fixed: Address
) -> tuple[Numbers, list[Address]]:
    """For each row the number of its address, and the addresses."""
    if not groups:
        return np.zeros(len(rows), dtype=np.intp), [tuple(sorted(fixed))]
    codes, unique = pd.MultiIndex.from_frame(rows[list(groups)]).factorize()
    limits = ({**dict(fixed), **_named(groups, members)} for members in unique)
    return codes, [tuple(sorted(each.items())) for each in limits]


def _named(groups: tuple[str, ...], members: tuple[str, ...]) -> dict[str, str]:
    pairs = zip(groups, members, strict=True)
    return {key: member for key, member in pairs if member != TOTAL}


def _columns(known: Sequence[Address], wanted: Sequence[Address | None]) -> Numbers:
    numbers = {address: number for number, address in enumerate(known)}
    found = [-1 if address is None else numbers.get(address, -1) for address in wanted]
    return np.array(found, dtype=np.intp)


def _coded(rows: pd.DataFrame, periods: pd.Index, places: pd.Index) -> tuple[Numbers, Numbers]:
    return periods.get_indexer(pd.Index(rows[PERIOD])), places.get_indexer(pd.Index(rows[PLACE]))
