"""The theme's fonts as charts need them: true widths of words, and outlines for pictures.

Fonts are read from the bytes that the theme holds, so a town's own font in `templates/fonts/`
is measured like the shipped one. The SVG names the family; the page sets its text.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO

import numpy as np
import numpy.typing as npt
from matplotlib.font_manager import findfont
from matplotlib.ft2font import FT2Font, Glyph, LoadFlags
from matplotlib.path import Path

from reportgen.document.theme import Theme
from reportgen.errors import Where, failure
from reportgen.exhibits.sheet.marks import POINT

EM = 100.0
"""Points at which glyphs are loaded; everything else is scaled from there."""
FALLBACK = "DejaVu Sans"
"""Ships with matplotlib; measured when the theme has no file of its family."""
_PLAIN = ("Regular", "Book", "Roman", "Normal")
_STRONG = ("SemiBold", "Semibold", "DemiBold", "Demi", "Medium", "Bold")


@dataclass(frozen=True, eq=False)
class Face:
    """One font: how wide its words run and how its glyphs look."""

    font: FT2Font
    weight: int
    """CSS weight."""
    _advances: dict[str, float] = field(default_factory=dict)
    _glyphs: dict[str, tuple[npt.NDArray[np.float64], npt.NDArray[np.uint8]]] = field(
        default_factory=dict
    )

    def width(self, text: str, size: float) -> float:
        """How wide a line of `size` points runs, in millimetres."""
        return sum(map(self._advance, text)) * size * POINT

    def outline(self, text: str, size: float) -> Path:
        """The line as a shape in millimetres from its start on the baseline, upwards."""
        position = 0.0
        vertices, codes = [np.empty((0, 2))], [np.empty(0, dtype=np.uint8)]
        for letter in text:
            shape, steps = self._glyph(letter)
            vertices.append(shape + np.array((position, 0.0)))
            codes.append(steps)
            position += self._advance(letter)
        return Path(np.concatenate(vertices) * size * POINT, np.concatenate(codes))

    def _advance(self, letter: str) -> float:
        """The advance width of a letter in ems."""
        known = self._advances.get(letter)
        if known is None:
            loaded = self._loaded(letter)
            known = self._advances[letter] = loaded.linearHoriAdvance / 65536 / EM
        return known

    def _loaded(self, letter: str) -> Glyph:
        """The glyph of a letter; glyph 0, a box, for one that the font lacks."""
        return self.font.load_glyph(
            self.font.get_char_index(ord(letter)), flags=LoadFlags.NO_HINTING
        )

    def _glyph(self, letter: str) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.uint8]]:
        known = self._glyphs.get(letter)
        if known is None:
            self._loaded(letter)
            shape, steps = self.font.get_path()
            known = (shape.reshape(-1, 2) / EM, steps.astype(np.uint8))
            self._glyphs[letter] = known
        return known


@dataclass(frozen=True, eq=False)
class Faces:
    """The family that charts are set in."""

    family: str
    plain: Face
    strong: Face


@lru_cache(maxsize=4)
def faces(theme: Theme) -> Faces:
    """The plain and the strong face of the theme's text family."""
    family = theme.tokens.fonts.text
    found = {font.style_name: font for font in _loaded(theme) if font.family_name == family}
    plain = _first(found, _PLAIN) or _font(findfont(FALLBACK))
    strong = _first(found, _STRONG) or plain
    return Faces(family, Face(plain, 400), Face(strong, 600))


def _loaded(theme: Theme) -> list[FT2Font]:
    files = sorted(theme.fonts.items())
    return [_read(path, data) for path, data in files if path.endswith((".ttf", ".otf"))]


def _read(path: str, data: bytes) -> FT2Font:
    try:
        return _font(BytesIO(data))
    except RuntimeError:  # all that FreeType says of a file it cannot read
        raise failure("exhibit-font", Where(path), path=path) from None


def _font(file: BytesIO | str) -> FT2Font:
    font = FT2Font(file)
    font.set_size(EM, 72)
    return font


def _first(found: dict[str, FT2Font], styles: tuple[str, ...]) -> FT2Font | None:
    return next((found[style] for style in styles if style in found), None)
