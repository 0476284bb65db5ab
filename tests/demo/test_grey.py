"""Tinted and shaded grounds as they are printed, in colour and in grey."""

import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from tests.exhibits.proof import contrast, lightness
from tests.writers.pdf.ink import Element, Ink, Run, ink

pytestmark = [
    pytest.mark.demo,
    pytest.mark.real,
    pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler-utils are not here"),
]
PAPER = "#FFFFFF"
DPI = 100
PIXELS = DPI / 25.4
"""Of a millimetre."""
STEP = 4.0
"""L* that classes of a shaded table are apart; each has its number beside."""
TINT = 2.5
"""L* by which the ground of a box is darker than paper."""


@pytest.fixture(scope="module")
def file(town: Path) -> Path:
    return town / "output" / "gallery.pdf"


@pytest.fixture(scope="module")
def pages(file: Path) -> Ink:
    return ink(file.read_bytes())


@pytest.fixture(scope="module")
def shaded(pages: Ink) -> tuple[Element, ...]:
    found = tuple(each for each in pages.of("Table") if any(_cells(each)))
    assert len(found) >= 2
    return found


def _cells(table: Element) -> Iterator[Run]:
    runs = (run for cell in table.elements if cell.kind == "TD" for run in cell.runs)
    return (run for run in runs if run.ground != PAPER and run.text.strip())


def drawn(file: Path, number: int) -> Image.Image:
    command = ["pdftoppm", "-r", str(DPI), "-f", str(number), "-l", str(number), str(file)]
    done = subprocess.run(command, check=True, capture_output=True)
    return Image.open(BytesIO(done.stdout)).convert("RGB")


def test_numbers_are_read_on_their_shades(file: Path, shaded: tuple[Element, ...]) -> None:
    """By the pixels beside them."""
    pictures = {page: drawn(file, page) for page in {table.pages[0] for table in shaded}}
    for run in (run for table in shaded for run in _cells(table)):
        spot = (run.right + 0.5) * PIXELS, (run.base - 1) * PIXELS
        colour = pictures[run.page].getpixel((int(spot[0]), int(spot[1])))
        assert isinstance(colour, tuple)
        printed = "#" + "".join(f"{round(part):02X}" for part in colour)
        assert contrast(printed, run.ground) < 1.05, run
        assert contrast(run.colour, printed) >= 4.5, run


def test_shades_are_told_apart_in_grey(shaded: tuple[Element, ...]) -> None:
    """All but those on both sides of nought, which have signs before their numbers."""
    for table in shaded:
        greys = sorted({lightness(run.ground) for run in _cells(table) if not _is_signed(run)})
        assert all(b - a >= STEP for a, b in pairwise(greys)), table.text


def _is_signed(run: Run) -> bool:
    return run.text.startswith(("+", "−", "±"))


def test_boxes_have_a_ground_in_grey(pages: Ink) -> None:
    tints = {each.colour for page in pages.sheets[1:] for each in page.fields} - {PAPER}
    assert tints
    assert all(lightness(PAPER) - lightness(each) >= TINT for each in tints), tints
