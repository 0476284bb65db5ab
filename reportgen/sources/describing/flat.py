"""The variables and measures of a flat file of GENESIS as columns with roles."""

from reportgen.ages import band_from_label
from reportgen.sources.describing.roles import MOST, Column, Role, share
from reportgen.sources.files.flat import LABEL
from reportgen.sources.tables.table import NO_CELL, Table, tidy

_PLACES = frozenset((
    "DINSG", "DLAND", "REGBEZ", "KREISE", "KREISB", "GEMEIN", "GEMEINDE", "GEOGM4", "GEOBL1",
    "STBEZ", "STADTT",
))  # fmt: skip
"""Codes of the variables that name places; towns add their own."""


def flat_columns(table: Table, places: frozenset[str]) -> tuple[Column, ...]:
    """The columns that a declaration names: variables, then measures."""
    codes = [levels[0] if levels else "" for levels in table.headings]
    named = (at for at, levels in enumerate(table.headings) if len(levels) > 1)
    first = min(named, default=len(codes))  # only what was added has a name beside its code
    chosen = (at for at in range(first, len(codes)) if not codes[at].endswith(LABEL))
    return tuple(_column(at, codes, table, places) for at in chosen)


def _column(at: int, codes: list[str], table: Table, places: frozenset[str]) -> Column:
    texts = _texts(table, at)
    role = Role.VALUE
    if codes[at] + LABEL in codes:
        labels = _texts(table, codes.index(codes[at] + LABEL))
        role = _role(codes[at], texts, labels, places)
    return Column(at, codes[at], role, texts)


def _role(
    code: str, texts: tuple[str, ...], labels: tuple[str, ...], places: frozenset[str]
) -> Role:
    if code in _PLACES or share(texts, places.__contains__) >= MOST:
        return Role.PLACE_KEY
    if code == "GES":
        return Role.SEX
    return Role.AGE if share(labels, band_from_label) >= MOST else Role.GROUP


def _texts(table: Table, at: int) -> tuple[str, ...]:
    column = table.columns[at]
    return tuple(dict.fromkeys(filter(None, map(tidy, column[column != NO_CELL]))))
