"""Places with so few inhabitants that no number of their persons is told.

How many inhabitants they have is told, else nobody would know why the rest is missing.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from reportgen.computed import Computed
from reportgen.frame import PERIOD, PLACE, Frame
from reportgen.places import Places
from reportgen.protection.counts import Amounts, Counts, Numbers, Registry


def without_few_inhabitants(
    registry: Registry, computed: Sequence[Computed], places: Places, population: str
) -> Registry:
    """The counts, those of too small places barred; `population` is the id of an indicator."""
    if all(not each.contract.least_population for each in registry.tables.values()):
        return registry
    own = next(each for each in computed if each.frame.measure.id == population)
    size = _inhabitants(own.frame, registry, places)
    spared = _spared(own, registry)
    tables = {
        name: _barred(counts, size, spared.get(name, np.zeros(0, dtype=np.intp)))
        for name, counts in registry.tables.items()
    }
    return replace(registry, tables=tables)


def _inhabitants(population: Frame, registry: Registry, places: Places) -> Amounts:
    """Period x place; of a period that is not known the least of all. NaN for what is no area."""
    rows = population.table
    found = np.full((len(registry.periods), len(registry.places)), np.nan)
    period = registry.periods.get_indexer(pd.Index(rows[PERIOD]))
    place = registry.places.get_indexer(pd.Index(rows[PLACE]))
    found[period, place] = rows["amount"]
    known = ~np.isnan(found)
    least = np.where(known, found, np.inf).min(axis=0)
    found = np.where(known, found, least[None, :])
    areas = {each.key for each in places if each.located}
    found[:, [key not in areas for key in registry.places]] = np.nan
    return found


def _spared(own: Computed, registry: Registry) -> dict[str, Numbers]:
    """The cells that the number of inhabitants itself rests on."""
    return {
        listing.counted: registry.cells(own.frame.table, listing)
        for basis in own.bases
        for listing in registry.listings(basis)
    }


def _barred(counts: Counts, size: Amounts, spared: Numbers) -> Counts:
    barred = np.zeros(counts.amounts.shape, dtype=bool)
    barred[size < counts.contract.least_population] = True
    barred.reshape(-1)[spared[spared >= 0]] = False
    return replace(counts, barred=barred)
