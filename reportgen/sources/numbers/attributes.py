"""Columns that say something of the numbers in the same row: their unit and their quality.

SDMX calls these attributes (UNIT_MULT, OBS_STATUS).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from reportgen.errors import Problems
from reportgen.frame import Amounts, Codes
from reportgen.sources.declared import Declared
from reportgen.sources.files.flat import QUALITY, UNIT
from reportgen.sources.numbers.cells import Cells
from reportgen.sources.spec import Names
from reportgen.sources.tables.columns import column
from reportgen.sources.tables.gathered import Gathered
from reportgen.sources.tables.table import Texts, tidy
from reportgen.status import Flag

_FACTORS = (
    (re.compile(r"(?:in )?(?:1[ .]?000[ .]000|mio\b|mill\b|million)", re.IGNORECASE), 1e6),
    (re.compile(r"(?:in )?(?:1[ .]?000\b|tsd\b|tausend)", re.IGNORECASE), 1e3),
    (re.compile(r"(?:in )?(?:mrd\b|milliarde)", re.IGNORECASE), 1e9),
)
_IN_HEADING = re.compile(
    r"\b(?:in|Angaben in) (?:1[ .]?000\b|Tsd|Tausend|Mio|Million)|\((?:1[ .]?000|Tsd|Mio)\b|"
    r"\b(?:Tsd|Mio)\.",
    re.IGNORECASE,
)
"""A heading that tells of thousands or millions; "je 1.000" is a rate and no scale."""
_FLAGS = {
    "p": Flag.PRELIMINARY, "vorläufig": Flag.PRELIMINARY,
    "r": Flag.REVISED, "berichtigt": Flag.REVISED,
    "s": Flag.ESTIMATED, "geschätzt": Flag.ESTIMATED,
    "e": Flag.FINAL, "endgültig": Flag.FINAL,
    "()": Flag.LIMITED, "( )": Flag.LIMITED,
    "": Flag.NONE,
}  # fmt: skip


@dataclass(frozen=True, eq=False, slots=True)
class Attributes:
    """For every gathered row what its numbers are multiplied by, and their flags."""

    factors: Amounts | None
    flags: Codes | None


def factor(unit: str) -> float:
    """What a number in a unit is multiplied by: 1000 for "Tsd. EUR"."""
    return next((each for pattern, each in _FACTORS if pattern.match(tidy(unit))), 1.0)


def flags(text: str) -> Flag | None:
    """The flags that a cell of quality holds; None for a text that is none."""
    plain = tidy(text).casefold()
    if plain in _FLAGS:
        return _FLAGS[plain]
    found = Flag.NONE
    for part in re.findall(r"\( ?\)|\S", plain):
        if part not in _FLAGS:
            return None
        found |= _FLAGS[part]
    return found


def read_attributes(gathered: Gathered, declared: Declared) -> Attributes:
    """Read the columns of units and of quality; flat files of GENESIS have them by themselves."""
    flat = declared.spec.format == "ffcsv"
    units = _texts(declared.spec.unit_column or (UNIT if flat else ""), gathered, declared)
    quality = _texts(declared.spec.quality or (QUALITY if flat else ""), gathered, declared)
    return Attributes(
        None if units is None else _each(units, factor) * declared.spec.scale,
        None if quality is None else _read_flags(quality, declared),
    )


def _texts(name: Names, gathered: Gathered, declared: Declared) -> Texts | None:
    """A column, in all tables; flat files may lack it."""
    if not name:
        return None
    problems = Problems() if declared.spec.format == "ffcsv" else declared.problems
    found = [column(table, name, problems) for table in gathered.tables]
    places = ["" if each is None else each for each in found]
    return None if all(each is None for each in found) else gathered.keys(places, repeat=False)


def _each(texts: Texts, read: Callable[[str], float]) -> Amounts:
    codes, distinct = pd.factorize(texts)
    return np.array([read(text) for text in distinct], dtype=np.float64)[codes]


def _read_flags(texts: Texts, declared: Declared) -> Codes:
    strange = sorted({tidy(text) for text in set(texts) if flags(text) is None})
    if strange:
        declared.problems.notice(
            "source-quality-unknown", declared.where, source=declared.name, text=strange[0]
        )
    return _each(texts, lambda text: int(flags(text) or 0)).astype(np.int8)


def tell_scale(cells: Cells, gathered: Gathered, declared: Declared) -> None:
    """A heading that tells of thousands where the declaration tells of no scale."""
    spec = declared.spec
    if spec.scale != 1 or spec.unit_column or spec.format == "ffcsv":
        return
    for at in sorted(set(cells.columns.tolist())):
        heading = gathered.tables[0].heading(at) if at < len(gathered.tables[0].headings) else ""
        if _IN_HEADING.search(heading):
            where = gathered.tables[0].sheet.whole
            declared.problems.notice("source-unit-heading", where, heading=heading)
            return
