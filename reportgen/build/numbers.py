"""Read, compute, release: everything up to and through the gate."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from reportgen.build.progress import Reporter
from reportgen.build.secrets import secret_of
from reportgen.compose.unspoken import Kept
from reportgen.computed import Computed
from reportgen.errors import Problems
from reportgen.frame import Frame, Origin, merged
from reportgen.indicators.compute import compute, computed
from reportgen.indicators.terms import Counting
from reportgen.indicators.terrain import terrain
from reportgen.messages import word
from reportgen.places import Places
from reportgen.project import Project
from reportgen.protection.published import Published
from reportgen.protection.release import changed, release, release_changed, unprotected
from reportgen.quality import SourceQuality
from reportgen.records import Records
from reportgen.released import Released
from reportgen.sources.geography.places import read_places
from reportgen.sources.lists.read import read_list
from reportgen.sources.read import Reading, examine_source
from reportgen.world import World


@dataclass(frozen=True, eq=False)
class Numbers:
    """All numbers of a project behind the gate, and where they are and come from."""

    places: Places
    released: Released
    origins: tuple[Origin, ...]
    sources: Mapping[str, Mapping[str, Frame]]
    """Before the gate: only to trace a number to its sources, never to print anything."""
    quality: tuple[SourceQuality, ...] = ()
    """What was read of each source; holds no number of the data."""
    lists: Mapping[str, Records] = field(default_factory=dict)
    """Things that are no numbers, which need no gate."""
    internal: Released | None = None
    """All numbers as they were calculated, if the project has a document that may show them."""
    before: Mapping[str, Kept] = field(default_factory=dict)
    """Indicators before the gate: only to find them where somebody typed them."""


def prepare(project: Project, world: World, problems: Problems, reporter: Reporter) -> Numbers:
    """Bring the numbers of all sources behind the gate; raises every mistake of a stage at once."""
    reporter.step("step-places")
    places = known_places(project, world, problems)
    readings = read_all(project, places, world, problems, reporter)
    lists = read_lists(project, places, world, problems)
    problems.stop()
    sources = {name: reading.frames for name, reading in readings.items()}
    reporter.step("step-compute")
    before = before_the_gate(project, sources, places, problems)
    found = behind_the_gate(before, project, sources, places, problems, world)
    problems.found.extend(found.advice)
    frames = (each for group in sources.values() for each in group.values())
    listed = (each.origins for each in lists.values())
    origins = merged(*(each.origins for each in frames), *listed)
    quality = tuple(reading.quality for reading in readings.values())
    is_asked = any(each.is_internal for each in project.documents.values())
    internal = unprotected(before) if is_asked else None
    kept = {each.frame.measure.id: _kept(each) for each in before}
    return Numbers(places, found, origins, sources, quality, lists, internal, kept)


def before_the_gate(
    project: Project,
    sources: Mapping[str, Mapping[str, Frame]],
    places: Places,
    problems: Problems,
) -> tuple[Computed, ...]:
    """Compute all indicators."""
    where = partial(project.where, "indicator")
    found = compute(project.indicators, sources, places, problems, where, project.offered)
    problems.stop()
    return found


def _kept(computed: Computed) -> Kept:
    """An indicator before the gate, and the counts above its line."""
    first = computed.bases[:1]
    parts = ((each.part, each.whole) for each in computed.bases if each.whole or each in first)
    return Kept(computed.frame, tuple(parts))


def behind_the_gate(
    found: Sequence[Computed],
    project: Project,
    sources: Mapping[str, Mapping[str, Frame]],
    places: Places,
    problems: Problems,
    world: World,
) -> Released:
    """Release what may be shown of what was computed; who reads it makes no difference."""
    where = partial(project.where, "indicator")
    rules = project.rules
    match rules.method:
        case "suppress":
            return release(found, places, rules)
        case "round":
            published = changed(found, places, rules)
            said = word("rounded-counts", base=rules.base)
        case "perturb":
            at = project.declared.where(("protection", "secret"))
            published = changed(found, places, rules, secret_of(rules.secret, world, at))
            said = word("perturbed-counts", most=rules.unsure)
    _remark(published, project, problems)
    # All that is to be said of the indicators was said of the true numbers.
    counting = Counting(sources, terrain(places), told=published.told, remark=said)
    again = computed(project.indicators, counting, places, Problems(), where, project.offered)
    return release_changed(again, found, places, rules)


def _remark(published: Published, project: Project, problems: Problems) -> None:
    """Counts that could not be changed as all others."""
    where = project.declared.where(("protection",))
    if published.coarser:
        problems.notice("rounding-farther", where, count=published.coarser)
    if published.lost:
        code = "rounding-lost" if project.protection.method == "round" else "perturbing-lost"
        problems.notice(code, where, count=published.lost)


def known_places(project: Project, world: World, problems: Problems) -> Places:
    """The places of a project, without which nothing can be read."""
    places = read_places(project.places, world, problems, project.declared.where(("places",)))
    problems.stop()
    if places is None:  # never without a problem, which has stopped us
        raise AssertionError
    return places


def read_all(
    project: Project, places: Places, world: World, problems: Problems, reporter: Reporter
) -> dict[str, Reading]:
    """Read every source, so that the mistakes of all are told together."""
    readings: dict[str, Reading] = {}
    for reading, own in read_each(project, places, world, reporter):
        readings[reading.quality.name] = reading
        problems.found.extend(own.found)
    return readings


def read_each(
    project: Project, places: Places, world: World, reporter: Reporter
) -> Iterator[tuple[Reading, Problems]]:
    """Read one source after the other, each with the problems of its own."""
    for name, spec in project.sources.items():
        reporter.step("step-source", name=name)
        own = Problems()
        where = project.where("source", name)
        yield examine_source(name, spec, places, world, own, where), own


def read_lists(
    project: Project, places: Places, world: World, problems: Problems
) -> dict[str, Records]:
    """Read every list of things."""
    found = {
        name: read_list(name, spec, places, world, problems, project.where("list", name))
        for name, spec in project.lists.items()
    }
    return {name: records for name, records in found.items() if records is not None}
