"""What was read of a source, in numbers of files, rows, places, periods and cells."""

from collections.abc import Iterator

import numpy as np

from reportgen.errors import Problem, Severity
from reportgen.quality import Check, Coverage, FileRead, Finding, SourceQuality, Weight
from reportgen.sources.declared import Declared
from reportgen.sources.held import Extent, Held
from reportgen.sources.quality.doubts import Doubt
from reportgen.sources.tables.table import Table
from reportgen.status import Status

_REPAIRS = {"source-keys-padded"}
"""Messages that say what was mended."""


def summary(
    tables: tuple[Table, ...], source: Held | None, doubts: tuple[Doubt, ...], declared: Declared
) -> SourceQuality:
    """Sum a source up, after reading and checking, before the doubts are told."""
    reach = source.extent if source else Extent()
    spec = declared.spec
    dates = [each.origin.extracted for each in tables if each.origin.extracted]
    expected = sum(len(reach.expected(period)) for period in reach.periods)
    missing = sum(len(reach.missing(period)) for period in reach.periods)
    return SourceQuality(
        name=declared.name,
        title=spec.title,
        publisher=next((each.origin.publisher for each in tables), spec.publisher),
        reference=spec.reference,
        extracted=max(dates, default=spec.extracted),
        files=tuple(_file(each) for each in tables),
        periods=reach.periods,
        coverage=tuple(_coverage(reach, declared)),
        present=expected - missing,
        expected=expected,
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
        expected = [place.key for place in reach.places if place.level == level.key]
        if expected:
            yield Coverage(level.plural, len(known.intersection(expected)), len(expected))


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
