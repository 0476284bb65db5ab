"""Columns of numbers of a proposed declaration: measures, or one key spread over headings."""

import re
from collections.abc import Callable, Sequence

import numpy as np

from reportgen.ages import band_from_label
from reportgen.errors import notice
from reportgen.sources.describing.facts import YEAR
from reportgen.sources.describing.keys import SHOWN, pointer
from reportgen.sources.describing.naming import identifier
from reportgen.sources.describing.proposal import Proposal, Setting
from reportgen.sources.describing.roles import Column, Role
from reportgen.sources.numbers.signs import Notation, read_numbers
from reportgen.sources.tables.table import LEVELS

_THINGS = re.compile(
    r"m²|€|euro|\bEUR\b|wohnung|gebäude|plätze|fläche|quote|anteil|%|prozent|betten|index|miete",
    re.IGNORECASE,
)
"""Headings of numbers that are no persons."""
MANY = 30
"""More columns of numbers than this are hardly all measures."""


def propose_values(
    columns: Sequence[Column], notation: Notation, title: str, proposal: Proposal
) -> str:
    """Add the measures; gives the key that is spread over headings, if there is one."""
    numeric = [each for each in columns if each.role is Role.VALUE]
    _signs(numeric, notation, proposal)
    _persons(numeric, notation, title, proposal)
    for key, fits in _SPREADS.items():
        every = [each for each in numeric if fits(each.heading)]
        hits = _first_series(key, every)
        if len(every) * 2 > len(numeric) and len(hits) > 1:
            proposal.settings["spread"] = _spread(key, hits, title)
            if len(hits) < len(numeric):
                _left(numeric, hits, proposal)
            return key
    values: dict[str, Setting] = {}
    for column in numeric:
        values[identifier(column.heading, values)] = pointer(column, columns)
    proposal.settings["values"] = values
    if len(numeric) > MANY:
        proposal.doubt(notice("describe-values-many", count=len(numeric)), "values")
    return ""


def _has_one_year(heading: str) -> bool:
    return len(YEAR.findall(heading)) == 1


def _first_series(key: str, hits: Sequence[Column]) -> list[Column]:
    """The columns that differ in the member only; there may be several such series."""
    series: dict[tuple[str, ...], list[Column]] = {}
    for column in hits:
        series.setdefault(_frame(key, column.heading), []).append(column)
    found = max(series.values(), key=len, default=[])
    return found if len({each.heading for each in found}) == len(found) else []


def _frame(key: str, heading: str) -> tuple[str, ...]:
    """What stands around the member of a heading."""
    if key == "period":
        return tuple(YEAR.split(heading))
    return (heading.rpartition(LEVELS)[0],)


_SPREADS: dict[str, Callable[[str], object]] = {
    "period": _has_one_year,
    "age": lambda heading: heading and band_from_label(heading.split(LEVELS)[-1]),
}


def _spread(key: str, hits: Sequence[Column], title: str) -> dict[str, Setting]:
    """The pattern that the headings share; what differs is the member."""
    before, *behind = _frame(key, hits[0].heading)
    if key != "period" and before:
        before += LEVELS
    member = r"(\d{4})" if key == "period" else "(.+)"
    pattern = f"{re.escape(before)}{member}{re.escape(''.join(behind))}"
    return {
        "key": key,
        "columns": re.sub(r"\\([ /-])", r"\1", pattern),
        "read": "year" if key == "period" else "age",
        "measure": identifier(before.removesuffix(LEVELS) or title, ()),
    }


def _left(numeric: Sequence[Column], hits: Sequence[Column], proposal: Proposal) -> None:
    names = [each.heading or str(each.at + 1) for each in numeric if each not in hits]
    proposal.doubt(notice("describe-left-out", columns=", ".join(names[:SHOWN])), "spread")


def _signs(numeric: Sequence[Column], notation: Notation, proposal: Proposal) -> None:
    """Texts that are neither numbers nor known signs are asked about, one by one."""
    texts = tuple(dict.fromkeys(text for each in numeric for text in each.texts))
    read = read_numbers(np.array(texts, dtype=object), notation)
    strange = [text for text, bad in zip(texts, read.bad, strict=True) if bad]
    if not strange:
        return
    proposal.settings["signs"] = dict.fromkeys(strange[:SHOWN], "unknown")
    told = ", ".join(f"„{text}“" for text in strange[:SHOWN])
    proposal.doubt(notice("describe-signs", texts=told, count=len(strange)), "signs")


def _persons(numeric: Sequence[Column], notation: Notation, title: str, proposal: Proposal) -> None:
    """Whether the numbers count persons: fractions and things do not."""
    texts = [text for each in numeric for text in each.texts]
    amounts = read_numbers(np.array(texts, dtype=object), notation).amounts
    amounts = amounts[np.isfinite(amounts)]
    fractions = bool((amounts != np.floor(amounts)).any())
    things = any(_THINGS.search(text) for text in (title, *(each.heading for each in numeric)))
    if fractions or things:
        proposal.settings["persons"] = False
        proposal.doubt(notice("describe-persons-not"), "persons")
    if bool((amounts < 0).any()) and not (fractions or things):
        proposal.settings["signed"] = True
        proposal.doubt(notice("describe-signed"), "signed")
