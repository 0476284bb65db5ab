"""Rows of totals that nobody declared: added up as if they were members, they count twice."""

from collections.abc import Iterator

import numpy as np

from reportgen.errors import problem
from reportgen.frame import PERIOD, PLACE
from reportgen.quality import Check, Finding, Weight
from reportgen.sources.declared import Declared
from reportgen.sources.held import Held, Series
from reportgen.sources.quality.doubts import Doubt, weight

_LABELS = {
    "summe", "gesamt", "gesamtsumme", "insgesamt", "insg", "zusammen", "zus", "total", "alle",
    "gesamtzahl", "endsumme", "zwischensumme", "summe insgesamt", "summe gesamt",
}  # fmt: skip


def labels(source: Held) -> Iterator[Doubt]:
    """Members of a key that are called a total, beside others."""
    told: set[tuple[str, str]] = set()
    for series in source.series:
        for key in series.keys:
            if key not in (PLACE, PERIOD):
                for member in _totals(series, key, source.declared):
                    if (key, member) not in told:
                        told.add((key, member))
                        yield _doubt(source, series, key, member)


def _totals(series: Series, key: str, declared: Declared) -> list[str]:
    members = series.members(key)
    named = _named(key, declared)
    found = [each for each in members if is_total(each) and each not in named]
    return found if len(members) > 1 else []


def is_total(text: str) -> bool:
    """Whether a text is a usual label of a row of totals."""
    return text.casefold().strip(" .:*-–") in _LABELS


def _named(key: str, declared: Declared) -> set[str]:
    """The members that the project file names itself: they are meant so."""
    given = declared.keys().get(key)
    spread = declared.spec.spread
    mapped = given.map if given else spread.map if spread and spread.key == key else {}
    return set(mapped.values())


def _doubt(source: Held, series: Series, key: str, member: str) -> Doubt:
    rows = np.flatnonzero(series.table[key] == member)
    told = problem("source-check-label", source.where(series, int(rows[0])), key=key, text=member)
    finding = Finding(Check.LABEL, weight(source.declared, Weight.ERROR), key, len(rows))
    return Doubt(finding, (told,), 1)
