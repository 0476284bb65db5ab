"""Abbreviations in the words of a document."""

import pytest

from reportgen.document.abbreviations import Glossary
from reportgen.document.dump import inline_text
from reportgen.document.inlines import Code, Emphasis, Foreign, Inline, Link, Note, Text, Value
from reportgen.document.nodes import Paragraph, Row, Table, TableCell
from reportgen.frame import Key

GLOSSARY = Glossary(
    {"SGB": "Gesetzbuch", "SGB II": "Zweites Buch", "z. B.": "zum Beispiel", "LWL": "LWL"}
)
SGB = "{abbreviation SGB = Gesetzbuch}"
SECOND = "{abbreviation SGB II = Zweites Buch}"


def marked(*content: Inline) -> str:
    (paragraph,) = GLOSSARY.marked((Paragraph(content),))
    assert isinstance(paragraph, Paragraph)
    return inline_text(paragraph.content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das SGB II und das SGB.", f"Das {SECOND} und das {SGB}."),
        ("SGB III, SGB II", f"{SGB} III, {SECOND}"),
        ("(SGB II)", f"({SECOND})"),
        ("SGB\u00a0II", "{abbreviation SGB⍽II = Zweites Buch}"),
        ("SGB-II-Quote", "{abbreviation SGB-II = Zweites Buch}-Quote"),
        ("SGBs, XSGB, SGB2, sgb", "SGBs, XSGB, SGB2, sgb"),
        ("z. B. hier, z.B. da", "{abbreviation z. B. = zum Beispiel} hier, z.B. da"),
        ("Der LWL", "Der LWL"),
    ],
)
def test_whole_words_are_found_the_longest_first(text: str, expected: str) -> None:
    assert marked(Text(text)) == expected


def test_links_code_numbers_and_other_languages_stay_as_they_are() -> None:
    words = (Text("SGB"),)
    value = Value("3 SGB", Key("quote", "01", "2024"))
    kept: tuple[Inline, ...] = (
        Link(words, "https://x.example"), Code("SGB"), value, Foreign(words, "en"),
    )  # fmt: skip
    assert marked(*kept) == inline_text(kept)
    assert marked(Emphasis(words), Note(words)) == f"{{emphasis {SGB}}}{{note {SGB}}}"


def test_titles_and_cells_are_words_too_and_what_has_none_stays_the_same() -> None:
    cells = (TableCell((Text("SGB"),), is_head=True), TableCell((Text("12"),)))
    row, other = Row(cells), Row(cells[1:])
    (table,) = GLOSSARY.marked((Table((Text("Im SGB"),), (), (row,), (other,)),))
    assert isinstance(table, Table)
    assert inline_text(table.title) == f"Im {SGB}"
    assert inline_text(table.head[0].cells[0].content) == SGB
    assert table.body[0] is other


def test_without_a_glossary_nothing_changes() -> None:
    blocks = (Paragraph((Text("SGB"),)),)
    assert Glossary({}).marked(blocks) is blocks
    assert Glossary({}).used(blocks) == {}
    assert Glossary({"SGB": "SGB"}).unknown(blocks) == ()
