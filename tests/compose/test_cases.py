"""The cases of tests/cases/compose: a chapter, a line, and what comes of it.

A case stands between two lines of six backticks; a line `=>` parts the chapter from the tree and
the problems. `pytest --accept` writes what came out as expected.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.document.dump import dump_blocks
from reportgen.document.nodes import Document
from reportgen.document.numbering import numbered
from reportgen.document.walk import place_of, walk
from reportgen.errors import Problems
from reportgen.messages import line

CASES = Path(__file__).parent.parent / "cases" / "compose"
FENCE = re.compile(r"^``````(?P<how>[^\n]*)\n(?P<input>.*?)^=>\n(?P<expected>.*?)^``````$", re.M | re.S)
Chapter = Callable[[str], tuple[Document, Problems]]


def every() -> list[tuple[Path, int]]:
    files = sorted(CASES.glob("*.md"))
    return [
        (file, number)
        for file in files
        for number, _ in enumerate(FENCE.finditer(file.read_text(encoding="utf-8")))
    ]


def outcome(text: str, how: str, chapter: Chapter) -> str:
    """The tree and the problems; of a case marked `lines` the line of every block."""
    composed, problems = chapter(text)
    document = numbered(composed, problems)
    if how.strip() == "lines":
        told = [
            f"{place_of(block).line} {type(block).__name__}" for block in walk(document.blocks)
        ]
    else:
        told = [dump_blocks(document.blocks)] if document.blocks else []
    told += [line(problem) for problem in problems.found]
    return "\n".join(told) + "\n"


@pytest.mark.parametrize(
    ("file", "number"), every(), ids=lambda each: each.stem if isinstance(each, Path) else each
)
def test_case(file: Path, number: int, chapter: Chapter, accept: bool) -> None:
    content = file.read_text(encoding="utf-8")
    case = list(FENCE.finditer(content))[number]
    found = outcome(case["input"], case["how"], chapter)
    if accept:
        start, end = case.span("expected")
        file.write_text(content[:start] + found + content[end:], encoding="utf-8")
        return
    assert found == case["expected"]
