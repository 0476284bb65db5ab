"""A leak in what is drawn: the audit reads it from the finished PDF and from SVG alike."""

import re
from collections.abc import Iterator

import pikepdf
import pytest

from reportgen.audit.pages import read_pdf
from reportgen.audit.pieces import Drawn, Label, Shape
from reportgen.audit.word import read_word
from reportgen.world import MemoryWorld
from tests.audit.town import DOCX, PDF, built, in_pdf, in_word, told

TARGET = "Hilfen, Mühlbach, 2024"


@pytest.fixture
def files() -> MemoryWorld:
    return built()


def drawing(found: MemoryWorld, path: str = PDF) -> Drawn:
    reader = read_pdf if path == PDF else read_word
    pieces = reader(path, found.files[path]).pieces
    return next(each for each in pieces if isinstance(each, Drawn))


def label(drawn: Drawn, text: str) -> Label:
    return next(each for each in drawn.sketch.labels if each.text == text)


def into_figure(pdf: pikepdf.Pdf, drawn: str) -> None:
    """Add operators to the first drawing, in the coordinates in which it begins."""
    for page in pdf.pages:
        stream = page.obj.Contents.read_bytes()
        start = re.search(rb"/Figure\s*<<\s*/MCID\s+\d+\s*>>\s*BDC", stream)
        if start:
            inside = f"\nq {drawn} Q\n".encode("cp1252")
            page.obj.Contents = pdf.make_stream(
                stream[: start.end()] + inside + stream[start.end() :]
            )
            return
    raise AssertionError


def test_pdf_and_svg_draw_the_same(files: MemoryWorld) -> None:
    """Words and lines of both are the same up to where the sheet stands and how large it is."""
    one, other = (drawing(files, path).sketch for path in (PDF, DOCX))
    assert [each.text for each in one.labels] == [each.text for each in other.labels]
    assert [(each.fill, each.stroke) for each in one.shapes] == [
        (each.fill, each.stroke) for each in other.shapes
    ]
    mine, theirs = list(corners(one.shapes)), list(corners(other.shapes))
    assert len(mine) == len(theirs) >= 10
    scale = 4 / 3
    right, down = mine[0][0] - scale * theirs[0][0], mine[0][1] - scale * theirs[0][1]
    for (x, y), (u, v) in zip(mine, theirs, strict=True):
        assert (x, y) == pytest.approx((scale * u + right, scale * v + down), abs=0.01)


def corners(shapes: tuple[Shape, ...]) -> Iterator[tuple[float, float]]:
    for shape in shapes:
        for ring in shape.rings:
            yield from ring[:4]


def test_a_number_drawn_into_the_pdf(files: MemoryWorld) -> None:
    at = label(drawing(files), "Mühlbach")
    number = f"BT /Plain 9 Tf 1 0 0 1 {at.x + 60:.2f} {at.y:.2f} Tm (2) Tj ET"
    in_pdf(files, lambda pdf: into_figure(pdf, number))
    (finding,) = told(files)
    assert f"{PDF}, Abbildung 1.1, Seite" in finding
    assert "Die Zahl 2 steht" in finding
    assert TARGET in finding


def test_a_number_in_the_drawing_of_word(files: MemoryWorld) -> None:
    in_word(files, r"word/media/.*\.svg", lambda text: text.replace(">.</text>", ">2</text>", 1))
    (finding,) = told(files)
    assert f"{DOCX}, Abbildung 1.1: Die Zahl 2 steht" in finding
    assert TARGET in finding
