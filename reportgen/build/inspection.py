"""The sources of a project examined one by one, whatever may be wrong with the others.

What comes of it names values of single cells and is for the user's terminal alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen import formats
from reportgen.build.numbers import known_places, read_each
from reportgen.build.progress import Reporter
from reportgen.errors import Problem, Problems, Severity
from reportgen.messages import Language, text
from reportgen.project import load_project
from reportgen.quality import SourceQuality
from reportgen.status import Status
from reportgen.world import World


@dataclass(frozen=True, slots=True)
class Inspected:
    """A source, and all that is to be said of it."""

    quality: SourceQuality
    problems: tuple[Problem, ...]
    """Errors and notices of reading and checking."""
    remarks: tuple[Problem, ...]

    def count(self, severity: Severity) -> int:
        """How many errors or notices there are."""
        return sum(each.severity is severity for each in self.problems)


def inspect(world: World, reporter: Reporter) -> tuple[Inspected, ...]:
    """Examine every source; `ReportError` only when the project file or the places are wrong."""
    problems = Problems()
    reporter.step("step-project")
    project = load_project(world, problems)
    reporter.begin(len(project.sources) + 1)
    reporter.step("step-places")
    places = known_places(project, world, problems)
    return tuple(
        Inspected(reading.quality, tuple(own.found), reading.remarks)
        for reading, own in read_each(project, places, world, reporter)
    )


def facts(quality: SourceQuality, language: Language) -> Iterator[tuple[str, str]]:
    """What was read of a source, as rows of a heading and a text."""
    for name, told in _facts(quality, language):
        if told:
            yield text(f"data-{name}", language), told


def _facts(quality: SourceQuality, language: Language) -> Iterator[tuple[str, str]]:
    files, rows = len({each.file for each in quality.files}), formats.number(quality.rows)
    yield "files", text("data-files-rows", language, files=files, rows=rows) if files else ""
    day = ""
    if quality.extracted:
        day = text("explain-extracted", language, day=formats.day(quality.extracted))
    yield "as-of", ", ".join(filter(None, (quality.reference, day)))
    yield "periods", ", ".join(quality.periods)
    covered = (f"{each.level} {each.found}/{each.expected}" for each in quality.coverage)
    yield "places", ", ".join(covered)
    yield "complete", f"{quality.present}/{quality.expected}" if quality.expected else ""
    yield "measures", ", ".join(quality.measures)
    cells = (
        f"{text(f'data-cells-{_dashed(status)}', language)} {formats.number(count)}"
        for status, count in quality.statuses
    )
    yield "cells", ", ".join(cells)


def _dashed(status: Status) -> str:
    """The name of a status as codes are written: "rounded-zero"."""
    return status.name.lower().replace("_", "-")
