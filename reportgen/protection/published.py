"""Counts as they are told where they are not hidden but changed.

Whatever is calculated afterwards is calculated from these, and so tells nothing that they do not.
A count that was never changed is not told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from reportgen.computed import Basis, Computed
from reportgen.frame import Frame, Kind, parted_id
from reportgen.protection.counts import Address, Amounts, Listing, Marks, Registry
from reportgen.status import Flag, Status

WHOLE = 100
"""Per cent."""


@dataclass(frozen=True, eq=False)
class Published:
    """What is told of each kind of count."""

    registry: Registry
    amounts: Mapping[str, Amounts]
    """As in the registry: period x place x address; NaN where nothing is told."""
    coarser: int = 0
    """How many counts are told less precisely than the rest, so that all add up."""
    lost: int = 0
    """How many counts are not told, because nothing near them would add up."""

    def told(self, counts: Frame, counted: str, fixed: Address) -> Frame:
        """The same counts as they are told."""
        rows = counts.table
        found = np.full(len(rows), np.nan)
        counted = self.registry.same.get(counted, counted)
        if counted in self.amounts:
            cells = self.registry.cells(rows, Listing(counted, fixed, counts))
            found = np.where(cells >= 0, self.amounts[counted].reshape(-1)[cells], np.nan)
        own = rows["status"].to_numpy()
        is_number = own <= Status.ROUNDED_ZERO
        kinds = np.where(found == 0, np.int8(Status.ZERO), np.int8(Status.PRESENT))
        kinds = np.where(np.isnan(found), np.int8(Status.SECRET), kinds)
        table = rows.assign(
            amount=np.where(is_number, found, np.nan),
            status=np.where(is_number, kinds, own).astype(np.int8),
            flags=(rows["flags"].to_numpy() | np.int8(Flag.CHANGED)).astype(np.int8),
        )
        return replace(counts, table=table)


def plain(computed: Sequence[Computed]) -> tuple[Computed, ...]:
    """Frames with the counts behind them, without those that are only sums of several others.

    These are added up again, from counts that are told.
    """
    known = {basis.part.measure.id for each in computed for basis in each.bases if basis.counted}
    return tuple(replace(each, bases=tuple(_plain(each.bases, known))) for each in computed)


def _plain(bases: Sequence[Basis], known: set[str]) -> Iterator[Basis]:
    for basis in bases:
        if basis.counted:
            is_known = basis.whole is not None and basis.whole.measure.id in known
            yield basis if is_known else replace(basis, whole=None)


def kept_back(own: Frame, before: Frame) -> Marks:
    """Which rows are secret that the sources do not keep secret."""
    secret = (own.table["status"] == Status.SECRET).to_numpy()
    keys = list(own.keys)
    old = before.table.loc[before.table["status"] == Status.SECRET, keys]
    if not secret.any() or old.empty:
        return np.asarray(secret)
    rows = pd.MultiIndex.from_frame(own.table[keys])
    return np.asarray(secret & ~rows.isin(pd.MultiIndex.from_frame(old)))


def possible(own: Frame, before: Frame) -> Frame:
    """The same without fewer than nobody and more than all, where the true number is neither."""
    rows, kind = own.table, own.measure.kind
    if parted_id(own.measure.id)[1] or kind not in (Kind.COUNT, Kind.SHARE):
        return own
    keys = list(own.keys)
    wanted = pd.MultiIndex.from_frame(rows[keys])
    true = before.table.set_index(keys)["amount"].reindex(wanted).to_numpy()
    amounts = rows["amount"].to_numpy()
    beyond = (amounts < 0) & (true >= 0)
    if kind is Kind.SHARE:
        beyond |= (amounts > WHOLE) & (true <= WHOLE)
    if not beyond.any():
        return own
    table = rows.assign(
        amount=np.where(beyond, np.nan, amounts),
        status=np.where(beyond, np.int8(Status.SECRET), rows["status"]).astype(np.int8),
    )
    return replace(own, table=table)
