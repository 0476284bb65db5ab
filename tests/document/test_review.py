"""The proofreader."""

from dataclasses import replace

import pytest

from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Text, Value
from reportgen.document.nodes import (
    Block,
    Column,
    Document,
    Figure,
    FigureKind,
    Meta,
    Paragraph,
    Role,
    Row,
    Section,
    Table,
    TableCell,
)
from reportgen.document.review import review
from reportgen.errors import Problem, Problems, Severity, Where
from reportgen.frame import Key
from reportgen.messages import message

HERE = Where("a.md", 4)
ROW = Row((TableCell((Text("1"),)),))
TABLE = Table((Text("T"),), (Column(),), (), (ROW,), where=HERE)
FIGURE = Figure(
    (Text("F"),), Drawing(b"<svg/>", b"", 1, 1), "Säulen: mehr", data=TABLE, where=HERE
)  # fmt: skip


def says(text: str) -> Paragraph:
    return Paragraph((Text(text),), where=HERE)


def found(block: Block) -> list[Problem]:
    problems = Problems()
    review(Document(Meta("X"), (block,)), problems)
    return problems.found


def codes(block: Block) -> list[str]:
    return [problem.code for problem in found(block)]


@pytest.mark.parametrize(
    "block",
    [
        TABLE,
        FIGURE,
        replace(FIGURE, data=None, has_numbers=False),
        replace(FIGURE, data=None, kind=FigureKind.PICTURE),
        replace(TABLE, title=(), is_listed=False),
        Section((Text("S"),), (says("Text."),)),
        Section((), (says("Titel"),), role=Role.COVER),
        says("1\u202f234,5 „wörtlich“ – z.\u00a0B. ☑ ja\u00ad"),
    ],
)
def test_what_is_well_gives_no_word(block: Block) -> None:
    assert found(block) == []


@pytest.mark.parametrize(
    ("block", "code", "severity"),
    [
        (Section((), (says("x"),), where=HERE), "section-untitled", Severity.ERROR),
        (Section((Text("S"),), (), where=HERE), "section-empty", Severity.NOTICE),
        (replace(TABLE, title=()), "table-untitled", Severity.ERROR),
        (replace(TABLE, body=()), "table-empty", Severity.ERROR),
        (replace(TABLE, columns=(Column(), Column())), "table-ragged", Severity.ERROR),
        (replace(FIGURE, alternative=" "), "figure-alternative-missing", Severity.ERROR),
        (replace(FIGURE, alternative="x" * 251), "figure-alternative-long", Severity.NOTICE),
        (replace(FIGURE, data=None), "figure-data-missing", Severity.NOTICE),
        (replace(FIGURE, alternative="a\uf0b7"), "text-unprintable", Severity.ERROR),
        (says("ein \uf0b7 Punkt"), "text-unprintable", Severity.ERROR),
        (says("eine \U000f0001 Marke"), "text-unprintable", Severity.ERROR),
        (says("Steuer\x01zeichen"), "text-unprintable", Severity.ERROR),
        (says("hier TODO Text"), "text-placeholder", Severity.NOTICE),
        (says("Wert: ???"), "text-placeholder", Severity.NOTICE),
        (says("zwei  Leerzeichen"), "text-spaces", Severity.NOTICE),
    ],
)
def test_what_is_wrong_is_told_with_its_place(block: Block, code: str, severity: Severity) -> None:
    [problem] = found(block)
    assert (problem.code, problem.severity, problem.where) == (code, severity, HERE)
    assert message(problem).what


def test_a_value_knows_its_place_better_than_its_paragraph() -> None:
    value = Value("1\x00", Key("m", "p", "2024"), Where("b.md", 9))
    [problem] = found(Paragraph((value,), where=HERE))
    assert problem.where == Where("b.md", 9)


def test_a_ragged_row_is_counted_from_the_head() -> None:
    two = Row((TableCell(()), TableCell(())))
    ragged = replace(TABLE, columns=(Column(), Column()), head=(two,), body=(two, ROW))
    [problem] = found(ragged)
    assert dict(problem.params)["row"] == "3"


def test_everything_inside_is_read() -> None:
    inner = Section((Text("a  b"),), (Section((Text("c"),), (says("???"),)),))
    assert codes(inner) == ["text-spaces", "text-placeholder"]
