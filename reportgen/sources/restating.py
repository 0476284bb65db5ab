"""Numbers in the borders of their time to numbers in those of today.

A number of a place that has since been parted, merged or renamed goes to its heirs: amount times
weight, with its status. What was parted by weights is estimated. A successor that a source lists
for earlier times was recast by the office and stays as it is; what comes from others is added.
"""

from dataclasses import replace
from functools import reduce

import numpy as np
import pandas as pd

from reportgen.errors import Problem, problem
from reportgen.formats import span
from reportgen.frame import PERIOD, PLACE, settle
from reportgen.places import Places
from reportgen.sources.declared import Declared
from reportgen.sources.held import Series
from reportgen.sources.tables.gathered import Gathered
from reportgen.sources.tables.table import Mask
from reportgen.status import Flag, Status

_EMPTY = (Status.ZERO, Status.UNKNOWN, Status.NOT_APPLICABLE)
"""What stands beside a place that is no more."""


def restated(series: Series, gathered: Gathered, declared: Declared) -> Series:
    """The numbers of a measure in the borders of today; what cannot be is noted."""
    places = declared.places
    if not places.successions or declared.spec.borders == "now":
        return series
    heirs = _heirs(series.table, places)
    changed = heirs.loc[(heirs[PLACE] != heirs["heir"]) | (heirs["weight"] < 1)]
    pairs = pd.MultiIndex.from_frame(heirs.loc[changed.index, [PLACE, PERIOD]])
    rows = pd.MultiIndex.from_frame(series.table[[PLACE, PERIOD]])
    touched: Mask = np.asarray(rows.isin(pairs))
    gone = _gone(series, touched, gathered, declared)
    kept = series.table.loc[~gone]
    if not touched.any():
        return replace(series, table=kept)
    additive = declared.spec.persons or declared.spec.borders == "sums"
    table = _added(_parted(kept, heirs), list(series.keys), _incomplete(heirs, places))
    if not additive:
        table = _renamed_only(table)
    moved = touched & (series.table["status"] != Status.ZERO).to_numpy()
    if moved.any() and "borders" not in declared.spec.accepts:
        _tell(series, moved, gathered, declared)
    columns = [*series.keys, "amount", "status", "flags"]
    cells = frozenset(series.table.index[moved].tolist())
    return replace(series, table=table[columns], moved=cells)


def _heirs(table: pd.DataFrame, places: Places) -> pd.DataFrame:
    """For each place and period of a table the places of today with their weights."""
    pairs = table[[PLACE, PERIOD]].drop_duplicates()
    rows = [
        (place, period, heir, weight)
        for place, period in zip(pairs[PLACE], pairs[PERIOD], strict=True)
        for heir, weight in places.heirs(place, period).items()
    ]
    return pd.DataFrame(rows, columns=[PLACE, PERIOD, "heir", "weight"])


def _gone(series: Series, touched: Mask, gathered: Gathered, declared: Declared) -> Mask:
    """Rows of places that are no more; a number there is an error."""
    table = series.table
    gone = np.asarray(table[PLACE].isin(declared.places.retired) & ~touched)
    bad = table.index[gone & ~table["status"].isin(_EMPTY).to_numpy()]

    def told(number: int) -> Problem:
        return problem(
            "source-place-retired", series.cells.where(number, gathered),
            place=table.at[number, PLACE], period=table.at[number, PERIOD],
        )  # fmt: skip

    declared.report(bad.tolist(), told)
    return gone


def _parted(table: pd.DataFrame, heirs: pd.DataFrame) -> pd.DataFrame:
    """Every number at its heirs."""
    parted = table.rename_axis("cell").reset_index().merge(heirs, on=[PLACE, PERIOD], how="left")
    parted["moved"] = parted["heir"] != parted[PLACE]
    parted[PLACE] = parted["heir"]
    parted["amount"] = parted["amount"].fillna(0.0) * parted["weight"]
    split = (parted["weight"] < 1) & (parted["amount"] != 0)
    marks = np.int8(Flag.ESTIMATED | Flag.RESTATED)
    parted["flags"] = parted["flags"] | np.where(split, marks, np.int8(0))
    return parted


def _added(parted: pd.DataFrame, keys: list[str], lacking: set[tuple[str, str]]) -> pd.DataFrame:
    """One row for each key; the highest status wins, and a missing predecessor is unknown."""
    grouped = parted.groupby(keys, sort=False)
    table = grouped.agg(
        cell=("cell", "first"), amount=("amount", "sum"), status=("status", "max"),
        flags=("flags", _either), parts=("cell", "size"), least=("weight", "min"),
    ).reset_index()  # fmt: skip
    spots = pd.Series(list(zip(table[PLACE], table[PERIOD], strict=True)), index=table.index)
    unknown = spots.isin(lacking).to_numpy()
    statuses = table["status"].to_numpy(dtype=np.int8)
    statuses = np.where(unknown, np.maximum(statuses, np.int8(Status.UNKNOWN)), statuses)
    table["status"] = settle(table["amount"].to_numpy(dtype=np.float64), statuses)
    return _without_numbers(table).set_index("cell")


def _either(flags: "pd.Series[int]") -> int:
    return int(reduce(np.bitwise_or, flags.to_numpy(), np.int8(0)))


def _renamed_only(table: pd.DataFrame) -> pd.DataFrame:
    """What is no count may be a ratio: it can be renamed, neither added up nor parted."""
    made = ((table["parts"] > 1) | (table["least"] < 1)).to_numpy()
    statuses = table["status"].to_numpy(dtype=np.int8)
    table["status"] = np.where(made, np.maximum(statuses, np.int8(Status.UNKNOWN)), statuses)
    return _without_numbers(table)


def _without_numbers(table: pd.DataFrame) -> pd.DataFrame:
    """The same, with nothing where the status is no number."""
    numbers = (table["status"] <= Status.ROUNDED_ZERO).to_numpy()
    table["amount"] = np.where(numbers, table["amount"], np.nan)
    table["flags"] = np.where(numbers, table["flags"], 0).astype(np.int8)
    return table


def _incomplete(heirs: pd.DataFrame, places: Places) -> set[tuple[str, str]]:
    """Places and periods for which only some predecessors are listed."""
    listed = set(zip(heirs[PLACE], heirs[PERIOD], strict=True))
    found = set()
    for period in heirs[PERIOD].unique():
        for heir, needed in places.predecessors(period).items():
            known = [key for key in needed if (key, period) in listed]
            if known and len(known) < len(needed):
                found.add((heir, period))
    return found


def _tell(series: Series, moved: Mask, gathered: Gathered, declared: Declared) -> None:
    """One notice for what was moved to other places."""
    periods = sorted(series.table.loc[moved, PERIOD].unique())
    first = int(series.table.index[moved][0])
    declared.problems.notice(
        "source-restated", series.cells.where(first, gathered), source=declared.name,
        measure=series.measure, count=int(moved.sum()), when=span(periods[0], periods[-1]),
    )  # fmt: skip
