"""What comes from data can be found again: controls, bookmarks, names of drawings, the manifest."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from reportgen.document.inlines import Note, Text, Value
from reportgen.document.nodes import Document, Figure, FigureKind, Meta, Paragraph, Section
from reportgen.document.printed import printed
from reportgen.document.theme import Theme
from reportgen.frame import Key
from reportgen.writers.docx.manifest import NAMESPACE, Edition
from reportgen.writers.docx.markup import NAMESPACES, W15, Element, find, name, value
from reportgen.writers.docx.write import write_docx, write_word
from tests.writers.beside.word import read_word
from tests.writers.docx.conftest import drawing, small_table
from tests.writers.docx.template.towns import bound, members
from tests.writers.docx.validator import faults, needs_validator

DRAWING = f"{{{NAMESPACES['wp']}}}docPr"


def number(text: str, place: str, **group: str) -> Value:
    return Value(text, Key("sgb2_quote", place, "2024", tuple(group.items())))


def told(*content: Text | Value | Note) -> Paragraph:
    return Paragraph(content)


def values() -> tuple[Paragraph, ...]:
    """The same number twice, one in a note, one with a long key."""
    return (
        told(Text("Die Quote ist "), number("12,4 %", "05"), Text(" und dort "), number("8", "06")),
        told(Text("Noch einmal "), number("12,4 %", "05"), Note((number("3,1", "07"),))),
        told(number("17", "08", age="unter 15 Jahren", sex="w", household="Alleinerziehende")),
    )


def table() -> Section:
    """A table with a number from data, and a figure."""
    whole = small_table()
    row = whole.body[1]
    cell = replace(row.cells[1], content=(number("1 234", "11"),))
    body = (
        whole.body[0],
        replace(row, cells=(row.cells[0], cell, *row.cells[2:])),
        *whole.body[2:],
    )
    shown = Figure((Text("Karte"),), drawing(), "Karte", FigureKind.MAP, label="karte-quote")
    return Section((Text("Tabelle"),), (replace(whole, body=body, number="1.1"), shown))


def document(*more: Paragraph) -> Document:
    section = Section((Text("Eins"),), (*more, *values()))
    return Document(Meta("Der Titel", date="2025-03-31"), (section, table()))


@pytest.fixture(scope="module")
def anchored(theme: Theme) -> bytes:
    return write_docx(document(), theme)


def tree(data: bytes, path: str = "word/document.xml") -> Element:
    return etree.fromstring(members(data)[path])


def manifest(data: bytes) -> Element:
    items = (each for path, each in members(data).items() if path.startswith("customXml/item"))
    return next(etree.fromstring(each) for each in items if f'xmlns="{NAMESPACE}"'.encode() in each)


def lines(data: bytes) -> list[dict[str, str]]:
    """What the manifest tells, with the kind of each."""
    return [
        {"kind": etree.QName(each).localname} | {str(k): str(v) for k, v in each.attrib.items()}
        for each in manifest(data)
    ]


def bookmarks(data: bytes) -> list[str]:
    parts = ("word/document.xml", "word/footnotes.xml")
    found = (each for part in parts for each in tree(data, part).iter(name("bookmarkStart")))
    return [value(each, "name") for each in found if value(each, "name").startswith("_rg_")]


def test_the_manifest_tells_every_number_that_is_printed(anchored: bytes) -> None:
    found = [(each["key"], each["text"]) for each in lines(anchored) if each["kind"] == "value"]
    assert Counter(found) == Counter(
        (str(each.value.key), each.value.text) for each in printed(document())
    )


def test_tables_and_figures_are_told_by_their_labels(anchored: bytes) -> None:
    found = {each["key"]: each["kind"] for each in lines(anchored) if each["kind"] != "value"}
    assert found == {"tab-klein": "table", "karte-quote": "map"}
    assert "karte-quote" in {each.get("name") for each in tree(anchored).iter(DRAWING)}


def test_every_anchor_has_a_bookmark_of_its_own(anchored: bytes) -> None:
    assert sorted(bookmarks(anchored)) == sorted(f"_rg_{each['id']}" for each in lines(anchored))


def test_controls_are_hidden_and_name_the_key(anchored: bytes) -> None:
    controls = [find(each, "w:sdtPr") for each in tree(anchored).iter(name("sdt"))]
    titles = [value(find(each, "w:alias")) for each in controls if each is not None]
    assert "Wert [sgb2_quote/05/2024]" in titles
    assert "Tabelle 1.1 [tab-klein]" in titles
    assert "Karte [karte-quote]" in titles
    assert max(map(len, titles)) <= 64
    hidden = list(tree(anchored).iter(f"{{{W15}}}appearance"))
    assert len(hidden) == len(controls) == 6
    root = members(anchored)["word/document.xml"][:2000]
    assert b'Ignorable="w14 w15"' in root


def test_anchors_stay_the_same_when_something_is_added(anchored: bytes, theme: Theme) -> None:
    more = write_docx(document(told(Text("Neu: "), number("1", "99"))), theme)
    before, after = ({each["id"] for each in lines(data)} for data in (anchored, more))
    assert before < after
    assert len(after - before) == 1


def test_a_control_disturbs_nobody(anchored: bytes, theme: Theme) -> None:
    """No lock, no prompt, no frame; and what is copied or read aloud is the text alone."""
    allowed = {name(each) for each in ("alias", "tag", "id")} | {f"{{{W15}}}appearance"}
    for each in tree(anchored).iter(name("sdtPr")):
        assert {child.tag for child in each} <= allowed
    assert read_word(anchored) == read_word(write_docx(document(), without_anchors(theme)))


def without_anchors(theme: Theme) -> Theme:
    word = theme.tokens.word.model_copy(update={"anchors": False})
    return replace(theme, tokens=theme.tokens.model_copy(update={"word": word}))


def test_each_part_of_a_table_has_an_anchor(theme: Theme) -> None:
    parted = replace(small_table(), splits=(2, 1), body=small_table().body[1:4])
    section = Section((Text("Tabelle"),), (parted,))
    written = write_docx(Document(Meta("Titel", date="2025-03-31"), (section,)), theme)
    assert [each["key"] for each in lines(written)] == ["tab-klein/1", "tab-klein/2"]
    assert len({each["digest"] for each in lines(written)}) == 2


def test_the_manifest_names_document_and_ledger(theme: Theme) -> None:
    edition = Edition("sozialbericht", "ab" * 32)
    told = manifest(write_word(document(), theme, edition=edition).data)
    found = {key: value for key, value in told.attrib.items() if key != "edition"}
    assert found == {
        "document": "sozialbericht", "title": "Der Titel", "date": "2025-03-31", "ledger": "ab" * 32
    }  # fmt: skip


def test_anchors_can_be_left_out(theme: Theme) -> None:
    written = write_docx(document(), without_anchors(theme))
    assert bookmarks(written) == []
    assert not any(path.startswith("customXml") for path in members(written))


def test_a_file_that_serves_as_template_leaves_no_manifest(anchored: bytes, theme: Theme) -> None:
    town = replace(theme, files=theme.files | {"reference.docx": anchored})
    again = write_docx(document(), town)
    assert lines(again) == lines(anchored)
    assert sum(path.startswith("customXml/item1") for path in members(again)) == 1


def test_parts_of_a_town_keep_their_names(theme: Theme) -> None:
    town = replace(theme, files=theme.files | {"reference.docx": bound()})
    written = members(write_docx(document(), town))
    assert b"<amt>50</amt>" in written["customXml/item1.xml"]
    assert NAMESPACE.encode() in written["customXml/item2.xml"]


# ---------------------------------------------------------------- in the eyes of others


@pytest.mark.real
@needs_validator
def test_the_sdk_finds_no_fault_in_anchors(anchored: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(anchored)
    assert faults(tmp_path / "a.docx") == []
