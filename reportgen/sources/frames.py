"""What was read of a source to frames, one for each measure."""

from dataclasses import replace

import numpy as np

from reportgen.frame import Contributions, Frame, Kind, Measure, Origin, frame
from reportgen.sources.declared import Declared
from reportgen.sources.held import Held, Series
from reportgen.sources.tables.gathered import Gathered


def frames(source: Held) -> dict[str, Frame]:
    """The frames of a source."""
    return {each.cells.measure: _frame(each, source) for each in source.series}


def _frame(series: Series, source: Held) -> Frame:
    origins = _origins(series, source.gathered)
    measure = _measure(series.cells.measure, source.declared)
    standing = series.cells.standing(source.gathered).taken(series.table.index.to_numpy())
    return frame(measure, series.table, series.keys, origins, standing)


def _origins(series: Series, gathered: Gathered) -> tuple[Origin, ...]:
    """The origin of each table, which tells where numbers went to other places."""
    rows = series.cells.rows[np.array(sorted(series.moved), dtype=np.intp)]
    moved = {id(gathered.table(row)) for row in np.unique(rows).tolist()}
    return tuple(replace(each.origin, restated=id(each) in moved) for each in gathered.tables)


def _measure(name: str, declared: Declared) -> Measure:
    kind = Kind.COUNT if declared.spec.persons else Kind.AMOUNT
    given = declared.spec.contributions
    told = None
    if given and given.named and name not in given.named:
        told = Contributions(given.count, given.largest, given.second)
    own = f"{declared.name}.{name}"
    return Measure(own, name, kind, breaks=declared.spec.breaks, contributions=told)
