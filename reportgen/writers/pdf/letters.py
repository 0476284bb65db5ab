"""Letters of the theme's fonts as outlines, for what stands on pages but is no text of theirs."""

from io import BytesIO

from fontTools.pens.basePen import AbstractPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from reportgen.document.theme import Theme

_LETTERS = (".ttf", ".otf")


def face(theme: Theme, family: str, weight: int) -> TTFont:
    """The upright face of a family nearest to a weight; any face if the theme has none."""
    found = [data for path, data in sorted(theme.fonts.items()) if path.endswith(_LETTERS)]
    faces = [TTFont(BytesIO(data), lazy=True) for data in found]
    return min(faces, key=lambda each: _distance(each, family, weight))


def _distance(font: TTFont, family: str, weight: int) -> tuple[bool, bool, int]:
    about = font["OS/2"]
    is_slanted = bool(about.fsSelection & 1)
    return font["name"].getBestFamilyName() != family, is_slanted, abs(about.usWeightClass - weight)


def draw(text: str, font: TTFont, pen: AbstractPen) -> float:
    """Draw letters side by side in the font's units; how wide they are."""
    glyphs, known = font.getGlyphSet(), font.getBestCmap()
    at = 0.0
    for name in (known.get(ord(letter), ".notdef") for letter in text):
        glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, at, 0)))
        at += glyphs[name].width
    return at
