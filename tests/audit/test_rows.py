"""What stands side by side in Word is read exhibit by exhibit, not as a table."""

from dataclasses import replace

from reportgen.audit.pieces import Words
from reportgen.audit.word import read_word
from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Text
from reportgen.document.nodes import Box, Document, Figure, Meta, Role, Section
from reportgen.document.theme import load_theme
from reportgen.errors import Problems
from reportgen.world import MemoryWorld
from reportgen.writers.docx.write import write_docx


def test_alternatives_are_those_of_the_exhibits_in_a_row() -> None:
    drawing = Drawing(b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"", 50, 20)
    left = Figure((Text("Links"),), drawing, "Was links steht.", number="1.1", label="abb-l")
    right = replace(left, title=(Text("Rechts"),), alternative="Was rechts steht.", number="1.2")
    row = Box(Role.ROW, (left, replace(right, label="abb-r")))
    document = Document(Meta("Titel"), (Section((Text("Kapitel"),), (row,), label="k"),))
    data = write_docx(document, load_theme("standard", MemoryWorld(), Problems()))
    told = {each.text: each.spot.exhibit for each in read_word("a.docx", data).pieces
            if isinstance(each, Words)}  # fmt: skip
    assert told["Was links steht."] == "Abbildung 1.1"
    assert told["Was rechts steht."] == "Abbildung 1.2"
