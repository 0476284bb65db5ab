"""An index as HTML."""

from reportgen.document.index import Index, IndexGroup, Spot, Subject
from reportgen.document.inlines import Text
from reportgen.document.nodes import Block, ItemList, Paragraph, Terms
from reportgen.document.tokens import Sizes
from reportgen.writers.html.block import Setting, block
from reportgen.writers.html.index import index

SPOTS = (Spot("a"), Spot("b", is_main=True), Spot("c", is_main=True))
INDEX = Index(groups=(IndexGroup("Bezirke", (Subject("Ort & Au", SPOTS),)),))


def link(label: str, page: int) -> str:
    told = f"Ort &amp; Au, Seite {page}"
    return f'<a href="#{label}" aria-label="{told}">{page}</a>'


def test_subjects_stand_in_groups_with_a_link_to_each_end_of_their_pages() -> None:
    pages = f"<span>{link('a', 2)}</span>, <strong>{link('b', 4)}–{link('c', 5)}</strong>"
    assert index(INDEX, {"a": 2, "b": 4, "c": 5}) == (
        f'<div class="index wide"><p>Bezirke</p><ul><li>Ort &amp; Au\u2002{pages}</li></ul></div>'
    )


def test_pages_that_nobody_knows_are_left_out() -> None:
    assert "<li>Ort &amp; Au\u2002</li>" in index(INDEX, {})
    assert index(Index(), {}) == ""


def test_paragraphs_are_led_to_wherever_they_stand() -> None:
    led = Paragraph((Text("Ort"),), label="ort-1")
    blocks: tuple[Block, ...] = (led, ItemList(((led,),)), Terms((((Text("T"),), (led,)),)))
    written = [block(each, Setting(Sizes())) for each in blocks]
    assert written[0] == '<p id="ort-1">Ort</p>'
    assert '<li id="ort-1">Ort</li>' in written[1]
    assert '<dd id="ort-1">Ort</dd>' in written[2]
