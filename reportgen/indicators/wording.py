"""The naming law: a word that does not fit its number is a mistake like a wrong number.

"Anteil" is part of a whole, "Quote" part of an eligible population, "Quotient" a ratio of
disjoint groups (never a percentage), "Dichte" per 1,000. And the definition that is printed
must name the bounds of age that are calculated.
"""

import re

from reportgen.errors import Problems
from reportgen.indicators.naming import listed
from reportgen.indicators.spec import IndicatorSpec, terms

PERCENT = "%"
_QUOTA = re.compile(r"quote(?!\w)", re.IGNORECASE)
_DENSITY = re.compile(r"dichte(?!\w)", re.IGNORECASE)
_AREA = re.compile(r"km²|(?<!\w)ha(?!\w)")
_UNEMPLOYMENT = re.compile(r"arbeitslosenquote(?!\w)", re.IGNORECASE)
_YEARS = re.compile(
    r"(?:(?P<first>\d{1,3}) (?:Jahre )?bis )?unter (?P<end>\d{1,3})(?!\s*%|\d)"
    r"|(?P<start>\d{1,3}) Jahren? und älter"
)
"""Bounds of age as definitions name them: "15 bis unter 65", "unter 18", "65 Jahre und älter"."""


def check_wording(spec: IndicatorSpec, problems: Problems) -> None:
    """Compare name, kind and unit, and the printed definition with what is calculated."""
    if spec.kind == "quotient" and spec.unit == PERCENT:
        problems.notice("indicator-quotient-percent")
    if spec.kind == "anteil" and _QUOTA.search(spec.name):
        problems.notice("indicator-quote-share")
    if _DENSITY.search(spec.name) and not ("1.000" in spec.unit or _AREA.search(spec.unit)):
        problems.notice("indicator-density-unit", unit=spec.unit)
    if _UNEMPLOYMENT.search(spec.name) and any(term.ages for term in terms(spec.denominator)):
        problems.notice("indicator-unemployment")
    _check_ages(spec, problems)


def _check_ages(spec: IndicatorSpec, problems: Problems) -> None:
    """Every bound that the definition names must be one of those that are calculated."""
    every = (*terms(spec.numerator), *terms(spec.denominator))
    limited = [each.ages for each in every if each.ages]
    strange = named_bounds(spec.definition) - {bound for ages in limited for bound in ages}
    if limited and strange:
        ages = dict.fromkeys(str(list(each)) for each in limited)
        said = listed([str(bound) for bound in sorted(strange)])
        problems.notice("indicator-definition-ages", said=said, ages=listed(ages))


def named_bounds(definition: str) -> set[int]:
    """The bounds of age that a definition names."""
    found = (match.groupdict().values() for match in _YEARS.finditer(definition))
    return {int(bound) for bounds in found for bound in bounds if bound}
