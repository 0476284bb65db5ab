"""Workbooks: typed cells, merged heads, several sheets, and what is no workbook."""

from datetime import datetime
from io import BytesIO

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reportgen.status import Status
from tests.sources.files.workbooks import PLAIN, read, rows, workbook


def test_typed_numbers_dates_and_numbers_as_text() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(("Bezirk", "Stand", "Zahl"), ("01", None, 1234.5), (2, "2024", "1.234"))(sheet)
        sheet.write_datetime(1, 1, datetime(2024, 12, 31))
        sheet.write_row(3, 0, ("000", 2024, "-"))

    data = BytesIO()
    with Workbook(data, {"default_date_format": "dd.mm.yyyy"}) as book:
        fill(book.add_worksheet("Daten"))
    frames, problems = read(data.getvalue(), **PLAIN)
    assert [each.split("\n")[0] for each in problems] == [
        "Hinweis: a.xlsx, Blatt „Daten“, Zelle A3: In der Quelle „s“ fehlen führende Nullen von"
        " Schlüsseln (1); „2“ wurde als „02“ gelesen."
    ]
    assert frames["n"].cell("01", "2024").amount == 1234.5
    assert frames["n"].cell("02", "2024").amount == 1234
    assert frames["n"].cell("000", "2024").status is Status.ZERO
    assert frames["n"].origins[0].sheet == "Daten"


def test_merged_head_counts_for_all_it_covers_and_no_more() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.write(0, 0, "Titel der Tabelle")
        sheet.merge_range("A2:A3", "Bezirk")
        sheet.merge_range("B2:C2", "Einwohner")
        sheet.write_row("B3", ("Männer", "Frauen", "Fläche"))
        sheet.write_row("A4", ("01", 10, 11, 2.5))

    frames, problems = read(
        workbook(("a", fill)),
        header=[2, 3],
        keys={"place": "Bezirk", "period": {"fixed": "2024"}},
        values={"w": "Einwohner / Frauen", "area": "Fläche"},
    )
    assert problems == []
    assert frames["w"].cell("01", "2024").amount == 11
    assert frames["area"].cell("01", "2024").amount == 2.5


def test_a_merged_place_counts_for_all_its_rows() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(("Bezirk", "Stand", "Zahl"), ("", 2023, 1), ("", 2024, 2), ("02", 2024, 3))(sheet)
        sheet.merge_range("A2:A3", "01")

    frames, problems = read(workbook(("a", fill)), **PLAIN)
    assert problems == []
    assert frames["n"].cell("01", "2024").amount == 2


def test_merged_cells_beyond_the_table_do_no_harm() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(("Bezirk", "Stand", "Zahl"), ("01", 2024, 1))(sheet)
        for area in ("A9:C9", "H1:K1", "A30:A33"):
            sheet.merge_range(area, "")

    frames, problems = read(workbook(("a", fill)), **PLAIN)
    assert problems == []
    assert frames["n"].cell("01", "2024").amount == 1


def test_sheets_by_pattern_with_the_year_in_their_names() -> None:
    table = rows(("Bezirk", "Zahl"), ("01", 7))
    data = workbook(("Impressum", rows(("Text",))), ("2023", table), ("2024", table))
    frames, problems = read(
        data,
        sheet="20*",
        keys={"place": "Bezirk", "period": {"pattern": "(.*)", "of": "sheet"}},
        values={"n": "Zahl"},
    )
    assert problems == []
    assert frames["n"].periods == ("2023", "2024")
    assert [each.sheet for each in frames["n"].origins] == ["2023", "2024"]


def test_the_first_visible_sheet_is_read() -> None:
    data = BytesIO()
    with Workbook(data) as book:
        book.add_worksheet("alt").hide()
        shown = book.add_worksheet("neu")
        shown.activate()
        shown.set_first_sheet()
        rows(("Bezirk", "Stand", "Zahl"), ("01", 2024, 7))(shown)
    frames, problems = read(data.getvalue(), **PLAIN)
    assert problems == []
    assert frames["n"].cell("01", "2024").amount == 7


def test_faults_name_sheet_and_cell() -> None:
    data = workbook(
        ("Daten", rows(("Bezirk", "Stand", "Zahl"), ("01", 2024, "viele"), ("09", 2024, "")))
    )
    frames, problems = read(data, **PLAIN)
    assert frames == {}
    heads = [each.split(":")[1].strip() for each in problems]
    assert heads == [
        "a.xlsx, Blatt „Daten“, Zelle A3",
        "a.xlsx, Blatt „Daten“, Zelle C2",
    ]


def failed_formulas(sheet: Worksheet) -> None:
    rows(("Bezirk", "Stand", "Zahl"), ("01", 2024), ("02", 2024))(sheet)
    sheet.write_formula("C2", "=1/0", None, "#DIV/0!")
    sheet.write_formula("C3", "=NA()", None, "#N/A")


def test_errors_of_formulas_are_texts_that_a_declaration_can_read() -> None:
    signs = {"#DIV/0!": "n/a", "#N/A": "unknown"}
    frames, problems = read(workbook(("a", failed_formulas)), signs=signs, **PLAIN)
    assert problems == []
    assert frames["n"].cell("01", "2024").status is Status.NOT_APPLICABLE
    assert frames["n"].cell("02", "2024").status is Status.UNKNOWN


def test_errors_of_formulas_that_are_not_declared_are_told() -> None:
    _, problems = read(workbook(("a", failed_formulas)), **PLAIN)
    assert [each.split("\n")[0] for each in problems] == [
        "Fehler: a.xlsx, Blatt „a“, Zelle C2: „#DIV/0!“ ist keine Zahl und kein vereinbartes"
        " Zeichen.",
        "Fehler: a.xlsx, Blatt „a“, Zelle C3: „#N/A“ ist keine Zahl und kein vereinbartes Zeichen.",
    ]


def test_every_faulty_sheet_is_told() -> None:
    good = rows(("Bezirk", "Zahl"), ("01", 7))
    data = workbook(("2022", good), ("2023", rows(("Bezirk", "Zahl"))), ("2024", rows()))
    _, problems = read(
        data,
        sheet="20*",
        keys={"place": "Bezirk", "period": {"pattern": "(.*)", "of": "sheet"}},
        values={"n": "Zahl"},
    )
    assert ["2023" in problems[0], "2024" in problems[1]] == [True, True]


def errors(data: bytes, **declared: object) -> list[str]:
    frames, problems = read(data, **(PLAIN | declared))
    assert frames == {}
    return [each.split("\n")[0] for each in problems]


def test_what_is_no_workbook_is_told_in_one_message() -> None:
    whole = workbook(("Daten", rows(("Bezirk", "Stand", "Zahl"), ("01", 2024, 5))))
    broken = whole.replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheetX.xml")
    assert errors(b"Bezirk;Stand") == [
        "Fehler: a.xlsx: Die Datei ist eine Textdatei und keine Arbeitsmappe."
    ]
    assert len(errors(whole[: len(whole) // 2])) == 1
    assert len(errors(broken)) == 1
    assert len(errors(b"PK\x03\x04 einwohner.csv")) == 1
    assert errors(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)[0].startswith(
        "Fehler: a.xlsx: Die Arbeitsmappe lässt sich nicht lesen"
    )


def test_an_unknown_sheet_names_the_nearest() -> None:
    data = workbook(("Einwohner", rows(("a",))), ("Haushalte", rows(("a",))))
    _, problems = read(data, sheet="Einwoner", **PLAIN)
    assert problems == [
        "Fehler: a.xlsx: Ein Blatt „Einwoner“ gibt es nicht; vorhanden sind „Einwohner“,"
        " „Haushalte“.\n    Meinten Sie „Einwohner“?"
    ]


@pytest.mark.parametrize("cut", range(0, 100, 9))
def test_a_damaged_workbook_never_raises(cut: int) -> None:
    whole = bytearray(workbook(("Daten", rows(("Bezirk", "Stand", "Zahl"), ("01", 2024, 5)))))
    at = len(whole) * cut // 100
    whole[at : at + 7] = b"kaputt!"
    frames, problems = read(bytes(whole), **PLAIN)
    assert bool(frames) != any(each.startswith("Fehler") for each in problems)
