"""What stays together in Word, and which text goes ahead of what does not fit."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from reportgen.document.nodes import Block, Box, Document, Figure, ItemList, Meta, Role, Section
from reportgen.document.theme import Theme
from reportgen.writers.docx.write import write_docx
from tests.writers.docx.conftest import PROSE, drawing, prose, small_table, words
from tests.writers.docx.test_real import needs_office, pages_of


def text(sign: str, times: int = 1) -> Block:
    return prose(f"{sign} {' '.join([PROSE] * times)}")


def exhibit(sign: str, height: float = 95.0) -> Figure:
    return Figure(words(f"{sign} Bild"), drawing(height=height), "Bild")


def order(theme: Theme, *nodes: Block, depth: int = 1) -> str:
    """The signs with which paragraphs begin, in order."""
    section = Section(words("Kapitel"), nodes)
    for _ in range(depth - 1):
        section = Section(words("Kapitel"), (section,))
    data = write_docx(Document(Meta("Bericht", date="2025-03-31"), (section,)), theme)
    with ZipFile(BytesIO(data)) as archive:
        written = archive.read("word/document.xml").decode()
    return "".join(re.findall(r"<w:t[^>]*>(\w) ", written))


def test_text_goes_ahead_of_an_exhibit_that_goes_to_the_next_page(theme: Theme) -> None:
    assert order(theme, text("a"), exhibit("B"), exhibit("C"), text("d")) == "aBdC"


def test_what_fits_stays(theme: Theme) -> None:
    assert order(theme, text("a"), exhibit("B"), exhibit("C", 20.0), text("d")) == "aBCd"


def test_words_stay_before_the_list_they_lead_to(theme: Theme) -> None:
    listed = ItemList(((prose("ein Punkt"),),))
    assert order(theme, text("a"), exhibit("B"), exhibit("C"), text("d"), listed) == "aBCd"


def test_a_margin_box_stays_above_what_it_belongs_to(theme: Theme) -> None:
    box = Box(Role.MARGIN, (prose("m Randnotiz"),))
    assert order(theme, text("a"), exhibit("B"), exhibit("C"), box, text("d")) == "aBmdC"
    assert order(theme, text("a"), exhibit("B"), box, exhibit("C"), text("d")) == "aBdmC"


def test_text_keeps_its_order_where_a_short_one_leads_to_an_exhibit(theme: Theme) -> None:
    below = (prose("l Kurz."), exhibit("C"), text("d"))
    assert order(theme, text("a"), exhibit("B"), Section(words("Teil"), below)) == "aBlCd"


def test_nothing_moves_in_profiles_nor_where_the_theme_wants_it_so(theme: Theme) -> None:
    sizes = theme.tokens.sizes.model_copy(update={"height": 0.0})
    fixed = replace(theme, tokens=theme.tokens.model_copy(update={"sizes": sizes}))
    nodes = (text("a"), exhibit("B"), exhibit("C"), text("d"))
    assert order(fixed, *nodes) == "aBCd"
    assert order(theme, Section(words("Ort"), nodes, role=Role.PROFILE)) == "aBCd"


@pytest.mark.real
@needs_office
def test_an_office_sees_the_page_filled(theme: Theme, tmp_path: Path) -> None:
    nodes = (text("eins", 2), exhibit("Erstes"), exhibit("Zweites"), text("drei", 3), small_table())
    data = write_docx(
        Document(Meta("Bericht", date="2025-03-31"), (Section(words("Kapitel"), nodes),)), theme
    )
    first, second, *_ = pages_of(data, tmp_path)
    assert "drei" in first
    assert "Erstes" in first
    assert "Zweites" in second
