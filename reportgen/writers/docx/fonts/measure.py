"""How wide the letters are of the families that a Word file may bring."""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from itertools import groupby

from fontTools.ttLib import TTFont

from reportgen.document.theme import Theme
from reportgen.writers.docx.fonts.families import faces, forbidden, unsuited
from reportgen.writers.typefaces import Typeface, typefaces

_BOLD = 700
"""Where a family is installed, its own bold stands in for what the theme prints strong."""
_TWENTIETHS = 20


def advances(theme: Theme) -> Mapping[str, Mapping[str, float]]:
    """By family the widths of bold letters, in twentieths of a point at one point."""
    if not theme.tokens.word.embed_fonts:
        return {}
    known = sorted(typefaces(theme), key=lambda each: each.family)
    families = {name: tuple(each) for name, each in groupby(known, lambda each: each.family)}
    return {
        name: _widths(min(cuts, key=_unlike_bold))
        for name, cuts in families.items()
        if not any((*forbidden(faces(cuts).values()), *unsuited(faces(cuts).values())))
    }


def _unlike_bold(typeface: Typeface) -> tuple[bool, int]:
    return typeface.is_slanted, abs(typeface.weight - _BOLD)


@lru_cache(maxsize=16)
def _widths(typeface: Typeface) -> Mapping[str, float]:
    font = TTFont(BytesIO(typeface.data), lazy=True)
    metrics, unit = font["hmtx"].metrics, font["head"].unitsPerEm / _TWENTIETHS
    return {chr(code): metrics[name][0] / unit for code, name in font.getBestCmap().items()}
