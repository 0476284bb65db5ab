"""A file looked at with the eyes of a project: the text that the command "describe" prints."""

from collections.abc import Iterator
from pathlib import Path

from reportgen.errors import Problems, ReportError
from reportgen.formats import number, span
from reportgen.messages import Language, line, text
from reportgen.places import Places
from reportgen.project import PROJECT_FILE, load_project
from reportgen.sources.describing.describe import Description, describe
from reportgen.sources.describing.proposal import toml
from reportgen.sources.geography.places import read_places
from reportgen.world import DiskWorld


def described(file: Path, project: Path, sheet: str, language: Language) -> str:
    """The proposed declaration of a file, and how reading by it went, as TOML with comments.

    The file may lie in the project or anywhere else; without a project its places are not known.
    """
    inside = file.resolve().is_relative_to(project.resolve())
    world = DiskWorld(project if inside else file.parent)
    name = file.resolve().relative_to(project.resolve()).as_posix() if inside else file.name
    found = describe(name, world, _places(DiskWorld(project)), sheet)
    return toml(found.proposal, language) + "".join(
        f"# {each}\n" for each in _trial(found, language)
    )


def _places(world: DiskWorld) -> Places | None:
    """The places of the project; a project with faults of its own does not stand in the way."""
    if not world.exists(PROJECT_FILE):
        return None
    problems = Problems()
    try:
        return read_places(load_project(world, problems).places, world, problems)
    except ReportError:
        return None


def _trial(found: Description, language: Language) -> Iterator[str]:
    """What the trial brought to light."""
    frames = found.frames.values()
    if frames:
        tables = [each.table for each in frames]
        periods = sorted({period for each in frames for period in each.periods})
        yield text(
            "describe-tried", language, count=number(sum(map(len, tables))),
            places=len({place for table in tables for place in table["place"]}),
            periods=span(periods[0], periods[-1]), measures=", ".join(found.frames),
        )  # fmt: skip
    elif not found.problems:
        yield text("describe-untried", language)
    for problem in found.problems:
        yield from line(problem, language).splitlines()
