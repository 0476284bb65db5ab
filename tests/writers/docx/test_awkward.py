"""Texts and tables as awkward as they come: signs of markup, emoji, endless words, huge tables."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from reportgen.document.fields import Fields
from reportgen.document.inlines import Note, Text, Value
from reportgen.document.nodes import (
    Align,
    Block,
    Box,
    Column,
    Document,
    Figure,
    ItemList,
    Meta,
    Paragraph,
    Role,
    Row,
    Section,
    Table,
    TableCell,
)
from reportgen.document.numbering import numbered
from reportgen.document.theme import Theme
from reportgen.errors import Problems
from reportgen.frame import Key
from reportgen.writers.docx.checks.inspect import inspect
from reportgen.writers.docx.markup import NAMESPACES, find, name, value
from reportgen.writers.docx.write import write_docx, write_word
from tests.writers.docx.conftest import cells, drawing, head, prose, words
from tests.writers.docx.template.test_towns import body, dressed
from tests.writers.docx.template.towns import bound, members, saved, with_place
from tests.writers.docx.validator import all_faults, faults, needs_validator

TEXTS = (
    "Fehl & Co <x> \"in\" 'Haken' &amp; &lt;",
    "{{ kein Platzhalter }} {% if x %} {# nichts #} {{ inhalt }}",
    "Größe, Straße, Ærø, Łódź, Čeština, Ελλάδα",
    "😀 👩‍👩‍👧 🏳️‍🌈 und 𝔘𝔫𝔦",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente" * 12,
    "https://beispiel.example/" + "sehr-langer-pfad/" * 30,
    "Zeile\u2028Zeile\u2029Absatz\x00\x0b\x1f\ufffe",
    "]]> <!-- --> <?xml?> <w:p/>",
    "  vorn und hinten  ",
    "\u202eumgekehrt\u202c ‏עברית‏",
)


def table(rows: int, columns: int) -> Table:
    """A table of data as large as it is asked for."""
    head = tuple(TableCell(words(f"Spalte {n}"), is_head=True) for n in range(columns))

    def row(number: int) -> Row:
        stub = TableCell(words(f"Bezirk {number} & Umland <{number}>"), is_head=True)
        values = (Value(f"{number * n}", Key("k", str(number), str(n))) for n in range(1, columns))
        return Row((stub, *(TableCell((each,)) for each in values)))

    widths = (Column(Align.LEFT, 2.0), *[Column()] * (columns - 1))
    body = tuple(map(row, range(rows)))
    return Table(words(f"{rows} mal {columns}"), widths, (Row(head),), body, label="tab-gross")


def written(theme: Theme, *blocks: Block) -> bytes:
    document = Document(Meta("Titel & <mehr>"), (Section(words("Eins & <zwei>"), blocks),))
    return write_docx(numbered(document, Problems()), theme)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_right_wherever_it_stands(text: str, theme: Theme) -> None:
    cell = replace(table(1, 2), title=words(text), notes=(words(text),), label="tab-text")
    box = Box(Role.HINT, (Paragraph((Text(text),)),), words(text))
    data = written(theme, Paragraph(words(text)), cell, box)
    assert inspect(data, "a.docx") == ()
    legal = text.translate(dict.fromkeys((0, 0x0B, 0x1F, 0xFFFE)))
    found = [paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs]
    assert found.count(legal) == 4


SIZES = [(500, 6, 1), (12, 40, 2), (500, 40, 2), (1, 1, 1), (12, 90, 3)]
"""Rows, columns, and the parts that they come to."""


@pytest.mark.parametrize(("rows", "columns", "parts"), SIZES)
def test_a_table_keeps_every_cell(rows: int, columns: int, parts: int, theme: Theme) -> None:
    data = written(theme, replace(table(rows, columns), is_wide=columns > 12))
    assert inspect(data, "a.docx") == ()
    grids = list(body(data).iter(name("tbl")))
    assert [len(grid.findall("w:tr", NAMESPACES)) for grid in grids] == [rows + 1] * parts
    found = [grid.findall("w:tblGrid/w:gridCol", NAMESPACES) for grid in grids]
    assert sum(len(each) - 1 for each in found) == columns - 1  # each part repeats the stub
    widths = [int(value(each, "w")) for each in found[0]]
    assert min(widths) > 100
    pages = (find(each, "w:pgSz") for each in body(data).iter(name("sectPr")))
    assert sum(widths) <= max(int(value(each, "w")) for each in pages)


# ---------------------------------------------------------------- blocks

HEADING = ("Die Lage der Menschen in den Bezirken " * 8)[:300]
ALTERNATIVE = ("Balkendiagramm: Im Bezirk Nord liegt die Quote bei 12,4 Prozent & <mehr>. " * 30)[
    :2000
]
DEPTH = 7


def nested(depth: int = 1) -> ItemList:
    """Lists in lists, numbered and not in turn."""
    inner = (nested(depth + 1),) if depth < DEPTH else ()
    return ItemList(((prose(f"Ebene {depth}"), *inner),), is_ordered=depth % 2 == 0)


def noted(count: int) -> Paragraph:
    pairs = ((Text(f"Wort {n} "), Note(words(f"Fußnote {n} & <x>"))) for n in range(count))
    return Paragraph(tuple(each for pair in pairs for each in pair))


FIVE = tuple(head(*(f"Kopf {line}.{place}" for place in range(4))) for line in range(5))
LABELS = ("kapitel-mit-einem-sehr-langen-namen-der-nie-endet-ä", "Abb 1", "abb 1", "😀", "1:2;<&>")
BLOCKS: dict[str, Block] = {
    "heading": Section(words(HEADING), (prose(), Section(words(HEADING), (prose(),)))),
    "list": nested(),
    "notes": noted(200),
    "empty-table": replace(table(1, 3), body=()),
    "one-column": replace(table(3, 1), source=words("Quelle")),
    "five-heads": replace(table(60, 4), head=FIVE),
    "long-head": replace(table(3, 3), head=(head("Donaudampfschiff" * 9, "B" * 90, "C"),)),
    "long-cell": replace(table(1, 2), body=(cells("Text " * 3000, "1"),)),
    "long-title": replace(table(1, 2), title=words(HEADING * 3)),
    "picture": Figure(words("Bild"), drawing(), ALTERNATIVE, label="abb-bild"),
    "labels": Section(
        words("Namen"),
        tuple(Section(words("a"), (prose(),), label=f"{each}{n}") for n in "12" for each in LABELS),
    ),
    "key": Paragraph((Value("1", Key("ä" * 100 + '<&">', "x" * 50, "2024")),)),
}


@pytest.mark.parametrize("case", BLOCKS)
def test_a_block_is_sound(case: str, theme: Theme) -> None:
    data = written(theme, BLOCKS[case])
    assert inspect(data, "a.docx") == ()
    names = [value(each, "name") for each in body(data).iter(name("bookmarkStart"))]
    assert all(0 < len(each) <= 40 for each in names)
    told = (each for tag in ("alias", "tag") for each in body(data).iter(name(tag)))
    assert all(len(value(each)) <= 64 for each in told)


def test_nothing_of_long_texts_is_lost(theme: Theme) -> None:
    data = written(theme, BLOCKS["heading"], BLOCKS["picture"])
    texts = ["".join(t.text or "" for t in p.iter(name("t"))) for p in body(data)]
    assert sum(HEADING in each for each in texts) == 2
    (described,) = body(data).iter(f"{{{NAMESPACES['wp']}}}docPr")
    assert described.get("descr") == ALTERNATIVE


def test_lists_stand_in_as_deep_as_they_are(theme: Theme) -> None:
    data = written(theme, BLOCKS["list"])
    levels = [int(value(each)) for each in body(data).iter(name("ilvl"))]
    assert levels == list(range(DEPTH))


def test_every_note_has_its_mark(theme: Theme) -> None:
    data = written(theme, BLOCKS["notes"])
    marks = [value(each, "id") for each in body(data).iter(name("footnoteReference"))]
    assert marks == [str(n) for n in range(1, 201)]
    assert members(data)["word/footnotes.xml"].decode().count("&amp; &lt;x&gt;") == 200


# ---------------------------------------------------------------- beside the text


@pytest.mark.parametrize("text", [*TEXTS, "T" * 700, "ä" * 300])
def test_properties_heads_and_controls_take_any_text(text: str, theme: Theme) -> None:
    meta = Meta(text, subtitle=text, author=text, subject=text, keywords=(text, text),
                running_title=text, date="2025-03-31")  # fmt: skip
    section = Section(words("Eins"), (prose(),))
    for dress in (theme, dressed(theme, bound())):
        data = write_docx(numbered(Document(meta, (section,)), Problems()), dress)
        assert inspect(data, "a.docx") == ()
        core = docx.Document(BytesIO(data)).core_properties
        legal = text.translate(dict.fromkeys((0, 0x0B, 0x1F, 0xFFFE)))
        assert core.title == legal[:255]
        assert len(core.keywords) <= 255


@pytest.mark.parametrize("text", [*TEXTS, "T" * 700, "erste\nzweite\r\ndritte\tvierte"])
def test_a_form_takes_any_text(text: str, theme: Theme) -> None:
    word = docx.Document(BytesIO(with_place("{{ inhalt }}")))
    word.paragraphs[0].text = "[{{ title }}]"
    word.sections[0].header.paragraphs[0].text = "[{{ title }}]"
    meta = Meta("Titel", fields=Fields((("title", text),)))
    document = Document(meta, (Section(words("Eins"), (prose(),)),))
    data = write_docx(numbered(document, Problems()), dressed(theme, saved(word)))
    assert inspect(data, "a.docx") == ()
    legal = text.translate(dict.fromkeys((0, 0x0B, 0x1F, 0xFFFE)))
    made = docx.Document(BytesIO(data))
    for paragraph in (made.paragraphs[0], made.sections[0].header.paragraphs[0]):
        assert paragraph.text == f"[{legal}]".replace("\r\n", "\n")


def test_names_of_styles_may_be_anything(theme: Theme) -> None:
    names = {"heading_1": ["Kopf & <x>", "{{ x }}", "😀"], "body": "'"}
    document = Document(Meta("Titel"), (Section(words("Eins"), (prose(),)),))
    notices = write_word(document, dressed(theme, bound(), styles=names, adds_styles=True)).notices
    assert [each.code for each in notices] == ["word-style-unmet", "word-style-unmet"]


@pytest.mark.real
@needs_validator
def test_the_sdk_finds_no_fault_in_any_block(theme: Theme, tmp_path: Path) -> None:
    for case, block in BLOCKS.items():
        (tmp_path / f"{case}.docx").write_bytes(written(theme, block))
    assert all_faults(tmp_path.iterdir()) == {}


@pytest.mark.real
@needs_validator
def test_the_sdk_finds_no_fault_in_anything_awkward(theme: Theme, tmp_path: Path) -> None:
    texts = (Paragraph(words(each)) for each in TEXTS)
    (tmp_path / "a.docx").write_bytes(written(theme, *texts, table(500, 40)))
    assert faults(tmp_path / "a.docx") == []
