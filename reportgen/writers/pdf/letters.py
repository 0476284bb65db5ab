"""Letters of the theme's fonts as outlines, for what stands on pages but is no text of theirs."""

from io import BytesIO

from fontTools.pens.basePen import AbstractPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from reportgen.document.theme import Theme
from reportgen.writers.typefaces import Typeface, typefaces


def face(theme: Theme, family: str, weight: int) -> TTFont:
    """The upright face of a family nearest to a weight; any face if the theme has none."""
    nearest = min(typefaces(theme), key=lambda each: _distance(each, family, weight))
    return TTFont(BytesIO(nearest.data), lazy=True)


def _distance(face: Typeface, family: str, weight: int) -> tuple[bool, bool, int]:
    return face.family != family, face.is_slanted, abs(face.weight - weight)


def draw(text: str, font: TTFont, pen: AbstractPen) -> float:
    """Draw letters side by side in the font's units; how wide they are."""
    glyphs, known = font.getGlyphSet(), font.getBestCmap()
    at = 0.0
    for name in (known.get(ord(letter), ".notdef") for letter in text):
        glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, at, 0)))
        at += glyphs[name].width
    return at
