"""Measures the step that writes Word: once, twice and four times the demo report.

    python -m benchmarks.word

CPU seconds of writing with and without anchors and of the checks, and the size of the file; what
the first document of a run pays for its fonts, which others take as they are.
"""

from dataclasses import replace
from pathlib import Path
from time import process_time

from reportgen.build.documents import Desk, Made, composed
from reportgen.build.numbers import prepare
from reportgen.build.progress import Silent
from reportgen.document.printed import printed
from reportgen.errors import Problems
from reportgen.project import load_project
from reportgen.world import DiskWorld
from reportgen.writers.docx.checks.inspect import inspect
from reportgen.writers.docx.fonts.cut import cut
from reportgen.writers.docx.write import write_docx

ROOT = Path(__file__).parent.parent
REPORT = "sozialbericht"


def report() -> Made:
    """The demo report with the pictures that Word needs."""
    world, problems = DiskWorld(ROOT), Problems()
    project = load_project(world, problems)
    numbers = prepare(project, world, problems, Silent())
    return composed(REPORT, Desk(project, world, numbers), problems, {}, raster=True)


def without(made: Made, what: str) -> Made:
    """The same without anchors, or without fonts."""
    tokens = made.theme.tokens
    word = tokens.word.model_copy(update={what: False})
    return replace(made, theme=replace(made.theme, tokens=tokens.model_copy(update={"word": word})))


def fonts(made: Made) -> None:
    """Tell what fonts cost once, and what they add to each file."""
    seconds, sizes = [], []
    for each in (without(made, "embed_fonts"), made):
        cut.cache_clear()
        begin = process_time()
        sizes.append(len(write_docx(made.document, each.theme)))
        seconds.append(process_time() - begin)
    print(f"fonts: {seconds[1] - seconds[0]:.2f} s CPU, {(sizes[1] - sizes[0]) / 2**10:.0f} KiB")


def main() -> None:
    whole = report()
    write_docx(whole.document, whole.theme)  # what is loaded once
    fonts(whole)
    for times in (1, 2, 4):
        document = replace(whole.document, blocks=whole.document.blocks * times)
        print(f"{times}x, {sum(1 for _ in printed(document))} numbers")
        for name, made in (("with anchors", whole), ("without", without(whole, "anchors"))):
            begin = process_time()
            data = write_docx(document, made.theme)
            written = process_time()
            inspect(data, name)
            checked = process_time() - written
            seconds = f"{written - begin:6.2f} s CPU, checks {checked:5.2f} s"
            print(f"  {name:<14}{seconds}, {len(data) / 2**20:5.1f} MiB")


if __name__ == "__main__":
    main()
