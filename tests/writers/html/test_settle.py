"""Text goes ahead of exhibits that do not fit; nothing else changes its place."""

from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Text
from reportgen.document.nodes import (
    Block,
    Box,
    Document,
    DocumentKind,
    Figure,
    Meta,
    Paragraph,
    Role,
    Section,
)
from reportgen.document.tokens import Sizes
from reportgen.document.walk import walk
from reportgen.writers.html.settle import settled

WORDS = "Wie viele Menschen in einer Stadt leben und wie alt sie sind. " * 6
SIZES = Sizes()


def figure(name: str, high: float = 100.0) -> Figure:
    return Figure((Text(name),), Drawing(b"<svg/>", b"", 118, high), name, label=name)


def paragraph(name: str, words: str = WORDS) -> Paragraph:
    return Paragraph((Text(f"{name} {words}"),))


def document(*blocks: Block, kind: DocumentKind = DocumentKind.REPORT) -> Document:
    return Document(Meta("T", kind), (Section((Text("K"),), blocks),))


def order(made: Document) -> str:
    """The first letters of exhibits and paragraphs, as they stand."""
    names = []
    for block in walk(made.blocks):
        if isinstance(block, Figure):
            names.append(block.label)
        elif isinstance(block, Paragraph):
            first = block.content[0]
            assert isinstance(first, Text)
            names.append(first.text[0])
    return "".join(names)


def after(*blocks: Block) -> str:
    return order(settled(document(*blocks), SIZES))


def test_text_fills_the_page_that_an_exhibit_leaves() -> None:
    assert after(figure("A"), figure("B", 60), figure("C"), paragraph("x")) == "ABxC"


def test_where_all_fits_all_stays() -> None:
    assert after(figure("A"), figure("B", 40), paragraph("x"), figure("C", 20)) == "ABxC"


def test_exhibits_and_texts_keep_their_order() -> None:
    figures = (figure(name) for name in "ABCDE")
    found = after(paragraph("x"), *figures, paragraph("y"), figure("F"), paragraph("z"))
    assert [letter for letter in found if letter.isupper()] == list("ABCDEF")
    assert [letter for letter in found if letter.islower()] == list("xyz")


def test_what_leads_to_the_next_block_stays_before_it() -> None:
    assert after(figure("A"), figure("B", 60), figure("C"), paragraph("x", f"{WORDS}:")) == "ABCx"


def test_nothing_passes_a_heading() -> None:
    inner = Section((Text("S"),), (paragraph("x"),))
    assert after(figure("A"), figure("B", 60), figure("C"), inner) == "ABCx"


def test_a_note_in_the_margin_goes_along() -> None:
    note = Box(Role.MARGIN, (paragraph("m", "kurz"),))
    assert after(figure("A"), figure("B", 60), figure("C"), note, paragraph("x")) == "ABmxC"


def test_a_theme_may_keep_everything_in_its_place() -> None:
    blocks = (figure("A"), figure("B", 60), figure("C"), paragraph("x"))
    still = Sizes(height=0)
    assert order(settled(document(*blocks), still)) == "ABCx"
    paper = document(*blocks, kind=DocumentKind.COUNCIL_PAPER)
    assert settled(paper, SIZES) is paper
