"""Files of a source to frames: one for each measure, with every fault told in one run."""

from reportgen.errors import NOWHERE, Problems, Where
from reportgen.frame import Frame
from reportgen.places import Places
from reportgen.sources.declared import Declared, check
from reportgen.sources.frames import frames
from reportgen.sources.opening import tables_of
from reportgen.sources.spec import SourceSpec
from reportgen.world import World


def read_source(
    name: str,
    spec: SourceSpec,
    places: Places,
    world: World,
    problems: Problems,
    declared_at: Where = NOWHERE,
) -> dict[str, Frame]:
    """Read a source; empty, with all faults noted, when anything about it is wrong."""
    declared = Declared(name, spec, places, Problems(), declared_at)
    check(declared)
    found = {} if any(declared.problems.errors()) else _frames(declared, world)
    problems.found.extend(declared.problems.found)
    return {} if any(declared.problems.errors()) else found


def _frames(declared: Declared, world: World) -> dict[str, Frame]:
    tables = tuple(tables_of(declared, world))
    return frames(tables, declared) if tables else {}
