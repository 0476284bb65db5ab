"""Measures what drawings cost, beside a plain save of matplotlib.

    python -m benchmarks.exhibits

Each kind of exhibit of the tests' town, from its spec and numbers to SVG: CPU milliseconds and
bytes. Then the documents of the demo town, composed twice. The plain save is one figure with axes
and as many bars as the town has districts, as anyone would write it.
"""

import importlib.util
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from matplotlib import rc_context
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Plot

from reportgen.build.documents import Desk, composed
from reportgen.build.numbers import prepare
from reportgen.build.progress import Silent
from reportgen.document.nodes import Document, Figure
from reportgen.document.walk import walk
from reportgen.errors import Problems
from reportgen.exhibits.sheet import drawing
from reportgen.project import load_project
from reportgen.world import DiskWorld

ROUNDS = 7


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The middle of several rounds, after one that is not counted."""
    work()
    found = []
    for _ in range(rounds):
        before = process_time()
        work()
        found.append((process_time() - before) * 1000)
    return median(found)


def plain() -> bytes:
    """A bar chart of twelve districts, saved by matplotlib as it stands."""
    with rc_context({"svg.fonttype": "none"}):
        plot = Plot(figsize=(4.65, 2.5))
        FigureCanvasSVG(plot)
        axes = plot.add_subplot()
        axes.barh([f"Stadtteil {number}" for number in range(12)], range(12))
        file = BytesIO()
        plot.savefig(file, format="svg")
    return file.getvalue()


def gallery() -> Any:
    """The exhibits of the tests, by name."""
    place = Path("tests/exhibits/conftest.py")
    spec = importlib.util.spec_from_file_location("gallery", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def drawings(document: Document) -> Iterator[Figure]:
    blocks = (each for each in walk(document.blocks) if isinstance(each, Figure))
    return (each for each in blocks if each.drawing.svg)


def redrawn(figure: Callable[[], object]) -> None:
    """Show an exhibit as if it had never been drawn."""
    for remembered in ("_svg", "_png"):
        vars(drawing)[remembered].cache_clear()
    figure()


def told(name: str, spent: float, yardstick: float, size: int) -> None:
    print(f"{name:<24}{spent:7.1f} ms {spent / yardstick:6.2f} of plain {size / 1024:6.1f} KiB")


def kinds(yardstick: float) -> None:
    """Every kind, from spec and numbers to SVG."""
    module = gallery()
    shows = module.Gallery()
    for name in module.SPECS:
        block = shows(name)
        if isinstance(block, Figure):
            show = partial(redrawn, partial(shows, name))
            told(name, milliseconds(show), yardstick, len(block.drawing.svg))


def documents() -> None:
    """The documents of the demo town, composed for PDF and Word: drawn, then remembered."""
    world, problems = DiskWorld(Path()), Problems()
    project = load_project(world, problems)
    desk = Desk(project, world, prepare(project, world, problems, Silent()))
    problems.stop()
    for name in project.documents:
        before = process_time()
        made = composed(name, desk, Problems(), {}, raster=True)
        first = process_time()
        composed(name, desk, Problems(), {}, raster=True)
        sizes = sorted(len(each.drawing.svg) / 1024 for each in drawings(made.document)) or [0.0]
        print(
            f"{name:<24}{first - before:6.2f} s, again {process_time() - first:.2f} s; "
            f"{len(sizes)} drawings, {median(sizes):.1f} KiB, at most {sizes[-1]:.1f} KiB"
        )


def main() -> None:
    yardstick = milliseconds(plain)
    told("plain save", yardstick, yardstick, len(plain()))
    kinds(yardstick)
    documents()


if __name__ == "__main__":
    main()
