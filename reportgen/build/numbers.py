"""Read, compute, release: everything up to and through the gate."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from reportgen.build.progress import Reporter
from reportgen.errors import Problems
from reportgen.frame import Frame, Origin, Released, merged
from reportgen.indicators.compute import compute
from reportgen.places import Places
from reportgen.project import Project
from reportgen.protection.release import release
from reportgen.sources.geography.places import read_places
from reportgen.sources.read import read_source
from reportgen.world import World


@dataclass(frozen=True, eq=False)
class Numbers:
    """All numbers of a project behind the gate, and where they are and come from."""

    places: Places
    released: Released
    origins: tuple[Origin, ...]
    sources: Mapping[str, Mapping[str, Frame]]
    """Before the gate: only to trace a number to its sources, never to print anything."""


def prepare(project: Project, world: World, problems: Problems, reporter: Reporter) -> Numbers:
    """Bring the numbers of all sources behind the gate; raises every mistake of a stage at once."""
    reporter.step("step-places")
    places = read_places(project.places, world, problems, project.declared.where(("places",)))
    problems.stop()
    if places is None:  # never without a problem, which has stopped us
        raise AssertionError
    sources = read_all(project, places, world, problems, reporter)
    reporter.step("step-compute")
    where = partial(project.where, "indicator")
    computed = compute(project.indicators, sources, places, problems, where)
    problems.stop()
    released = release(computed, places, project.protection)
    frames = (each for group in sources.values() for each in group.values())
    return Numbers(places, released, merged(*(each.origins for each in frames)), sources)


def read_all(
    project: Project, places: Places, world: World, problems: Problems, reporter: Reporter
) -> dict[str, Mapping[str, Frame]]:
    """Read every source, so that the mistakes of all are told together."""
    sources: dict[str, Mapping[str, Frame]] = {}
    for name, spec in project.sources.items():
        reporter.step("step-source", name=name)
        where = project.where("source", name)
        sources[name] = read_source(name, spec, places, world, problems, where)
    problems.stop()
    return sources
