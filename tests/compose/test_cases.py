"""The cases of tests/cases/compose: a chapter, a line, and what comes of it.

A case stands between two lines of six backticks; a line `=>` parts the chapter from the tree and
the problems. Behind the opening backticks may stand what else it is: `lines` shows the line of
every block instead of the tree, `typed` the numbers typed by hand, `files` takes several files with
their names in lines `--- name`, `paper` takes the declaration of a council paper (`paper checks`
tells its problems alone), `plain` is a chapter in plain language (with `mediopoint`, `none`,
`known`; `whole` and `checked` have cover and imprint). `pytest --accept` writes what came out.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reportgen.compose.council.papers import Hall, check_papers
from reportgen.compose.council.spec import CouncilPaperSpec, CouncilSpec
from reportgen.compose.spec import PlainSpec
from reportgen.compose.typed import hand_typed
from reportgen.document.dump import dump_blocks
from reportgen.document.nodes import Document
from reportgen.document.numbering import numbered
from reportgen.document.review import review
from reportgen.document.walk import place_of, walk
from reportgen.errors import Problems, Where
from reportgen.messages import line
from reportgen.places import Places
from reportgen.released import Released
from reportgen.schema import Declarations
from reportgen.world import MemoryWorld

CASES = Path(__file__).parent.parent / "cases" / "compose"
FENCE = re.compile(
    r"^``````(?P<how>[^\n]*)\n(?P<input>.*?)^=>\n(?P<expected>.*?)^``````$", re.M | re.S
)
Composed = tuple[Document, Problems]
Numbers = tuple[Released, Places]
Chapter = Callable[[str], Composed]
Project = Callable[..., Composed]
PAPER = {
    "r.md": "1. Der Rat beschließt.\n2. Die Verwaltung wird beauftragt.\n",
    "b.md": "Es gibt Gründe.[^1]\n\n## Anlass\n\nText.\n\n### Tiefer\n\nText.\n\n[^1]: Note.\n",
    "a.md": "Keine.[^1]\n\n[^1]: Noch eine.\n",
    "anlage.pdf": "",
    "intern/anlage.pdf": "",
}


HEFT = PlainSpec(kind="plain-language", title="Das Heft", chapters=("chapters/*.md",))
PLAIN = {
    "plain": HEFT,
    "plain whole": HEFT,
    "plain checked": HEFT.model_copy(update={"checked_by": ("Prüf·gruppe Musterau",)}),
    "plain mediopoint": HEFT.model_copy(update={"compounds": "mediopoint"}),
    "plain none": HEFT.model_copy(update={"compounds": "none"}),
    "plain known": HEFT.model_copy(update={"known_words": ("Donau·dampfer", "Gesetz")}),
}
NO_FORMS = {
    "templates/forms/plain-cover.md": "", "templates/forms/plain-imprint.md": "",
    "assets/a.svg": '<svg viewBox="0 0 400 200"></svg>',
}  # fmt: skip


def every() -> list[tuple[Path, int]]:
    files = sorted(CASES.glob("*.md"))
    return [
        (file, number)
        for file in files
        for number, _ in enumerate(FENCE.finditer(file.read_text(encoding="utf-8")))
    ]


def made(text: str, how: str, chapter: Chapter, project: Project) -> Composed:
    match how:
        case "files":
            parts = re.split(r"^--- (.*)\n", text, flags=re.M)
            return project(dict(zip(parts[1::2], parts[2::2], strict=True)))
        case "paper" | "paper checks":
            return paper(text, project)
        case "plain whole" | "plain checked":
            return project({"chapters/a.md": text}, PLAIN[how])
        case "plain" | "plain mediopoint" | "plain none" | "plain known":
            return project({"chapters/a.md": text, **NO_FORMS}, PLAIN[how])
        case _:
            return chapter(text)


USUAL = {
    "kind": "council-paper", "resolution": "r.md", "reasons": "b.md", "number": "1",
    "lead_office": "Amt 50", "date": date(2025, 4, 14), "title": "Bericht",
}  # fmt: skip


def paper(text: str, project: Project) -> Composed:
    """A paper by its keys, checked as it is declared; `[council]` stands beside them."""
    declared, problems = Declarations(), Problems()
    declared.add("report.toml", text.encode(), problems)
    tables = dict(declared.tables)
    council = CouncilSpec(**tables.pop("council", {}))
    spec = CouncilPaperSpec.model_validate(USUAL | tables)
    documents = {"vorlage": spec, "bericht": HEFT}

    def where(*keys: str | int) -> Where:
        return declared.where(keys[2:] if keys[0] == "document" else keys)

    check_papers(Hall(council, documents, where), MemoryWorld(PAPER), problems)
    document, composed = project(PAPER, spec, council=council)
    problems.found.extend(composed.found)
    return document, problems


def outcome(how: str, composed: Composed, numbers: Numbers) -> str:
    """The tree and the problems."""
    problems = composed[1]
    if how == "typed":
        return typed_numbers(composed, numbers)
    document = numbered(composed[0], problems)
    if how == "paper checks":
        return "".join(f"{line(problem)}\n" for problem in problems.found)
    if how == "lines":
        told = [f"{place_of(block).line} {type(block).__name__}" for block in walk(document.blocks)]
    else:
        told = [dump_blocks(document.blocks)] if document.blocks else []
    review(document, problems)
    told += [line(problem) for problem in problems.found]
    return "\n".join(told) + "\n"


def typed_numbers(composed: Composed, numbers: Numbers) -> str:
    """The numbers typed by hand: where, what the data say of them, and what to write."""
    document, problems = composed
    typed, wrong = hand_typed(document.blocks, *numbers)
    rows = ((f"{one.where.line}", one.text, one.finding, one.now, one.write) for one in typed)
    told = [" | ".join(filter(None, row)) for row in rows]
    return "\n".join([*told, *map(line, (*problems.found, *wrong)), ""])


@pytest.mark.parametrize(
    ("file", "number"), every(), ids=lambda each: each.stem if isinstance(each, Path) else each
)
def test_case(
    file: Path,
    number: int,
    chapter: Chapter,
    project: Project,
    numbers: Numbers,
    *,
    accept: bool,
) -> None:
    content = file.read_text(encoding="utf-8")
    case = list(FENCE.finditer(content))[number]
    how = case["how"].strip()
    found = outcome(how, made(case["input"], how, chapter, project), numbers)
    if accept:
        start, end = case.span("expected")
        file.write_text(content[:start] + found + content[end:], encoding="utf-8")
        return
    assert found == case["expected"]
