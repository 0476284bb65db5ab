"""The data of exhibits as files; those of each kind of exhibit stand in tests/cases/exhibits."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Inline, Inlines, LineBreak, Note, Text
from reportgen.document.nodes import (
    Align,
    Column,
    Document,
    Figure,
    FigureKind,
    Meta,
    Row,
    Section,
    Table,
    TableCell,
)
from reportgen.writers.csv.exhibits import DataFile, data_files
from reportgen.writers.csv.write import harmless, quoted

META = Meta(
    "Sozialbericht & mehr", author="Sozialplanung", date="2025-03-31", town="Stadt Wiesenbrück",
    licence="CC0 1.0", is_fictitious=True, watermark="INTERN – nicht zur Veröffentlichung",
)  # fmt: skip


def text(words: str) -> Inlines:
    return (Text(words),)


def table(*rows: tuple[str, ...], heads: tuple[str, ...] = ("Bezirk", "2024")) -> Table:
    columns = (Column(Align.LEFT), *[Column()] * (len(heads) - 1))
    head = Row(tuple(TableCell(text(each), is_head=True) for each in heads))
    body = tuple(
        Row((TableCell(text(first), is_head=True), *(TableCell(text(each)) for each in others)))
        for first, *others in rows
    )
    return Table(text("Quoten"), columns, (head,), body, "tab-quoten", "3.2")


def files(*blocks: Table | Figure, meta: Meta = META) -> tuple[DataFile, ...]:
    return data_files(Document(meta, (Section(text("Lage"), blocks),)))


def read(file: DataFile) -> list[list[str]]:
    assert file.data.startswith(b"\xef\xbb\xbf")
    decoded = file.data.decode("utf-8-sig")
    assert decoded.count("\r\n") == decoded.count("\n")
    return list(csv.reader(StringIO(decoded, newline=""), delimiter=";"))


def data(*blocks: Table | Figure) -> list[list[str]]:
    (file,) = files(*blocks)
    return [line for line in read(file) if not line[0].startswith("# ")]


def remarks(*blocks: Table | Figure, meta: Meta = META) -> dict[str, str]:
    (file,) = files(*blocks, meta=meta)
    return {line[0]: line[1] for line in read(file) if line[0].startswith("# ")}


def test_what_goes_with_the_data() -> None:
    sourced = replace(table(("Nord", "1")), source=text("Register; 31.12.2024"), unit="in\u00a0%")
    assert remarks(sourced) == {
        "# Titel": "Tabelle 3.2 Quoten",
        "# Einheit": "in %",
        "# Quelle": "Register; 31.12.2024",
        "# Dokument": "Sozialbericht & mehr",
        "# Stand des Dokuments": "31.03.2025",
        "# Herausgeber": "Sozialplanung",
        "# Gebiet": "Stadt Wiesenbrück",
        "# Lizenz": "CC0 1.0",
        "# Hinweis": "Fiktive Daten: Alle Zahlen sind erfunden.",
    }
    (file,) = files(sourced)
    assert "# Hinweis;INTERN – nicht zur Veröffentlichung;" not in file.data.decode("utf-8-sig")
    assert file.description == "Tabelle 3.2 Quoten. Quelle: Register; 31.12.2024"


NUMBERS = {
    "1\u202f234\u202f567": ("1234567", ""),
    "−1,50": ("-1,50", ""),
    "+0,4": ("0,4", ""),
    "±0,0": ("0,0", ""),
    "(3,2)": ("3,2", "( )"),
    "12,4\u202f%": ("12,4", "%"),
    "+1,5\u00a0PP": ("1,5", "PP"),
    "5,7p³⁾": ("5,7", "p ³⁾"),
    ".²⁾": (".", "²⁾"),
    "–": ("–", ""),
    "2 von 5": ("2 von 5", ""),
    "01.03.2025": ("01.03.2025", ""),
    "044": ("044", ""),
    "(3": ("(3", ""),
    "10\u202f12": ("10 12", ""),
    "9 Personen": ("9 Personen", ""),
}


@pytest.mark.parametrize("printed", NUMBERS)
def test_a_number_is_what_is_printed_and_nothing_else(printed: str) -> None:
    told, marks = NUMBERS[printed]
    wanted = ["Nord", told, marks] if marks else ["Nord", told]
    assert data(table(("Nord", printed)))[1] == wanted


def test_words_stay_words() -> None:
    told = table(("Haus „Äpfel; Birnen“", 'sagt "ja"'), ("#1", "Größe"), ("a\u00adb\u00a0c", "ß"))
    left = replace(told, columns=(Column(Align.LEFT), Column(Align.LEFT)))
    assert data(left) == [
        ["Bezirk", "2024"], ["Haus „Äpfel; Birnen“", 'sagt "ja"'], ["#1", "Größe"], ["ab c", "ß"],
    ]  # fmt: skip
    (file,) = files(left)
    assert b'\r\n"#1";' in file.data  # else a program would take the line for a remark


def test_a_text_column_has_no_numbers() -> None:
    left = replace(table(("Nord", "(2024)")), columns=(Column(Align.LEFT), Column(Align.LEFT)))
    assert data(left)[1] == ["Nord", "(2024)"]


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+49 231", "-2+3", "-cmd|x", "--", "\tx"])
def test_no_text_is_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-1,5", "-12", "–", "-", "+", ".", "", "Süd", "1-2"])
def test_numbers_and_signs_are_no_formulas(text: str) -> None:
    assert harmless(text) == text


def test_quotes_are_doubled() -> None:
    assert quoted('a"b') == '"a""b"'
    assert quoted("a\nb") == '"a\nb"'
    assert quoted("a,b") == "a,b"


def test_names_of_columns_are_unique() -> None:
    heads = ("Bezirk", "2024", "2024", "", "Bezirk")
    found = data(table(("Nord", "1", "2", "3", "4"), heads=heads))
    assert found[0] == ["Bezirk", "2024", "2024 (2)", "Spalte 4", "Bezirk (2)"]


def test_a_table_without_rows_has_its_names() -> None:
    (file,) = files(table())
    assert read(file)[0] == ["Bezirk", "2024"]
    assert read(file)[1][0] == "# Titel"


def test_a_table_without_a_head() -> None:
    assert data(replace(table(("Nord", "1")), head=())) == [["Spalte 1", "Spalte 2"], ["Nord", "1"]]


def test_one_column() -> None:
    assert data(table(("Nord",), heads=("Bezirk",))) == [["Bezirk", ""], ["Nord", ""]]


def test_many_rows() -> None:
    many = table(*((f"Straße {number}", f"{number}") for number in range(500)))
    assert data(many)[1:] == [[f"Straße {number}", f"{number}"] for number in range(500)]


def test_notes_go_along() -> None:
    note: Inline = Note(text("Ohne\nHeime; geschätzt."), 12)
    first = TableCell((Text("Nord"), LineBreak(), Text("Ost"), note), is_head=True)
    noted = replace(table(), body=(Row((first, TableCell(text("7")))),))
    assert data(noted) == [
        ["Bezirk", "Bezirk (Zeichen)", "2024"], ["Nord Ost", "Anmerkung 12", "7"],
    ]  # fmt: skip
    assert remarks(noted)["# Anmerkung 12"] == "Ohne Heime; geschätzt."


def test_all_lines_are_equally_long() -> None:
    (file,) = files(replace(table(("Nord", "1", "2"), heads=("a", "b", "c")), source=text("x")))
    assert {len(line) for line in read(file)} == {3}


# ---------------------------------------------------------------- which exhibits


def figure(kind: FigureKind = FigureKind.CHART, shown: Table | None = None) -> Figure:
    return Figure(
        text("Verlauf"), Drawing(b"", b"", 10, 10), "x", kind, shown, "abb-über-uns", "1.10",
        source=text("Amt"),
    )  # fmt: skip


def test_each_exhibit_has_one_file() -> None:
    shown = replace(table(("Nord", "1")), label="abb-über-uns-daten", number="A.1")
    form = replace(table(("Amt", "50")), is_listed=False, number="")
    found = files(
        table(("Nord", "1")), figure(shown=shown), figure(FigureKind.PICTURE),
        figure(FigureKind.MAP), form, shown,
    )  # fmt: skip
    assert [(each.name, each.labels) for each in found] == [
        ("Tabelle-3-2-quoten.csv", ("tab-quoten",)),
        ("Abbildung-1-10-ueber-uns.csv", ("abb-über-uns", "abb-über-uns-daten")),
    ]
    assert "# Quelle;Amt" in found[1].data.decode("utf-8-sig")


def test_names_of_files_are_unique_plain_and_short() -> None:
    long = replace(table(("Nord", "1")), label="Größe/" + "ä" * 200)
    found = files(long, long, replace(long, label="", number=""))
    assert len({each.name for each in found}) == 3
    assert all(each.name.isascii() and len(each.name) < 90 for each in found)
    assert found[2].name == "Tabelle.csv"


def test_what_has_no_source_of_its_own_is_from_the_document() -> None:
    (file,) = files(table(("Nord", "1")))
    assert file.description == "Tabelle 3.2 Quoten. Quelle: Sozialplanung: Sozialbericht & mehr"
    assert remarks(table())["# Quelle"] == "Sozialplanung: Sozialbericht & mehr"


def test_a_source_that_is_told_for_several_at_once_goes_with_each() -> None:
    told = remarks(replace(table(("Nord", "1")), apart=text("Jugendamt")))
    assert told["# Quelle"] == "Jugendamt"


def test_internal_words_go_with_internal_data() -> None:
    told = remarks(table(("Nord", "1")), meta=replace(META, is_fictitious=False))
    assert told["# Hinweis"] == "INTERN – nicht zur Veröffentlichung"
