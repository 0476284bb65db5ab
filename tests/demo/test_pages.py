"""Every page of the demo town's documents: nothing leaves the page, nothing stands upon another."""

import shutil
from pathlib import Path

import pytest

from tests.writers.pdf.pages import Page, collisions, pages_of

pytestmark = [
    pytest.mark.demo,
    pytest.mark.real,
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils are not here"),
]
EDGE = 13.9
"""Millimetres that stay free on all sides of every page but the cover."""
FOOT = 26
"""Millimetres from the edge that belong to the foot."""
LOW = {"sozialbericht": 12, "gallery": 8, "beschlussvorlage": 8, "teilbericht-kinder": 5}
"""Of so many pages one may be half empty; in the gallery exhibits stay with their declaration."""


@pytest.fixture(scope="module", params=LOW)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def pages(town: Path, name: str) -> tuple[Page, ...]:
    return pages_of(town / "output" / f"{name}.pdf")


def test_no_word_leaves_the_page(pages: tuple[Page, ...]) -> None:
    for page in pages[1:]:
        for word in page.words:
            assert word.left > EDGE, (page.number, word)
            assert word.right < page.width - EDGE, (page.number, word)
            assert word.top > EDGE, (page.number, word)
            assert word.bottom < page.height - EDGE, (page.number, word)


def test_no_word_stands_upon_another(pages: tuple[Page, ...]) -> None:
    assert [each for page in pages for each in collisions(page)] == []


def test_few_pages_are_half_empty(pages: tuple[Page, ...], name: str) -> None:
    """Chapters and profiles begin a page, and some end high on theirs; covers have few words."""
    low = [page.number for page in pages[1:] if _ends(page) < page.height / 2]
    assert len(low) <= 1 + len(pages) // LOW[name], low


def _ends(page: Page) -> float:
    """Where the lowest word above the foot ends."""
    return max((word.bottom for word in page.words if word.bottom < page.height - FOOT), default=0)
