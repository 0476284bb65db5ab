"""What a workbook shows and what it holds: hidden, indented, per cent, several tables."""

from collections.abc import Callable
from io import BytesIO

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reportgen.places import Level, Place, Places
from tests.sources.files.workbooks import (
    PLAIN,
    ods,
    ods_row,
    ods_text,
    read,
    read_in,
    rows,
    workbook,
)

HEAD = ("Bezirk", "Stand", "Zahl")
TOWN = Places(
    (
        Place("000", "Mitte", "stadt", None),
        Place("1", "Mitte", "stadtbezirk", "000"),
        Place("2", "Süd", "stadtbezirk", "000"),
        Place("11", "Mitte", "bezirk", "1"),
        Place("21", "Hafen", "bezirk", "2"),
    ),
    tuple(Level(each, each, each) for each in ("stadt", "stadtbezirk", "bezirk")),
)
BY_DEPTH = {
    "keys": {
        "place": {"column": "Gebiet", "levels": ["stadt", "stadtbezirk", "bezirk"]},
        "period": {"fixed": "2024"},
    },
    "values": {"n": "Zahl"},
}
LABELS = [("Mitte", 0), ("Mitte", 1), ("Mitte", 2), ("Süd", 1), ("Hafen", 2)]


def hidden(sheet: Worksheet) -> None:
    rows(HEAD, ("01", 2022, 1), ("01", 2023, 2), ("01", 2024, 3), ("02", 2023, 4), ("02", 2024, 5))(
        sheet
    )
    for row in (2, 3, 5):
        sheet.set_row(row, None, None, {"hidden": True})


def hidden_column(sheet: Worksheet) -> None:
    rows((*HEAD[:2], "alt", "neu"), ("01", 2024, 1, 2))(sheet)
    sheet.set_column("C:C", None, None, {"hidden": True})


def test_hidden_rows_are_read_and_told() -> None:
    frames, problems = read(workbook(("Daten", hidden)), **PLAIN)
    assert [each.split("\n")[0] for each in problems] == [
        "Hinweis: a.xlsx, Blatt „Daten“: Ausgeblendete Zeilen wurden gelesen: 3–4, 6."
    ]
    assert frames["n"].cell("01", "2024").amount == 3


def test_hidden_rows_can_be_left_out_or_read_in_silence() -> None:
    data = workbook(("Daten", hidden))
    frames, problems = read(data, hidden="skip", **PLAIN)
    assert problems == []
    assert frames["n"].table["amount"].tolist() == [1, 4]
    frames, problems = read(data, hidden="read", **PLAIN)
    assert problems == []
    assert len(frames["n"].table) == 5


def test_hidden_columns_are_told_only_when_they_are_read() -> None:
    data = workbook(("Daten", hidden_column))
    _, problems = read(data, **PLAIN | {"values": {"n": "neu"}})
    assert problems == []
    _, problems = read(data, **PLAIN | {"values": {"n": "alt"}})
    assert [each.split("\n")[0] for each in problems] == [
        "Hinweis: a.xlsx, Blatt „Daten“: Ausgeblendete Spalten wurden gelesen: C."
    ]
    _, problems = read(data, hidden="skip", **PLAIN | {"values": {"n": "alt"}})
    assert "Eine Spalte „alt“ gibt es nicht" in problems[0]


def test_hidden_parts_of_an_ods() -> None:
    data = ods(
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/>'
        + ods_row(*HEAD)
        + ods_row("01", 2024, 5)
        + ods_row("02", 2024, 6, given='table:visibility="filter"')
    )
    _, problems = read(data, **PLAIN)
    assert [each.split("\n")[0].split(": ", 2)[2] for each in problems] == [
        "Ausgeblendete Zeilen wurden gelesen: 3.", "Ausgeblendete Spalten wurden gelesen: C."
    ]  # fmt: skip


def indented_by_spaces() -> bytes:
    table = [("   " * depth + name, number) for number, (name, depth) in enumerate(LABELS)]
    return workbook(("a", rows(("Gebiet", "Zahl"), *table)))


def indented_by_format() -> bytes:
    data = BytesIO()
    with Workbook(data) as book:
        formats = [book.add_format({"indent": depth * 2 + 1}) for depth in range(3)]
        sheet = book.add_worksheet("a")
        sheet.write_row("A1", ("Gebiet", "Zahl"))
        for number, (name, depth) in enumerate(LABELS):
            sheet.write(number + 1, 0, name, formats[depth])
            sheet.write(number + 1, 1, number)
    return data.getvalue()


def indented_in_an_ods() -> bytes:
    """LibreOffice names no style at cells that have the one of their column."""
    styles = "".join(
        f'<style:style style:name="ce{depth}" style:family="table-cell">'
        f'<style:paragraph-properties fo:margin-left="{depth * 0.353}cm"/></style:style>'
        for depth in (1, 2)
    )
    table = [
        ods_row(ods_text(name, f'table:style-name="{style}"' if style != "ce2" else ""), number)
        for number, (name, style) in enumerate(
            (name, ("plain", "ce1", "ce2")[depth]) for name, depth in LABELS
        )
    ]
    column = '<table:table-column table:default-cell-style-name="ce2"/>'
    head = ods_row(ods_text("Gebiet", 'table:style-name="plain"'), "Zahl")
    return ods(column + head + "".join(table), styles=styles)


def indented_in_text() -> bytes:
    table = [f"{chr(160) * depth}{name};{number}" for number, (name, depth) in enumerate(LABELS)]
    return "\n".join(["Gebiet;Zahl", *table]).encode()


@pytest.mark.parametrize(
    ("make", "form"),
    [
        (indented_by_spaces, "xlsx"), (indented_by_format, "xlsx"), (indented_in_an_ods, "ods"),
        (indented_in_text, "csv"),
    ],
)  # fmt: skip
def test_names_that_repeat_are_told_apart_by_their_depth(
    make: Callable[[], bytes], form: str
) -> None:
    frames, problems = read_in(TOWN, make(), format=form, **BY_DEPTH)
    assert problems == []
    found = dict(zip(frames["n"].table["place"], frames["n"].table["amount"], strict=True))
    assert found == {"000": 0, "1": 1, "11": 2, "2": 3, "21": 4}


def test_rows_settled_by_the_declaration_have_no_depth() -> None:
    table = rows(("Gebiet", "Zahl"), ("Insgesamt", 9), ("  Süd", 3), ("    Hafen", 3), ("Summe", 9))
    place = {"column": "Gebiet", "levels": ["stadtbezirk", "bezirk"], "skip": ["Summe"]}
    declared = BY_DEPTH | {"keys": {"place": place, "period": {"fixed": "2024"}}}
    frames, problems = read_in(TOWN, workbook(("a", table)), **declared)
    assert problems == []
    assert frames["n"].table["place"].tolist() == ["000", "2", "21"]


def test_a_depth_without_a_level_is_told() -> None:
    table = rows(("Gebiet", "Zahl"), ("Mitte", 9), (" Süd", 3), ("  Hafen", 3), ("   Kai", 1))
    _, problems = read_in(TOWN, workbook(("a", table)), **BY_DEPTH)
    assert "Zelle A5: „Kai“ steht tiefer eingerückt" in problems[0]


PERCENT = {"keys": {"place": "Bezirk", "period": "Stand"}, "values": {"n": "Zahl"}}


def shares() -> bytes:
    data = BytesIO()
    with Workbook(data) as book:
        sheet = book.add_worksheet("a")
        for number, form in enumerate(("0.0%", "0", '0.0"%"', "0%")):
            sheet.write_row(number + 1, 0, ("01", 2021 + number))
            sheet.write(number + 1, 2, 0.5, book.add_format({"num_format": form}))
        sheet.write_row(0, 0, HEAD)
    return data.getvalue()


def test_cells_shown_as_per_cent_are_told_until_the_scale_is_declared() -> None:
    _, problems = read(shares(), persons=False, **PERCENT)
    assert [each.split("\n")[0] for each in problems] == [
        "Hinweis: a.xlsx, Blatt „a“, Zelle C2: Die Zelle zeigt Prozent, enthält aber einen Bruch"
        " (0,5 statt des Hundertfachen); weitere solche Zellen der Quelle „s“: 1."
    ]
    for scale in (1, 100):
        frames, problems = read(shares(), persons=False, scale=scale, **PERCENT)
        assert problems == []
        assert frames["n"].cell("01", "2021").amount == 0.5 * scale


def test_per_cent_in_an_ods() -> None:
    share = '<table:table-cell office:value-type="percentage" office:value="0.5"/>'
    _, problems = read(ods(ods_row(*HEAD) + ods_row("01", 2024, share)), persons=False, **PERCENT)
    assert "Zelle C2: Die Zelle zeigt Prozent" in problems[0]


def two_tables(sheet: Worksheet) -> None:
    rows(
        ("Jahresbericht",), (), ("Tabelle 1: Haushalte",), ("Bezirk", "Zahl"), ("01", 1), ("02", 2),
        ("Quelle: Amt",), ("Tabelle 2: Einwohner",), ("Bezirk", "Zahl"), ("01", 3), ("02", 4),
        ("© Amt",),
    )(sheet)  # fmt: skip
    sheet.write_column("E4", ("Zahl", 5, 6))
    sheet.write_column("D4", ("Bezirk", "01", "02"))


ONE_OF_TWO = {"keys": {"place": "Bezirk", "period": {"fixed": "2024"}}, "values": {"n": "Zahl"}}


@pytest.mark.parametrize(
    ("start", "columns", "found"),
    [("^Tabelle 1", "A:B", [1, 2]), ("Tabelle 2", "b:a", [3, 4]), ("Tabelle 1", "D:E", None)],
)
def test_a_table_is_found_by_what_opens_and_ends_it(
    start: str, columns: str, found: list[int] | None
) -> None:
    data = workbook(("a", two_tables))
    frames, problems = read(data, start=start, end="^(Quelle|©)", columns=columns, **ONE_OF_TWO)
    if found is None:
        assert "Keine Zeile passt zu start = „Tabelle 1“" in problems[0]
    else:
        assert problems == []
        assert frames["n"].table["amount"].tolist() == found


def test_tables_side_by_side() -> None:
    frames, problems = read(
        workbook(("a", two_tables)), header=[4], last_row=6, columns="D:E", **ONE_OF_TWO
    )
    assert problems == []
    assert frames["n"].table["amount"].tolist() == [5, 6]


def test_rows_count_from_the_one_after_the_opening() -> None:
    declared = ONE_OF_TWO | {"start": "^Tabelle 2", "columns": "A:B"}
    frames, problems = read(workbook(("a", two_tables)), first_row=3, last_row=3, **declared)
    assert problems == []
    assert frames["n"].cell("02", "2024").amount == 4
    _, problems = read(workbook(("a", two_tables)), header=[9], **declared)
    assert "Eine Kopfzeile 9 gibt es nicht; die Tabelle hat 4 Zeilen." in problems[0]


def test_what_is_cut_off_still_counts_as_a_list_of_persons() -> None:
    table = rows(("Nachname", "Bezirk", "Zahl"), ("Muster", "01", 1))
    _, problems = read(workbook(("a", table)), columns="B:C", **ONE_OF_TWO)
    assert "Nachname" in problems[0]


def test_formulas_outside_the_table_do_not_matter() -> None:
    def fill(sheet: Worksheet) -> None:
        two_tables(sheet)
        sheet.write_formula("H5", "=1", None, "")

    data = workbook(("a", fill))
    _, problems = read(data, header=[4], last_row=6, columns="A:B", **ONE_OF_TWO)
    assert problems == []


def test_days_as_excel_counts_them() -> None:
    table = rows(("Bezirk", "Tag", "Zahl"), ("01", 45657, 1), ("01", "45291", 2))
    period = {"column": "Tag", "read": "serial-date"}
    declared = PLAIN | {"keys": {"place": "Bezirk", "period": period}}
    frames, problems = read(workbook(("a", table)), **declared)
    assert problems == []
    assert frames["n"].periods == ("2023", "2024")
    _, problems = read(workbook(("a", table)), **PLAIN | {"keys": {"place": 1, "period": 2}})
    assert 'read = "serial-date"' in problems[0]
    table = rows(("Bezirk", "Tag", "Zahl"), ("01", 2024, 1))
    _, problems = read(workbook(("a", table)), **declared)
    assert "„2024“ ist keine Tageszahl von Excel" in problems[0]
