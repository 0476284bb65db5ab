"""Pictures that authors supply."""

from io import BytesIO

import pytest
from PIL import Image

from reportgen.compose.faults import Faults
from reportgen.compose.pictures import Pictures
from reportgen.errors import Where
from reportgen.world import MemoryWorld

HERE = Where("a.md", 3)


def draw(content: str | bytes, width: str = "") -> tuple[float, float] | list[str]:
    faults = Faults()
    if isinstance(content, str) and "<svg" in content:
        content = content.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"') + "</svg>"
    drawing = Pictures(MemoryWorld({"a.svg": content}), 118.0, faults).draw("a.svg", width, HERE)
    if drawing is None or faults.found:
        return [found.code for found in faults.found]
    return drawing.width, drawing.height


@pytest.mark.parametrize(
    ("tag", "size"),
    [
        ('<svg width="60mm" height="30mm">', (60, 30)),
        ('<svg width="6cm" height="30mm" viewBox="0 0 1 1">', (60, 30)),
        ("<svg width='72pt' height='36pt'>", (25.4, 12.7)),
        ('<svg width="96" height="48px">', (25.4, 12.7)),
        ('<svg viewBox="0 0 96 192">', (25.4, 50.8)),
        ('<svg width="100%" height="100%" viewBox="0,0,96,96">', (25.4, 25.4)),
        ('<?xml version="1.0"?>\n<svg\n width="400mm"\n height="200mm">', (118, 59)),
    ],
)
def test_sizes_of_drawings(tag: str, size: tuple[float, float]) -> None:
    assert draw(tag) == size


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes([0, 0, 0, 96, 0, 0, 0, 48])
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2\x00\x11\x08" + bytes([0, 48, 0, 96, 3])


@pytest.mark.parametrize("content", [PNG, JPEG])
def test_sizes_of_photographs(content: bytes) -> None:
    assert draw(content) == (25.4, 12.7)


@pytest.mark.parametrize(
    "tag",
    [
        "<svg>",
        '<svg viewBox="0 0 0 0">',
        '<svg width="0" height="5">',
        "<html>",
        "",
        b"\x89PNG",
        JPEG[:9],
    ],
)
def test_files_that_are_no_pictures(tag: str | bytes) -> None:
    assert draw(tag) == ["picture-unknown"]


@pytest.mark.parametrize(("width", "size"), [("30mm", (30, 15)), ("3cm", (30, 15))])
def test_widths(width: str, size: tuple[float, float]) -> None:
    assert draw('<svg viewBox="0 0 200 100">', width) == size


@pytest.mark.parametrize("width", ["30", "breit", "0mm", "-3mm", "50%"])
def test_widths_that_are_none(width: str) -> None:
    assert draw('<svg viewBox="0 0 200 100">', width) == ["picture-width"]


ORB = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="10mm" viewBox="0 0 200 100">'
    '<circle cx="50" cy="50" r="40" fill="#c80000"/></svg>'
)


def test_without_one_the_vectors_are_drawn_in_pixels() -> None:
    drawing = Pictures(MemoryWorld({"a.svg": ORB}), 118.0, Faults()).draw("a.svg", "40mm", HERE)
    assert drawing
    seen = Image.open(BytesIO(drawing.png)).convert("RGBA")
    assert seen.size == (472, 236)  # 300 on an inch
    assert seen.getpixel((118, 118)) == (200, 0, 0, 255)
    assert seen.getpixel((354, 118)) == (0, 0, 0, 0)


def test_what_cannot_be_drawn_is_told_and_clear() -> None:
    faults = Faults()
    files = {"a.svg": '<svg viewBox="0 0 9 9">'}
    drawing = Pictures(MemoryWorld(files), 118.0, faults).draw("a.svg", "", HERE)
    assert [(found.code, found.where) for found in faults.found] == [("picture-undrawn", HERE)]
    assert drawing
    assert Image.open(BytesIO(drawing.png)).convert("RGBA").getchannel("A").getextrema() == (0, 0)


def test_a_raster_of_the_same_name_serves_word() -> None:
    files: dict[str, str | bytes] = {"a.svg": '<svg viewBox="0 0 9 9">', "a.png": b"PNG"}
    drawing = Pictures(MemoryWorld(files), 118.0, Faults()).draw("a.svg", "", HERE)
    assert drawing
    assert (drawing.svg[:4], drawing.png) == (b"<svg", b"PNG")


@pytest.mark.parametrize(
    "path", ["/etc/a.svg", "../a.svg", "https://example.org/a.svg", "C:/a.svg"]
)
def test_pictures_outside_the_project(path: str) -> None:
    faults = Faults()
    assert Pictures(MemoryWorld(), 118.0, faults).draw(path, "", HERE) is None
    assert [(found.code, found.where) for found in faults.found] == [("picture-outside", HERE)]
