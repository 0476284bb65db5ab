"""Plain texts: what stands in fields of a council system."""

import pytest

from reportgen.document.drawing import Drawing
from reportgen.document.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    Foreign,
    LineBreak,
    Link,
    Lowered,
    Note,
    Picture,
    Raised,
    Reference,
    Strong,
    Text,
    Value,
)
from reportgen.document.nodes import (
    Align,
    Block,
    Blocks,
    Box,
    Column,
    Contents,
    Document,
    Figure,
    FigureKind,
    ItemList,
    Listing,
    Meta,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    Row,
    RowRole,
    Section,
    Table,
    TableCell,
    Terms,
)
from reportgen.frame import Key
from reportgen.writers.text.manner import Manner
from reportgen.writers.text.write import write_texts

LF = Manner("\n")
KEY = Key("quote", "01", "2024")


def p(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def row(*texts: str, role: RowRole = RowRole.BODY) -> Row:
    return Row(tuple(TableCell((Text(text),)) for text in texts), role)


TABLE = Table(
    title=(Text("Quoten"),),
    columns=(Column(Align.LEFT), Column(), Column()),
    head=(
        Row((TableCell((Text("Raum"),), rows=2), TableCell((Text("Jahr"),), columns=2))),
        row("2023", "2024"),
    ),
    body=(
        Row(
            (TableCell((Text("alle, die in der Stadt gemeldet sind"),), columns=3),), RowRole.GROUP
        ),
        row("Nordstadt", "9,5", "10,25"),
        Row((TableCell((Text("Süd"),), indent=1), TableCell(), TableCell((Text("–"),)))),
    ),
    number="1",
    unit="in %",
    notes=((Text("Gerundet."),),),
    signs=(("–", "nichts"), ("*", "geheim")),
    source=(Text("Jobcenter"),),
)
FIGURE = Figure((Text("Verlauf"),), Drawing(b"<svg/>", b"", 10, 10), "Linie steigt.", number="2")


def texts(*blocks: Block, manner: Manner = LF) -> dict[str, str]:
    written = write_texts(Document(Meta("Titel"), blocks), manner)
    return {name: data.decode() for name, data in written.items()}


def section(title: str, *blocks: Block, number: str = "") -> Section:
    return Section((Text(title),), blocks, number=number)


def field(*blocks: Block, manner: Manner = LF) -> str:
    """What one section gives."""
    return texts(section("Feld", *blocks), manner=manner)["01-feld.txt"]


def test_each_section_is_a_file_named_by_its_heading() -> None:
    found = texts(
        p("Stadt"),
        section("Anlass/Problem", p("A.")),
        section("Kosten & Größen", p("B.")),
        p("Ende"),
    )
    assert found == {
        "01-kopf.txt": "Stadt\n\nEnde\n",
        "02-anlass-problem.txt": "A.\n",
        "03-kosten-groessen.txt": "B.\n",
    }


def test_sections_of_one_name_share_a_file_and_empty_ones_have_none() -> None:
    found = texts(section("A", p("1")), section("B", PageBreak()), section("A", p("2")))
    assert found == {"01-a.txt": "1\n\n2\n"}


def test_no_markup_is_left() -> None:
    content = (
        Emphasis((Text("schräg "),)), Strong((Text("fett "),)), Code("code "), Value("12,4 %", KEY),
        LineBreak(), Text("m"), Raised((Text("2"),)), Text(" CO"), Lowered((Text("2"),)), Text(" "),
        Link((Text("Seite"),), "https://x.example"), Text(" "),
        Link((Text("a@b.example"),), "mailto:a@b.example"), Text(" "), Reference("t", "Tabelle 1"),
        Picture(Drawing(b"<svg/>", b"", 1, 1), "▲"), Abbreviation("KdU", "Kosten"),
        Foreign((Text(" Monitoring"),), "en"),
    )  # fmt: skip
    assert field(Paragraph(content)) == (
        "schräg fett code 12,4 %\nm² CO2 Seite (https://x.example) a@b.example Tabelle 1▲KdU "
        "Monitoring\n"
    )


def test_notes_stand_at_the_end() -> None:
    noted = Paragraph((Text("Satz"), Note((Text("Fußnote."),), 3), Text(".")))
    assert field(noted, p("Zweiter.")) == "Satz [3].\n\nZweiter.\n\n[3] Fußnote.\n"


def test_a_note_in_a_meaning_stands_there_once() -> None:
    noted = Paragraph((Text("Gesetzbuch"), Note((Text("Zweites Buch."),), 1)))
    terms = Terms((((Text("SGB"),), (noted,)),))
    assert field(terms) == "SGB: Gesetzbuch [1]\n\n[1] Zweites Buch.\n"


def test_lists_keep_their_numbers() -> None:
    inner = ItemList(((p("innen"),), (p("noch"),)))
    found = field(ItemList(((p("eins"),), (p("zwei"), inner)), is_ordered=True, start=9))
    assert found == "9. eins\n10. zwei\n    – innen\n    – noch\n"


def test_other_blocks() -> None:
    blocks: Blocks = (
        Box(Role.HINT, (p("Innen."),), (Text("Hinweis"),)),
        Quote((p("Zitat."),)),
        Terms((((Text("SGB"),), (p("Gesetzbuch"),)),)),
        Contents(Listing.SECTIONS),
        section("Unter", p("Text."), number="1.1"),
        FIGURE,
        Figure((Text("Karte"),), FIGURE.drawing, "Fläche.", FigureKind.MAP, source=(Text("Amt"),)),
    )
    assert field(*blocks) == (
        "Hinweis\n\nInnen.\n\nZitat.\n\nSGB: Gesetzbuch\n\n1.1 Unter\n\nText.\n\n"
        "Abbildung 2: Verlauf\nLinie steigt.\n\nKarte\nFläche.\nQuelle: Amt\n"
    )


def test_columns_are_aligned() -> None:
    assert field(TABLE) == (
        "Tabelle 1: Quoten, in %\n"
        "Raum       Jahr\n"
        "           2023   2024\n"
        "alle, die in der Stadt gemeldet sind\n"
        "Nordstadt   9,5  10,25\n"
        "  Süd                –\n"
        "Gerundet.\n"
        "– nichts; * geheim\n"
        "Quelle: Jobcenter\n"
    )


def test_or_parted_by_tabs() -> None:
    found = field(TABLE, manner=Manner("\n", tables="tabs"))
    assert "Nordstadt\t9,5\t10,25\n" in found
    assert "Raum\tJahr\t\n\t2023\t2024\n" in found


def test_or_told_by_the_names_of_columns() -> None:
    found = field(TABLE, manner=Manner("\n", tables="listed"))
    assert found.splitlines()[1:4] == [
        "alle, die in der Stadt gemeldet sind",
        "Nordstadt: Jahr 2023: 9,5; Jahr 2024: 10,25",
        "  Süd: Jahr 2024: –",
    ]
    form = Table((), (Column(), Column()), (), (row("Datum", "1. Mai"), row("Amt", "")))
    assert field(form, manner=Manner("\n", tables="listed")) == "Datum: 1. Mai\nAmt\n"


@pytest.mark.parametrize(
    ("spaces", "expected"),
    [
        ("plain", "1 000 €, ☑ ja, Sozialbericht, −5"),
        ("no-break", "1\u00a0000\u00a0€, ☑\u00a0ja, Sozialbericht, −5"),
        ("kept", "1\u202f000\u00a0€, ☑\u00a0ja, Sozialbericht, −5"),
    ],
)
def test_spaces_are_what_fields_take(spaces: str, expected: str) -> None:
    manner = Manner("\n", spaces)  # type: ignore[arg-type]
    given = "1\u202f000\u00a0€, ☑\u00a0ja, Sozial\u00adbericht, −5"
    assert field(p(given), manner=manner) == f"{expected}\n"


def test_lines_end_as_on_windows() -> None:
    written = write_texts(Document(Meta("T"), (p("Ä"), p("B"))), Manner())
    assert written == {"01-kopf.txt": "Ä\r\n\r\nB\r\n".encode()}
