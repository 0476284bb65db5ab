"""A leak in each channel of a small town's documents, and the audit names it."""

import json
import re
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from reportgen.build.auditing import archive, audit_output
from reportgen.build.progress import Silent
from reportgen.build.run import Request, build
from reportgen.errors import ReportError
from reportgen.messages import line
from reportgen.world import MemoryWorld
from tests.audit.town import (
    CHAPTER,
    DOCX,
    LEDGER,
    PDF,
    PICTURES,
    built,
    cell_of,
    embed,
    in_word,
    told,
    world,
)

TARGET = "Hilfen, Mühlbach, 2024"


@pytest.fixture
def files() -> MemoryWorld:
    return built()


def entries(found: MemoryWorld) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(found.files[LEDGER])
    return content


def published(found: MemoryWorld, key: str, value: float, decimals: int) -> None:
    """The gate forgets a number: ledger and files would both have it."""
    content = entries(found)
    (entry,) = [each for each in content["withheld"] if each["key"] == key]
    content["withheld"].remove(entry)
    content["numbers"].append(entry | {"value": value, "decimals": decimals})
    found.files[LEDGER] = json.dumps(content).encode()
    for ending in ("pdf", "docx"):
        del found.files[f"output/bericht.{ending}"]


def test_nothing_follows_from_what_is_built(files: MemoryWorld) -> None:
    assert told(files) == []
    assert {each["key"] for each in entries(files)["withheld"]} >= {"hilfen/02/2024"}


def test_a_neighbour(files: MemoryWorld) -> None:
    published(files, "hilfen/03/2024", 7, 0)
    (finding, *_) = told(files)
    assert f"hinter „{TARGET}“ eine Anzahl von 2 bis 2 steht, unter der Schwelle 5" in finding
    assert "Zeile „Neuhof“" in finding
    assert "Zeile „Musterau insgesamt“" in finding


def test_a_rate(files: MemoryWorld) -> None:
    published(files, "quote/02/2024", 1.0, 1)
    assert any("Anzahl von 2 bis 2" in each and "Zeile „Mühlbach“" in each for each in told(files))


def test_a_count_below_the_threshold(files: MemoryWorld) -> None:
    published(files, "hilfen/02/2024", 2, 0)
    assert any("Mühlbach, 2024“ eine Anzahl von 2 bis 2" in each for each in told(files))


def test_a_cell_of_a_table_in_word(files: MemoryWorld) -> None:
    in_word(files, "word/document.xml", lambda text: cell_of(".").sub(">2", text, count=1))
    (finding,) = told(files)
    assert "Tabelle 1.1: Die Zahl 2 steht, wo der Nachweis keine nennt" in finding
    assert TARGET in finding


def test_a_label_of_a_chart() -> None:
    files = world()
    files.files["templates/theme.toml"] = PICTURES
    build(files, Request(), Silent())
    in_word(files, r"word/media/.*\.svg", lambda text: text.replace(">.</text>", ">2</text>", 1))
    (finding,) = told(files)
    assert "Abbildung 1.1: Die Zahl 2 steht" in finding
    assert TARGET in finding


def test_an_alternative_text(files: MemoryWorld) -> None:
    in_word(
        files, "word/document.xml", lambda text: text.replace("niedrigster:", "Mühlbach 2; dann:")
    )
    (finding,) = told(files)
    assert "Abbildung 1.1: Die Zahl 2 steht" in finding


def test_a_sentence(files: MemoryWorld) -> None:
    leak = " Hilfen. In Mühlbach sind es 2 Hilfen. Im "
    in_word(files, "word/document.xml", lambda text: text.replace(" Hilfen, im ", leak))
    (finding,) = told(files)
    assert "Die Zahl 2 steht, wo der Nachweis keine nennt (bei „In Mühlbach" in finding
    assert TARGET in finding


def with_sentences(found: MemoryWorld, told_there: str) -> None:
    leak = f" Hilfen. {told_there} Im "
    in_word(found, "word/document.xml", lambda text: text.replace(" Hilfen, im ", leak))


@pytest.mark.parametrize(
    "leak",
    [
        "In Mühlbach sind es zwei Hilfen.",
        "Mühlbach liegt im Süden. Dort sind es 2 Hilfen.",
        "Hilfen sind selten. In Mühlbach sind es 2.",
        "Von 12 Hilfen in Altdorf und 2 in Mühlbach war die Rede.",
    ],
)
def test_a_sentence_that_says_it_otherwise(files: MemoryWorld, leak: str) -> None:
    with_sentences(files, leak)
    finding, *_ = told(files)
    assert "steht, wo der Nachweis keine nennt" in finding
    assert TARGET in finding


@pytest.mark.parametrize(
    "plain",
    [
        "In Mühlbach und zwei weiteren Bezirken gibt es Hilfen.",
        "In 2 Bezirken, darunter Mühlbach, sind Hilfen selten.",
        "Die Hilfen in Mühlbach stehen seit zwei Jahren hier.",
        "In Mühlbach wurden die Hilfen 2024 gezählt. Es folgen 12 Seiten.",
    ],
)
def test_a_sentence_that_tells_nothing(files: MemoryWorld, plain: str) -> None:
    with_sentences(files, plain)
    assert told(files) == []


def test_a_caption(files: MemoryWorld) -> None:
    leak = ">Hilfen, Mühlbach: 2</w:t>"
    caption = re.compile(r">Hilfen[^<]*</w:t>")
    in_word(files, "word/document.xml", lambda text: caption.sub(leak, text, count=2))
    assert any("Die Zahl 2 steht" in each and TARGET in each for each in told(files))


CHART = """<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:ser>
<c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>Hilfen</c:v></c:pt></c:strCache></c:strRef></c:tx>
<c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>Mühlbach</c:v></c:pt></c:strCache></c:strRef>
</c:cat>
<c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>2</c:v></c:pt></c:numCache></c:numRef></c:val>
</c:ser></c:chart>"""


def test_the_values_of_a_chart_of_word(files: MemoryWorld) -> None:
    in_word(files, "word/charts/chart1.xml", lambda _: CHART)
    (finding,) = told(files)
    assert TARGET in finding


def test_a_cell_of_an_embedded_workbook(files: MemoryWorld) -> None:
    held = BytesIO()
    with xlsxwriter.Workbook(held) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Raum", "Hilfen"])
        sheet.write_row(1, 0, ["Mühlbach", 2])
    embed(files, "word/embeddings/daten.xlsx", held.getvalue())
    (finding,) = told(files)
    assert TARGET in finding


OWN = r"word/charts/chartBericht\d+\.xml"
BLANK = re.compile(r'(<c:cat>.*?<c:pt idx="(\d+)"><c:v>Mühlbach.*?</c:numCache>)', re.DOTALL)
"""The series of a chart up to the end of its numbers, and which of them is Mühlbach's."""


def test_a_number_put_into_a_chart_of_ours(files: MemoryWorld) -> None:
    def leak(text: str) -> str:
        found = BLANK.search(text)
        assert found
        point = f'<c:pt idx="{found[2]}"><c:v>2</c:v></c:pt></c:numCache>'
        return text.replace(found[1], found[1].replace("</c:numCache>", point))

    in_word(files, OWN, leak)
    (finding,) = told(files)
    assert TARGET in finding
    assert "Abbildung 1.1" in finding


def test_a_number_put_into_the_label_of_a_bar(files: MemoryWorld) -> None:
    def leak(text: str) -> str:
        number = re.search(r'<c:pt idx="(\d+)"><c:v>Mühlbach', text)
        assert number
        words = "<c:tx><c:rich><a:p><a:r><a:t>2</a:t></a:r></a:p></c:rich></c:tx>"
        label = f'<c:dLbl><c:idx val="{number[1]}"/>{words}</c:dLbl>'
        return text.replace("<c:dLbls>", f"<c:dLbls>{label}", 1)

    in_word(files, OWN, leak)
    assert any(TARGET in each for each in told(files))


def test_a_number_put_into_what_a_code_prints(files: MemoryWorld) -> None:
    leak = 'formatCode="&quot;Hilfen in Mühlbach: 2&quot;"'
    in_word(files, OWN, lambda text: re.sub(r'formatCode="[^"]*"', leak, text, count=1))
    assert any(TARGET in each for each in told(files))


def test_a_number_to_the_left_of_nought(files: MemoryWorld) -> None:
    """Bars to both sides are printed without a sign, and read so."""
    code = "<c:formatCode>0;0</c:formatCode>"
    chart = CHART.replace("<c:numCache>", f"<c:numCache>{code}").replace(">2<", ">-2<")
    in_word(files, "word/charts/chart1.xml", lambda _: chart)
    (finding,) = told(files)
    assert TARGET in finding


def test_a_cell_to_the_left_of_nought(files: MemoryWorld) -> None:
    held = BytesIO()
    with xlsxwriter.Workbook(held) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Raum", "Hilfen"])
        sheet.write(1, 0, "Mühlbach")
        sheet.write(1, 1, -2, book.add_format({"num_format": "#,##0;#,##0"}))
    embed(files, "word/embeddings/daten.xlsx", held.getvalue())
    (finding,) = told(files)
    assert TARGET in finding


def test_points_of_a_chart_of_word(files: MemoryWorld) -> None:
    label = "<c:dLbls><c:dLbl><c:idx val='0'/><a:t>Mühlbach</a:t></c:dLbl></c:dLbls>"
    chart = CHART.replace("c:val>", "c:yVal>").replace("<c:cat>", f"{label}<c:xVal>")
    chart = chart.replace("</c:cat>", "</c:xVal>").replace("<c:v>Mühlbach</c:v>", "<c:v>1</c:v>")
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c'
    in_word(files, "word/charts/chart1.xml", lambda _: chart.replace("xmlns:c", space, 1))
    assert any(TARGET in each for each in told(files))


ROWS = """<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<c:ser><c:dLbls><c:dLbl><c:idx val="0"/><a:t>Mühlbach</a:t></c:dLbl></c:dLbls>
<c:xVal><c:numLit><c:pt idx="0"><c:v>0</c:v></c:pt></c:numLit></c:xVal>
<c:yVal><c:numLit><c:pt idx="0"><c:v>1</c:v></c:pt></c:numLit></c:yVal></c:ser>
<c:ser><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>Hilfen</c:v></c:pt></c:strCache></c:strRef>
</c:tx><c:xVal><c:numRef><c:numCache>{}</c:numCache></c:numRef></c:xVal>
<c:yVal><c:numLit><c:pt idx="0"><c:v>1</c:v></c:pt></c:numLit></c:yVal></c:ser></c:chart>"""
"""Symbols in rows: names at the left, then a series."""


@pytest.mark.parametrize(("points", "count"), [('<c:pt idx="0"><c:v>2</c:v></c:pt>', 1), ("", 0)])
def test_symbols_in_rows_of_a_chart_of_word(files: MemoryWorld, points: str, count: int) -> None:
    """Where a row stands is no number of it."""
    in_word(files, "word/charts/chart1.xml", lambda _: ROWS.format(points))
    found = told(files)
    assert len(found) == count
    assert all(TARGET in each for each in found)


def test_a_part_that_nobody_can_read_is_no_clearance(files: MemoryWorld) -> None:
    embed(files, "word/embeddings/daten.bin", b"2")
    (finding,) = told(files)
    assert "word/embeddings/daten.bin" in finding
    assert "nicht lesen" in finding


@pytest.mark.parametrize("path", [PDF, DOCX, LEDGER])
def test_a_damaged_file_is_no_clearance(files: MemoryWorld, path: str) -> None:
    files.files[path] = b"nothing"
    assert any("nicht lesen" in each and path.rpartition("/")[2] in each for each in told(files))


def test_the_page(files: MemoryWorld) -> None:
    """A PDF that hides nothing beside the ledger of one that does."""
    files.files[PDF] = built(threshold=1).files[PDF]
    found = told(files)
    for exhibit in ("Tabelle 1.1", "Abbildung 1.1", "Tabelle A.1"):
        spot = f"{PDF}, {exhibit}, Seite"
        assert any(spot in each and "Die Zahl 2 " in each and TARGET in each for each in found)


def archived(files: MemoryWorld, place: str, period: str, number: int) -> None:
    """Let last year's edition have told how many had help."""
    told = {
        "indicator": "hilfen", "place": place, "period": period, "group": {}, "told": "",
        "beside": {}, "low": number - 0.5, "high": number + 0.5, "read": "bericht: Tabelle 4.1",
    }  # fmt: skip
    files.files["archive/2023/bericht.claims.json"] = json.dumps({"numbers": [told]}).encode()


def test_last_years_edition(files: MemoryWorld) -> None:
    archived(files, "03", "2024", 7)
    (finding, *_) = told(files)
    assert f"hinter „{TARGET}“ eine Anzahl von 2 bis 2" in finding
    assert "archive/2023/bericht, bericht: Tabelle 4.1" in finding


def test_what_only_last_years_edition_told_is_a_remark(files: MemoryWorld) -> None:
    """It cannot be taken back, and this edition says nothing of it."""
    archived(files, "02", "2019", 2)
    verdict = audit_output(files, ())
    assert verdict.findings == []
    assert any("Hilfen, Mühlbach, 2019" in line(each) for each in verdict.remarks)


def test_what_last_years_edition_told_and_this_one_keeps_back(files: MemoryWorld) -> None:
    archived(files, "02", "2024", 2)
    assert any("hinter „Hilfen" in each for each in told(files))


def test_a_leak_typed_into_a_chapter_stops_the_build_and_earlier_files_stay() -> None:
    found = built()
    before = {path: found.files[path] for path in (PDF, DOCX, LEDGER)}
    found.files["kapitel.md"] = f"{CHAPTER}\nIn Mühlbach sind es 2 Hilfen.\n".encode()
    with pytest.raises(ReportError) as stopped:
        build(found, Request(), Silent())
    assert any("(hilfen, Mühlbach, 2024)" in line(each) for each in stopped.value.problems)
    assert {path: found.files[path] for path in before} == before


def test_the_archive_keeps_what_is_printed_and_nothing_else(files: MemoryWorld) -> None:
    (path,) = archive(files, ())
    assert path == "archive/2024/bericht.claims.json"
    kept = json.loads(files.files[path])["numbers"]
    spots = {(each["indicator"], each["place"]) for each in kept}
    assert ("hilfen", "01") in spots
    assert not spots & {("hilfen", "02"), ("hilfen", "03"), ("quote", "02")}
    assert told(files) == []
