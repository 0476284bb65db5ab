"""Drawings: plain SVG of true size, words that stay on the sheet, the same bytes every time."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Tree

import pytest
from PIL import Image

from reportgen.document.drawing import Drawing
from reportgen.document.nodes import Figure
from reportgen.document.tokens import SMALLEST
from reportgen.exhibits.sheet import drawing as drawing_room
from reportgen.exhibits.sheet.drawing import RESOLUTION
from reportgen.exhibits.sheet.fonts import Faces, faces
from reportgen.exhibits.sheet.marks import POINT
from reportgen.exhibits.sheet.symbols import dots

SVG = "{http://www.w3.org/2000/svg}"
KNOWN = {"svg", "defs", "style", "path", "text"}
"""What every reader of SVG draws alike."""
Shows = Callable[..., Any]


def drawing(gallery: Shows, name: str, **options: object) -> Drawing:
    figure = gallery(**options)(name)
    assert isinstance(figure, Figure)
    return figure.drawing


def test_svg_is_plain_and_of_true_size(gallery: Shows, drawn: str) -> None:
    found = drawing(gallery, drawn)
    root = Tree.fromstring(found.svg)
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= KNOWN
    assert root.attrib["width"].endswith("pt")
    assert float(root.attrib["width"][:-2]) * POINT == pytest.approx(found.width, abs=0.01)
    assert float(root.attrib["height"][:-2]) * POINT == pytest.approx(found.height, abs=0.01)
    for word in (b"opacity", b"clip-path", b"url(", b"matplotlib", b"date"):
        assert word not in found.svg


@dataclass(frozen=True)
class Word:
    text: str
    left: float
    right: float
    base: float
    size: float

    def covers(self, other: "Word") -> bool:
        """Whether two words share ink; half a millimetre of air above and below is not ink."""
        beside = self.right <= other.left + 0.05 or other.right <= self.left + 0.05
        high = 0.62 * max(self.size, other.size) * POINT
        return not beside and abs(self.base - other.base) < high


def words(found: Drawing, family: Faces) -> list[Word]:
    return [_word(each, family) for each in Tree.fromstring(found.svg).iter(f"{SVG}text")]


def _word(element: Tree.Element, family: Faces) -> Word:
    style = dict(part.split(": ") for part in element.attrib["style"].split("; "))
    assert style["font-family"] == f"'{family.family}'"
    text, size = element.text or "", float(style["font-size"].removesuffix("px"))
    face = family.strong if "font-weight" in style else family.plain
    wide = face.width(text, size)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[style["text-anchor"]]
    left = float(element.attrib["x"]) * POINT - share * wide
    return Word(text, left, left + wide, float(element.attrib["y"]) * POINT, size)


def test_words_can_be_read(gallery: Shows, drawn: str) -> None:
    show = gallery()
    family = faces(show.stage.theme)
    figure = show(drawn)
    found = words(figure.drawing, family)
    for word in found:
        assert word.size >= SMALLEST
        assert word.left >= -0.05, word
        assert word.right <= figure.drawing.width + 0.05, word
        assert word.base - 0.7 * word.size * POINT >= -0.05, word
        assert word.base <= figure.drawing.height - 0.2, word
    for one, other in combinations([word for word in found if word.text], 2):
        assert not one.covers(other), (one, other)


def test_pictures_are_made_on_demand(gallery: Shows, drawn: str) -> None:
    assert drawing(gallery, drawn).png == b""
    found = drawing(gallery, drawn, raster=True)
    picture = Image.open(BytesIO(found.png))
    assert picture.size == (
        round(found.width / 25.4 * RESOLUTION),
        round(found.height / 25.4 * RESOLUTION),
    )
    assert picture.convert("RGB").getpixel((0, picture.height - 1)) == (255, 255, 255)
    assert b"matplotlib" not in found.png


PROGRAM = """
import hashlib, importlib.util, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("gallery", sys.argv[1])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
gallery = module.Gallery(raster=True)
print(hashlib.sha256(repr([gallery(name) for name in module.SPECS]).encode()).hexdigest())
"""


def test_the_same_bytes_in_every_process() -> None:
    """Nodes, SVG and PNG of all kinds, whatever the hash seed."""
    place = Path(__file__).parents[1] / "conftest.py"
    digests = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(place)],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(digests) == 1
    assert len(digests.pop().strip()) == 64


def test_what_is_shown_again_is_drawn_once(
    gallery: Shows, drawn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = gallery(raster=True)
    first = show(drawn).drawing
    monkeypatch.setattr(drawing_room, "_Pen", None)  # nobody can draw any more
    assert show(drawn).drawing == first


def test_drawings_are_small(gallery: Shows, drawn: str) -> None:
    is_many = drawn.startswith("panels")  # a dozen drawings in one
    assert len(drawing(gallery, drawn).svg) < (160 if is_many else 25) * 1024


def test_the_same_bytes_twice(gallery: Shows, shown: str) -> None:
    assert repr(gallery(raster=True)(shown)) == repr(gallery(raster=True)(shown))


def test_dots_are_seen_in_pictures_too(gallery: Shows) -> None:
    stage = gallery(raster=True).stage
    places = [(3.0 + 5 * number, 4.0 + number / 7) for number in range(10)]
    found = drawing_room.drawn([dots(places, 0.75, "#3A444B")], 60.0, 10.0, stage)
    picture = Image.open(BytesIO(found.png)).convert("L")
    for x, y in places:
        at = (int(x / 25.4 * RESOLUTION), int(y / 25.4 * RESOLUTION))
        assert isinstance(seen := picture.getpixel(at), int)
        assert seen < 100
