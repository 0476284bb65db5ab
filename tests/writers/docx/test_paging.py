"""Page numbers from an office program, where the project asks for them."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from reportgen.build.documents import Made
from reportgen.build.writing import written_docx
from reportgen.document.nodes import Document
from reportgen.document.theme import Theme
from reportgen.errors import Problems
from reportgen.world import DiskWorld, MemoryWorld
from reportgen.writers.docx.paging import pages_of
from tests.writers.docx.test_real import needs_office
from tests.writers.docx.test_real import pages_of as texts_of
from tests.writers.docx.towns import members


def asking(theme: Theme) -> Theme:
    word = theme.tokens.word.model_copy(update={"page_numbers": "libreoffice"})
    return replace(theme, tokens=theme.tokens.model_copy(update={"word": word}))


def test_bookmarks_are_found_under_the_names_that_libreoffice_gives_them() -> None:
    pdf, target = pikepdf.new(), BytesIO()
    for _ in range(3):
        pdf.add_blank_page()
    place = pikepdf.Array([pdf.pages[2].obj, pikepdf.Name.XYZ, 0, 0, 0])
    pdf.Root.Dests = pikepdf.Dictionary({"/5Ftab5Fklein": place})
    pdf.save(target)
    asked = {"tab-klein": "_tab_klein", "tab-gross": "_tab_gross"}
    assert pages_of(target.getvalue(), asked) == {"tab-klein": 3}
    assert pages_of(b"kein PDF", asked) == {}


def test_without_an_office_word_counts_and_a_notice_says_so(
    everything: Document, theme: Theme
) -> None:
    problems = Problems()
    made = Made(everything, asking(theme), "output/bericht")
    written = written_docx(made, MemoryWorld(), problems)
    assert [each.code for each in problems.found] == ["word-office-missing"]
    assert b"updateFields" in members(written.data)["word/settings.xml"]


@pytest.mark.real
@needs_office
def test_the_contents_name_the_pages_that_the_office_sets(
    everything: Document, theme: Theme, tmp_path: Path
) -> None:
    problems = Problems()
    made = Made(everything, asking(theme), "output/bericht")
    written = written_docx(made, DiskWorld(tmp_path), problems)
    assert problems.found == []
    assert b"updateFields" not in members(written.data)["word/settings.xml"]
    pages = texts_of(written.data, tmp_path)
    lines = re.findall(r"^(\w+ [\d.]+) .*?(\d+)$", pages[2], flags=re.MULTILINE)
    told = {entry: int(page) for entry, page in lines}
    for entry, words in (("Tabelle 2.1", "Hundertzwanzig"), ("Karte 2.1", "Quote nach Bezirken")):
        assert words in pages[told[entry] - 1]
