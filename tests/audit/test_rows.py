"""What stands side by side in Word is read exhibit by exhibit, not as a table."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from reportgen.audit.pieces import Words
from reportgen.audit.word import read_word
from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Text
from reportgen.document.nodes import Box, Document, Figure, Meta, Role, Section
from reportgen.document.theme import load_theme
from reportgen.errors import Problems
from reportgen.world import MemoryWorld
from reportgen.writers.docx.write import write_docx


def written() -> bytes:
    drawing = Drawing(b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"", 50, 20)
    left = Figure((Text("Links"),), drawing, "Was links steht.", number="1.1", label="abb-l")
    right = replace(left, title=(Text("Rechts"),), alternative="Was rechts steht.", number="1.2")
    row = Box(Role.ROW, (left, replace(right, label="abb-r")))
    document = Document(Meta("Titel"), (Section((Text("Kapitel"),), (row,), label="k"),))
    return write_docx(document, load_theme("standard", MemoryWorld(), Problems()))


def exhibits(data: bytes) -> dict[str, str]:
    pieces = read_word("a.docx", data).pieces
    return {each.text: each.spot.exhibit for each in pieces if isinstance(each, Words)}


def test_alternatives_are_those_of_the_exhibits_in_a_row() -> None:
    told = exhibits(written())
    assert told["Was links steht."] == "Abbildung 1.1"
    assert told["Was rechts steht."] == "Abbildung 1.2"


def test_captions_are_known_where_a_town_calls_their_style_otherwise() -> None:
    held = BytesIO()
    with ZipFile(BytesIO(written())) as package, ZipFile(held, "w") as other:
        for name in package.namelist():
            other.writestr(name, package.read(name).replace(b'"Caption"', b'"Beschriftung"'))
    assert exhibits(held.getvalue())["Was rechts steht."] == "Abbildung 1.2"
