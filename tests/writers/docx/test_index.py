"""An index in Word: marks where its subjects stand, and a field that gathers them."""

import re
from io import BytesIO
from zipfile import ZipFile

from reportgen.document.index import Index, IndexGroup, Spot, Subject
from reportgen.document.inlines import Text
from reportgen.document.nodes import (
    Block,
    Column,
    Document,
    ItemList,
    Meta,
    Paragraph,
    Row,
    Section,
    Table,
    TableCell,
)
from reportgen.document.theme import Theme, load_theme
from reportgen.errors import Problems
from reportgen.world import MemoryWorld
from reportgen.writers.docx.write import write_docx, write_word

SPOTS = (Spot("satz"), Spot("punkt"), Spot("tab"), Spot("orte", is_main=True))
INDEX = Index(groups=(IndexGroup("Bezirke: alle", (Subject('Ort "Au"', SPOTS),)),))
NAME = r'"Bezirke\: alle:Ort \"Au\""'


def theme() -> Theme:
    return load_theme("standard", MemoryWorld(), Problems())


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def document() -> Document:
    led = Paragraph(words("Ein Satz."), label="satz")
    item = Paragraph(words("Ein Punkt."), label="punkt")
    row = Row((TableCell(words("1")),))
    table = Table(words("Titel"), (Column(),), (), (row,), label="tab", number="1")
    blocks: tuple[Block, ...] = (led, ItemList(((item,),)), table, INDEX)
    return Document(Meta("Titel"), (Section(words("Orte"), blocks, label="orte", number="1"),))


def written(pages: dict[str, int]) -> tuple[str, str]:
    data = write_docx(document(), theme(), pages)
    with ZipFile(BytesIO(data)) as package:
        names = "word/document.xml", "word/settings.xml"
        body, settings = (package.read(name).decode() for name in names)
    return body.replace("&quot;", '"'), settings


def test_every_spot_has_a_mark_and_the_main_one_is_bold() -> None:
    body, _ = written({})
    marks = re.findall(r"<w:instrText[^>]*> (XE .*?) </w:instrText>", body)
    assert marks == [f"XE {NAME} \\b", *[f"XE {NAME}"] * 3]
    assert body.index("XE") < body.index("Orte</w:t>")


def test_every_spot_is_a_target_whose_page_can_be_counted() -> None:
    word = write_word(document(), theme())
    assert word.bookmarks.keys() == {"satz", "punkt", "tab", "orte"}
    body, _ = written({})
    for bookmark in word.bookmarks.values():
        assert body.count(f'w:name="{bookmark}"') == 1


def test_the_field_holds_the_names_until_word_renews_it() -> None:
    body, settings = written({})
    assert 'INDEX \\c "1" \\e "  " \\l ", " \\g "–"' in body
    lines = re.findall(r"<w:t [^>]*>([^<]*)</w:t>", body)
    assert lines[-2:] == ["Bezirke: alle", 'Ort "Au"']
    assert "updateFields" in settings


def test_known_pages_are_filled_in() -> None:
    body, settings = written({"satz": 1, "punkt": 1, "tab": 2, "orte": 9})
    lines = re.findall(r"<w:t [^>]*>([^<]*)</w:t>", body)
    assert lines[-5:] == ['Ort "Au"', "  ", "1–2", ", ", "9"]
    assert "updateFields" not in settings
