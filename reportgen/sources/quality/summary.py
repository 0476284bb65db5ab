"""What was read of a source, in numbers of files, rows, places, periods and cells."""

from collections.abc import Iterator

import numpy as np

from reportgen.errors import Problem, Severity
from reportgen.places import Place
from reportgen.quality import Check, Coverage, FileRead, Finding, SourceQuality, Weight
from reportgen.sources.declared import Declared
from reportgen.sources.held import Held
from reportgen.sources.quality.completeness import Extent, extent
from reportgen.sources.quality.doubts import Doubt
from reportgen.sources.table import Table
from reportgen.status import Status

_REPAIRS = {"source-keys-padded"}
"""Messages that say what was mended."""


def summary(
    tables: tuple[Table, ...], source: Held | None, doubts: tuple[Doubt, ...], declared: Declared
) -> SourceQuality:
    """Sum a source up, after reading and checking, before the doubts are told."""
    reach = extent(source) if source else Extent(frozenset(), (), ())
    spec = declared.spec
    dates = [each.origin.extracted for each in tables if each.origin.extracted]
    present = sum(
        (each.key, period) in reach.rows for each in reach.expected for period in reach.periods
    )
    return SourceQuality(
        name=declared.name,
        title=spec.title,
        publisher=next((each.origin.publisher for each in tables), spec.publisher),
        reference=spec.reference,
        extracted=max(dates, default=spec.extracted),
        files=tuple(_file(each) for each in tables),
        periods=reach.periods,
        coverage=tuple(_coverage(reach, declared)),
        present=present,
        expected=len(reach.expected) * len(reach.periods),
        measures=tuple(each.measure for each in source.series) if source else (),
        statuses=_statuses(source) if source else (),
        findings=(*_said(declared), *(each.finding for each in doubts)),
    )


def _file(table: Table) -> FileRead:
    origin = table.origin
    return FileRead(origin.file, table.sheet.name, origin.digest, len(table.rows))


def _coverage(reach: Extent, declared: Declared) -> Iterator[Coverage]:
    known = {key for key, _ in reach.rows}
    for level in declared.places.levels:
        expected = [place for place in reach.expected if place.level == level.key]
        if expected:
            yield Coverage(level.plural, _count(expected, known), len(expected))


def _count(places: list[Place], known: set[str]) -> int:
    return sum(place.key in known for place in places)


def _statuses(source: Held) -> tuple[tuple[Status, int], ...]:
    codes = [series.table["status"].to_numpy() for series in source.series]
    counts = np.bincount(np.concatenate(codes), minlength=len(Status)) if codes else ()
    return tuple(
        (status, int(counts[status])) for status in Status if len(counts) and counts[status]
    )


def _said(declared: Declared) -> Iterator[Finding]:
    """What reading had to say."""
    problems = declared.problems.found
    errors = sum(each.severity is Severity.ERROR for each in problems)
    if errors:
        yield Finding(Check.READING, Weight.ERROR, declared.name, errors)
    notices = [each for each in problems if each.severity is Severity.NOTICE]
    repairs = [each for each in notices if each.code in _REPAIRS]
    for each in repairs:
        yield Finding(Check.REPAIR, Weight.NOTICE, declared.name, _number(each))
    if others := len(notices) - len(repairs):
        yield Finding(Check.READ, Weight.NOTICE, declared.name, others)


def _number(told: Problem) -> int:
    """How many were mended, as the message says."""
    return int(dict(told.params)["count"])
