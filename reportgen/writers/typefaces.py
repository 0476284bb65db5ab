"""What the font files of a theme say of themselves: family, weight and slant."""

from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO

from fontTools.ttLib import TTFont, TTLibError

from reportgen.document.theme import OVERRIDES, Theme
from reportgen.errors import Where, failure

_ENDINGS = (".ttf", ".otf")
_ITALIC = 0b1
"""Bit of `fsSelection` in the table OS/2 (OpenType specification)."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """One face of a family."""

    path: str
    """Of its file in the theme."""
    data: bytes = field(repr=False)
    family: str
    weight: int
    """As CSS counts it: 400 is regular."""
    is_slanted: bool


def typefaces(theme: Theme) -> tuple[Typeface, ...]:
    """The faces of a theme; `ReportError` "theme-font-damaged" when a file is none."""
    files = sorted(theme.fonts.items())
    return tuple(_told(path, data) for path, data in files if path.endswith(_ENDINGS))


@lru_cache(maxsize=64)
def _told(path: str, data: bytes) -> Typeface:
    try:
        font = TTFont(BytesIO(data), lazy=True)
        family, about = font["name"].getBestFamilyName(), font["OS/2"]
        return Typeface(path, data, family, about.usWeightClass, bool(about.fsSelection & _ITALIC))
    except (TTLibError, KeyError, AssertionError) as error:
        raise failure("theme-font-damaged", Where(f"{OVERRIDES}/{path}"), reason=error) from None
