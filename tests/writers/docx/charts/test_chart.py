"""Plots and the charts that they become, side by side; workbooks opened by another reader."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import cast
from zipfile import ZipFile

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Text
from reportgen.document.nodes import Document, Figure, Meta, Section
from reportgen.document.numbering import numbered
from reportgen.document.plot import BarPlot, numbers
from reportgen.document.theme import Theme
from reportgen.document.tokens import Tokens
from reportgen.errors import Problems
from reportgen.writers.docx.charts.chart import chart
from reportgen.writers.docx.charts.elements import Dress
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.charts.plots import LONG, PLOTS
from tests.writers.docx.validator import faults, needs_validator

NS = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
DRESS = Dress(Tokens(), "de-DE")


def made(name: str) -> tuple[etree._Element, bytes]:
    content, book = chart(PLOTS[name], 160.0, 70.0, DRESS)
    return etree.fromstring(content.encode()), book


def nodes(node: etree._Element, path: str) -> list[etree._Element]:
    return cast("list[etree._Element]", node.xpath(path, namespaces=NS))


def values(node: etree._Element, path: str) -> list[str]:
    return list(map(str, cast("list[str]", node.xpath(path, namespaces=NS))))


def told(root: etree._Element) -> str:
    """What a chart draws, a line for each series and axis."""
    lines = []
    for group in nodes(root, "//c:plotArea/*[c:ser]"):
        kind = group.tag.rpartition("}")[2]
        ways = values(group, "c:barDir/@val | c:grouping/@val | c:overlap/@val")
        lines.append(" ".join([kind, *ways]))
        lines += ["  " + _series(each) for each in nodes(group, "c:ser")]
    for axis in nodes(root, "//c:catAx | //c:valAx"):
        ends = values(axis, "c:scaling/c:min/@val | c:scaling/c:max/@val")
        way = values(axis, "c:scaling/c:orientation/@val")
        cross = values(axis, "c:crosses/@val | c:crossesAt/@val")
        title = "".join(values(axis, "c:title//a:t/text()"))
        parts = [axis.tag.rpartition("}")[2], *way, *ends[::-1], "at", *cross, title]
        lines.append(" ".join(filter(None, parts)))
    return "\n".join(map(str.rstrip, lines)) + "\n"


def _series(series: etree._Element) -> str:
    name = "".join(values(series, "c:tx//c:v/text()"))
    look = values(series, "c:spPr/*[1]//@val | c:spPr/a:ln/a:prstDash/@val | c:spPr/*/@prst")
    cells = dict(
        zip(values(series, "c:val//c:pt/@idx | c:yVal//c:pt/@idx"),
            values(series, "c:val//c:v/text() | c:yVal//c:v/text()"), strict=True)
    )  # fmt: skip
    names = values(series, "c:cat//c:v/text()") or values(series, "c:xVal//c:v/text()")
    points = [
        f"{each} = {cells.get(str(at), '?')}"
        for at, each in enumerate(names)
        if str(at) in cells or not nodes(series, "c:smooth")  # lines have gaps
    ]
    own = [
        f"[{'|'.join(values(each, './/a:t/text()'))}]"
        for each in nodes(series, "c:dLbls/c:dLbl[c:tx]")
    ]
    named = "c:dLbls/c:dLbl[c:showSerName/@val='1']/c:idx/@val"
    own += [f"[{name} at {at}]" for at in values(series, named)]
    accents = [
        ": ".join(values(each, "c:idx/@val | c:spPr/a:solidFill//@val"))
        for each in nodes(series, "c:dPt[c:spPr/a:solidFill]")
    ]
    return f"{name} ({' '.join([*look, *accents])}) {'; '.join([*points, *own])}"


CASES = dict(
    re.findall(
        r"^## ([^\n]+)\n\n```\n(.*?)```$",
        Path(__file__).with_name("charts.md").read_text("utf-8"),
        re.DOTALL | re.MULTILINE,
    )
)


def test_every_plot_has_its_case() -> None:
    assert set(PLOTS) == {*CASES, "sixty rows"}


@pytest.mark.parametrize("name", CASES)
def test_a_plot_becomes_a_chart(name: str) -> None:
    assert told(made(name)[0]) == CASES[name]


@pytest.mark.parametrize("name", PLOTS)
def test_a_chart_and_its_workbook_tell_printed_numbers_only(name: str) -> None:
    root, book = made(name)
    printed = {abs(each.amount) for each in numbers(PLOTS[name]) if each.amount is not None}
    plot = PLOTS[name]
    printed |= {abs(plot.line.amount)} if isinstance(plot, BarPlot) and plot.line else set()
    drawn = {abs(float(each)) for each in values(root, "//c:numCache//c:v/text()")}
    cells = {abs(each) for row in rows(book) for each in row if isinstance(each, float)}
    assert drawn - calculated(name, root) <= printed
    assert cells == drawn


def calculated(name: str, root: etree._Element) -> set[float]:
    """The spaces that put answers where they belong."""
    if "answers" not in name:
        return set()
    unseen = "//c:ser[c:tx/c:v]//c:numCache//c:v/text()"
    return {float(each) for each in values(root, unseen)}


@pytest.mark.parametrize("name", PLOTS)
def test_a_chart_refers_to_its_workbook(name: str) -> None:
    root, book = made(name)
    sheet = rows(book)
    for each in nodes(root, "//c:f"):
        places = found(each.text or "")
        cache = each.getnext()
        assert cache is not None
        held = dict(zip(values(cache, "c:pt/@idx"), values(cache, "c:pt/c:v/text()"), strict=True))
        for number, (column, at) in enumerate(places):
            cell = sheet[at - 1][column] if at <= len(sheet) else ""
            kept = held.get(f"{number}", "")
            assert str(cell) == kept or float(str(cell)) == float(kept)


def found(reference: str) -> list[tuple[int, int]]:
    """Columns from 0 and rows from 1 of the cells of a column, or of a row."""
    parts = re.fullmatch(r"Zahlen!\$([A-Z])\$(\d+)(?::\$([A-Z])\$(\d+))?", reference)
    assert parts
    left, right = (ord(each) - ord("A") for each in (parts[1], parts[3] or parts[1]))
    first, last = int(parts[2]), int(parts[4] or parts[2])
    assert left == right or first == last
    return [(column, row) for row in range(first, last + 1) for column in range(left, right + 1)]


def rows(book: bytes) -> list[list[object]]:
    sheets = CalamineWorkbook.from_filelike(BytesIO(book))
    assert sheets.sheet_names == ["Zahlen"]
    (name,) = sheets.sheet_names
    return [list(row) for row in sheets.get_sheet_by_name(name).to_python(skip_empty_area=False)]


@pytest.mark.parametrize("name", PLOTS)
def test_the_same_plot_has_the_same_bytes(name: str) -> None:
    assert chart(PLOTS[name], 160.0, 70.0, DRESS) == chart(PLOTS[name], 160.0, 70.0, DRESS)


@pytest.mark.parametrize("name", PLOTS)
@pytest.mark.parametrize(("width", "height"), [(46.0, 50.0), (75.0, 60.0), (160.0, 90.0)])
def test_a_plot_has_room_beside_its_words(name: str, width: float, height: float) -> None:
    root = etree.fromstring(chart(PLOTS[name], width, height, DRESS)[0].encode())
    layout = "//c:plotArea/c:layout/c:manualLayout"
    places = [float(each) for each in values(root, f"{layout}/*[self::c:x or self::c:y]/@val")]
    sides = [float(each) for each in values(root, f"{layout}/*[self::c:w or self::c:h]/@val")]
    assert len(places) == len(sides) == (0 if name == "points" else 2)
    for place, side in zip(places, sides, strict=True):
        assert 0 <= place < place + side <= 1
        assert side > 0.15


def test_names_stay_what_they_are() -> None:
    root, book = made("long names")
    assert values(root, "//c:cat//c:v/text()")[:2] == [LONG, "=SUMME(A1)"]
    assert [row[0] for row in rows(book)] == ["", LONG, "=SUMME(A1)"]


def test_words_are_in_the_type_and_language_of_the_theme() -> None:
    for name in PLOTS:
        root, _ = made(name)
        assert set(values(root, "//a:latin/@typeface")) == {Tokens().fonts.text}
        assert set(values(root, "//@lang | //c:lang/@val")) == {"de-DE"}
        assert set(values(root, "//@sz")) <= {"800", "750"}
        assert not nodes(root, "//a:gradFill | //c:view3D")


def document(*names: str) -> Document:
    drawing = Drawing(b"<svg/>", b"", 118.0, 60.0)
    figures = tuple(
        Figure((Text(name),), drawing, f"Bild {name}", label=f"abb-{at}", plot=PLOTS[name])
        for at, name in enumerate(names)
    )
    return numbered(Document(Meta("Probe"), (Section((Text("A"),), figures),)), Problems())


@pytest.mark.real
@needs_validator
@pytest.mark.parametrize("name", PLOTS)
def test_the_sdk_finds_no_fault(name: str, theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(document(name), theme))
    assert not faults(path)


def test_a_chart_bears_the_name_and_alternative_text_of_its_figure(theme: Theme) -> None:
    data = write_docx(document("bars", "lines"), theme)
    assert data == write_docx(document("bars", "lines"), theme)
    content = opened(data)["word/document.xml"].decode()
    assert re.findall(r'<wp:docPr id="(\d+)" name="([^"]+)" descr="([^"]+)"', content) == [
        ("1", "abb-0", "Bild bars"), ("2", "abb-1", "Bild lines"),
    ]  # fmt: skip
    assert not any(name.startswith("word/media") for name in opened(data))


def opened(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_picture_stands_beside_a_narrow_chart_for_other_programs(
    theme: Theme, tmp_path: Path
) -> None:
    whole = document("bars")
    section = whole.blocks[0]
    assert isinstance(section, Section)
    (figure,) = section.blocks
    assert isinstance(figure, Figure)
    narrow = replace(figure, drawing=replace(figure.drawing, png=b"\x89PNG"))
    data = write_docx(replace(whole, blocks=(replace(section, blocks=(narrow,)),)), theme)
    content = opened(data)["word/document.xml"].decode()
    (either,) = re.findall(r"<mc:AlternateContent>.*?</mc:AlternateContent>", content)
    word, others = either.split("<mc:Fallback>")
    assert 'Requires="w15"' in word
    assert "<c:chart" in word
    assert "<pic:pic>" not in word
    assert "<pic:pic>" in others
    assert "<c:chart" not in others
    assert re.findall(r' id="(\d)" name="abb-0" descr="Bild bars"', either) == ["1", "2"]
    assert 'xmlns:w15="' in content


def test_without_a_plot_the_picture_stands(theme: Theme) -> None:
    whole = document("bars")
    section = whole.blocks[0]
    assert isinstance(section, Section)
    (figure,) = section.blocks
    assert isinstance(figure, Figure)
    plain = replace(whole, blocks=(replace(section, blocks=(replace(figure, plot=None),)),))
    assert not any("charts/" in name for name in opened(write_docx(plain, theme)))
