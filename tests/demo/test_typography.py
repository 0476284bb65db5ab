"""Every page of the demo town's documents as a typesetter looks at it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.writers.pdf import flow, setting
from tests.writers.pdf.ink import Ink, ink
from tests.writers.pdf.setting import Margins

pytestmark = pytest.mark.demo
REPORT = Margins(24, 26, 27, 23, turned=(27, 23, 27, 25))
PAPER = Margins(20, 25, 25, 25)
MARGINS = {
    "sozialbericht": REPORT,
    "gallery": REPORT,
    "teilbericht-kinder": REPORT,
    "leichte-sprache": Margins(25, 32, 25, 25),
} | dict.fromkeys(
    ("beschlussvorlage", "mitteilung-kinder", "anfrage-pflege", "NICHTOEFFENTLICH-anmietung"), PAPER
)  # fmt: skip
TITLES = {
    "sozialbericht": "Sozialbericht 2024",
    "gallery": "Galerie der Darstellungen",
    "teilbericht-kinder": "Kinder und Jugendliche",
}
CHECKS: tuple[Callable[[Ink], Iterator[str]], ...] = (
    flow.lone_lines,
    flow.lone_headings,
    flow.torn_rows,
    flow.lost_heads,
    flow.parted_captions,
    flow.far_notes,
    setting.crowded_sizes,
    setting.small_type,
    setting.clipped_cells,
    setting.torn_grounds,
    setting.pale_text,
)
HARDLY = 100
"""Of so many pages one may have a fault that only an author can mend."""


@pytest.fixture(scope="module", params=MARGINS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def read(town: Path, name: str) -> Ink:
    (path,) = town.glob(f"*/{name}.pdf")
    return ink(path.read_bytes())


@pytest.mark.parametrize("check", CHECKS)
def test_pages_are_without_fault(read: Ink, check: Callable[[Ink], Iterator[str]]) -> None:
    assert list(check(read)) == []


def test_lines_are_not_too_long(read: Ink, name: str) -> None:
    """Council papers are as wide as forms are."""
    if MARGINS[name] is not PAPER:
        assert list(setting.long_lines(read)) == []


def test_nothing_stands_where_the_page_is_free(read: Ink, name: str) -> None:
    assert list(setting.outside(read, MARGINS[name])) == []


@pytest.mark.parametrize("check", [flow.hyphen_ladders, flow.words_over_pages])
def test_hyphens_hardly_disturb(read: Ink, check: Callable[[Ink], Iterator[str]]) -> None:
    """WeasyPrint knows no `hyphenate-limit-lines`."""
    assert len(list(check(read))) <= len(read.sheets) / HARDLY


def test_feet_tell_where_one_is(read: Ink, name: str) -> None:
    """On right pages the chapter, on left ones the document; others are not mirrored."""
    if name in TITLES:
        assert list(setting.wrong_feet(read, TITLES[name])) == []
