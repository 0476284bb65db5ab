"""What readers are told of where the numbers of exhibits are."""

from dataclasses import replace

import pytest

from reportgen.compose.data_files import data_files, with_data_files
from reportgen.compose.publication import Publication
from reportgen.compose.spec import PlainSpec, ReportSpec
from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Inlines, Text
from reportgen.document.nodes import Blocks, Column, Figure, FigureKind, Paragraph, Table
from reportgen.document.walk import plain

REPORT = ReportSpec(kind="report", title="Bericht", chapters=("*.md",))
TABLE = Table((), (Column(),), (), (), "abb-a-daten")


def figure(data: Table | None = TABLE) -> Figure:
    drawing = Drawing(b"", b"", 10, 10)
    return Figure((Text("Verlauf"),), drawing, "x", FigureKind.CHART, data, "abb-a")


def told(*blocks: Figure | Table, spec: Publication = REPORT) -> tuple[str, list[str]]:
    """The paragraph of the imprint, and what stands below each figure."""
    assert isinstance(spec, ReportSpec | PlainSpec)
    found: Blocks = with_data_files((*data_files(), *blocks), spec)
    said = [each.content for each in found if isinstance(each, Paragraph)]
    seen: list[Inlines] = [each.see for each in found if isinstance(each, Figure)]
    return "".join(map(plain, said)), [
        " ".join(getattr(inline, "label", "") or plain((inline,)) for inline in each)
        for each in seen
    ]


def test_a_figure_leads_to_its_table() -> None:
    words, seen = told(figure(), TABLE)
    assert words.startswith("Daten Die Zahlen jeder Tabelle, Abbildung und Karte")
    assert "„Anlagen“" in words
    assert seen == ["Daten:  abb-a-daten"]


def test_without_a_table_the_file_is_told() -> None:
    assert told(figure())[1] == ["Daten:  CSV-Datei in der PDF-Fassung"]


@pytest.mark.parametrize("changed", [{"data_files": False}, {"formats": ("docx",)}])
def test_no_file_no_word(changed: dict[str, object]) -> None:
    spec = REPORT.model_copy(update=changed)
    assert told(figure(), spec=spec) == ("", [""])
    assert told(figure(), TABLE, spec=spec) == ("", ["Daten:  abb-a-daten"])


def test_nothing_to_tell_where_nothing_has_numbers() -> None:
    form = replace(TABLE, label="", is_listed=False)
    assert told(figure(data=None), form) == ("", [""])


def test_plain_language_says_it_once_and_simply() -> None:
    spec = PlainSpec(kind="plain-language", title="Bericht", chapters=("*.md",))
    words, seen = told(figure(), spec=spec)
    assert "Die Zahlen sind Anlagen in der PDF-Datei." in words
    assert seen == [""]
