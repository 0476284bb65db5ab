"""Carry: from the counts that are hidden to every row that would tell them.

A row is hidden when a count that it rests on is hidden, and when it is calculated from a row that
is hidden.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from reportgen.frame import TOTAL, Basis, Computed, Decision, Dependence, Frame, Key
from reportgen.protection.counts import Marks, Numbers, Registry
from reportgen.protection.rules import DERIVED, ORDER, SHOWN, Rulings
from reportgen.status import Status


def rulings_of(
    each: Computed,
    registry: Registry,
    decided: Mapping[str, Rulings],
    earlier: Mapping[str, Frame],
) -> Rulings:
    """For each row of a frame the rule that hides it."""
    rows = each.frame.table
    found = np.full(len(rows), SHOWN, dtype=np.int8)
    for basis in each.bases:
        found = np.minimum(found, _by_counts(rows, basis, registry, decided))
    for dependence in each.dependences:
        hidden = _by_rows(each.frame, dependence, earlier[dependence.measure])
        found = np.minimum(found, np.where(hidden, np.int8(DERIVED), np.int8(SHOWN)))
    numbers = (rows["status"] <= Status.ROUNDED_ZERO).to_numpy()
    return np.where(numbers, found, np.int8(SHOWN))


def _by_counts(
    rows: pd.DataFrame, basis: Basis, registry: Registry, decided: Mapping[str, Rulings]
) -> Rulings:
    found = np.full(len(rows), SHOWN, dtype=np.int8)
    for listing in registry.listings(basis):
        cells = registry.cells(rows, listing)
        rulings = decided[listing.counted].reshape(-1)
        found = np.minimum(found, np.where(cells >= 0, rulings[cells], np.int8(SHOWN)))
    return found


def _by_rows(frame: Frame, dependence: Dependence, other: Frame) -> Marks:
    """Which rows are calculated from a secret row of another frame."""
    secret = (other.table["status"] == Status.SECRET).to_numpy()
    if not secret.any():
        return np.zeros(len(frame.table), dtype=bool)
    columns, fixed = dict(dependence.columns), dict(dependence.fixed)
    position: Numbers = np.zeros(len(frame.table), dtype=np.intp)
    target: Numbers = np.zeros(len(other.table), dtype=np.intp)
    for key in other.keys:
        members = pd.Index(other.table[key].unique())
        own = _asked(frame.table, members, columns.get(key, key), fixed.get(key))
        # What the other frame does not list gets a number of its own, which no row has.
        position = position * (len(members) + 1) + np.where(own < 0, len(members), own)
        target = target * (len(members) + 1) + members.get_indexer(pd.Index(other.table[key]))
    return np.isin(position, target[secret])


def _asked(rows: pd.DataFrame, members: pd.Index, column: str, member: str | None) -> Numbers:
    """For each row the number of the member of the other frame that it is calculated from."""
    if member is None and column in rows.columns:
        return members.get_indexer(pd.Index(rows[column]))
    wanted = TOTAL if member is None else member
    return np.full(len(rows), members.get_indexer(pd.Index([wanted]))[0])


def hide(frame: Frame, rulings: Rulings) -> pd.DataFrame:
    """The rows of a frame without the numbers that are hidden."""
    hidden = rulings != SHOWN
    table = frame.table.copy()
    table.loc[hidden, "amount"] = np.nan
    table.loc[hidden, "status"] = np.int8(Status.SECRET)
    return table


def decisions(frame: Frame, rulings: Rulings) -> list[Decision]:
    """The hidden numbers of a frame, each with its rule."""
    hidden = np.flatnonzero(rulings != SHOWN)
    rows = frame.table.iloc[hidden]
    places, periods = rows["place"].tolist(), rows["period"].tolist()
    groups = zip(*(rows[key].tolist() for key in frame.groups), strict=True)
    named = list(groups) if frame.groups else [()] * len(hidden)
    codes = rulings[hidden].tolist()
    return [
        Decision(Key(frame.measure.id, place, period, _named(frame, group)), ORDER[code])
        for place, period, group, code in zip(places, periods, named, codes, strict=True)
    ]


def _named(frame: Frame, group: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    pairs = zip(frame.groups, group, strict=True)
    return tuple(sorted((key, member) for key, member in pairs if member != TOTAL))
