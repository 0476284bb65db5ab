"""Measures each stage and both writers on the demo report: CPU seconds and peak memory.

    python -m benchmarks.run [DOCUMENT]

Seconds depend on the machine; the ratios in `README.md` are what counts.
"""

import resource
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import process_time
from typing import TypeVar
from unittest.mock import patch

from reportgen.build.documents import Desk, composed
from reportgen.build.numbers import Numbers, read_all, read_lists
from reportgen.build.progress import Silent
from reportgen.errors import Problems
from reportgen.frame import merged
from reportgen.indicators.compute import compute
from reportgen.places import Places
from reportgen.project import Project, load_project
from reportgen.protection.release import release
from reportgen.sources.geography.places import read_places
from reportgen.world import DiskWorld
from reportgen.writers.docx.write import write_docx
from reportgen.writers.pdf import write
from reportgen.writers.pdf.write import write_pdf

T = TypeVar("T")


def timed(name: str, work: Callable[[], T]) -> T:
    before = process_time()
    made = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:<28}{process_time() - before:8.2f} s CPU {peak:8.0f} MiB peak")
    return made


def numbers_of(project: Project, world: DiskWorld, problems: Problems) -> Numbers:
    places: Places | None = timed("places", lambda: read_places(project.places, world, problems))
    assert places is not None
    readings = timed("read", lambda: read_all(project, places, world, problems, Silent()))
    lists = timed("lists", lambda: read_lists(project, places, world, problems))
    sources = {name: reading.frames for name, reading in readings.items()}
    where = partial(project.where, "indicator")
    computed = timed(
        "compute", lambda: compute(project.indicators, sources, places, problems, where)
    )
    released = timed("release", lambda: release(computed, places, project.protection))
    frames = (each for group in sources.values() for each in group.values())
    listed = (each.origins for each in lists.values())
    origins = merged(*(each.origins for each in frames), *listed)
    quality = tuple(reading.quality for reading in readings.values())
    return Numbers(places, released, origins, sources, quality, lists)


def main() -> None:
    name = sys.argv[1] if len(sys.argv) > 1 else "sozialbericht"
    world, problems = DiskWorld(Path()), Problems()
    project = timed("project", lambda: load_project(world, problems))
    desk = Desk(project, world, numbers_of(project, world, problems))
    timed("show, compose (first)", lambda: composed(name, desk, problems, {}, raster=False))
    plain = timed("show, compose for PDF", lambda: composed(name, desk, problems, {}, raster=False))
    both = timed("show, compose for both", lambda: composed(name, desk, problems, {}, raster=True))
    problems.stop()
    data = timed("write Word", lambda: write_docx(both.document, both.theme))
    some = replace(plain.document, blocks=plain.document.blocks[2:4])
    write_pdf(some, plain.theme)  # so that dictionaries and fonts are loaded for both
    pdf = timed("write PDF", lambda: write_pdf(plain.document, plain.theme))
    with patch.multiple(write, VARIANT=None, finisher=lambda *_: None):
        timed("write PDF, untagged", lambda: write_pdf(plain.document, plain.theme))
    print(f"{pdf.pages} pages, PDF {len(pdf.data) // 1024} KiB, Word {len(data) // 1024} KiB")


if __name__ == "__main__":
    main()
