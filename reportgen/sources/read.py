"""Files of a source to frames: one for each measure, with every fault told in one run."""

from dataclasses import dataclass

from reportgen.collector import resting
from reportgen.errors import NOWHERE, Problem, Problems, Where
from reportgen.frame import Frame
from reportgen.places import Places
from reportgen.quality import SourceQuality
from reportgen.sources.aliases import with_files
from reportgen.sources.declared import Declared, check
from reportgen.sources.frames import frames
from reportgen.sources.holding import hold
from reportgen.sources.opening import tables_of
from reportgen.sources.quality.doubts import remarks, tell
from reportgen.sources.quality.examine import examined
from reportgen.sources.quality.names import check_names
from reportgen.sources.quality.summary import summary
from reportgen.sources.spec import SourceSpec
from reportgen.world import World


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """What came of a source."""

    frames: dict[str, Frame]
    """By measure; empty when anything about the source is wrong."""
    quality: SourceQuality
    remarks: tuple[Problem, ...] = ()
    """What is worth a look when the data are checked, and no message of a build."""


def read_source(
    name: str,
    spec: SourceSpec,
    places: Places,
    world: World,
    problems: Problems,
    declared_at: Where = NOWHERE,
) -> dict[str, Frame]:
    """Read a source; empty, with all faults noted, when anything about it is wrong."""
    return examine_source(name, spec, places, world, problems, declared_at).frames


@resting()
def examine_source(
    name: str,
    spec: SourceSpec,
    places: Places,
    world: World,
    problems: Problems,
    declared_at: Where = NOWHERE,
) -> Reading:
    """Read a source and say how good it is; all faults are noted."""
    own = Problems()
    declared = Declared(name, with_files(spec, world, own), places, own, declared_at)
    check(declared)
    check_names(declared)
    tables = () if declared.is_faulty else tuple(tables_of(declared, world))
    source = hold(tables, declared) if tables else None
    doubts = examined(tables, source, declared)
    quality = summary(tables, source, doubts, declared)
    tell(doubts, declared.problems)
    problems.found.extend(declared.problems.found)
    found = {} if source is None or declared.is_faulty else frames(source)
    return Reading(found, quality, remarks(doubts))
