"""What a program is told of a family that it may have to do without (ECMA-376, part 1, 17.8.3).

A substitute must not run wider than the font, or words break and tables grow: Calibri, Cambria and
their free likenesses Carlito and Caladea are as narrow as text fonts are.
"""

from dataclasses import dataclass
from io import BytesIO

from fontTools.ttLib import TTFont

from reportgen.writers.typefaces import Typeface

_PANOSE = (
    "bFamilyType", "bSerifStyle", "bWeight", "bProportion", "bContrast", "bStrokeVariation",
    "bArmStyle", "bLetterForm", "bMidline", "bXHeight",
)  # fmt: skip
_SUBSTITUTES = {"swiss": "Calibri", "roman": "Cambria", "modern": "Consolas"}
_SERIFS = range(2, 11)
"""Of `bSerifStyle` (PANOSE 1.0, Latin text)."""
_SERIF_CLASSES = (1, 2, 3, 4, 5, 7)
"""Of `sFamilyClass`, where a font tells no PANOSE."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A family as others can be chosen for it."""

    substitute: str
    panose: str
    family: str
    pitch: str
    signature: dict[str, str]
    """Which characters and code pages it has."""


def likeness(typeface: Typeface) -> Likeness:
    """What the regular face of a family tells."""
    font = TTFont(BytesIO(typeface.data), lazy=True)
    about, is_fixed = font["OS/2"], bool(font["post"].isFixedPitch)
    family = "modern" if is_fixed else "roman" if _has_serifs(about) else "swiss"
    ranges = {f"usb{n}": getattr(about, f"ulUnicodeRange{n + 1}") for n in range(4)}
    pages = {f"csb{n}": getattr(about, f"ulCodePageRange{n + 1}", 0) for n in range(2)}
    return Likeness(
        _SUBSTITUTES[family],
        "".join(f"{getattr(about.panose, each):02X}" for each in _PANOSE),
        family,
        "fixed" if is_fixed else "variable",
        {key: f"{bits:08X}" for key, bits in (ranges | pages).items()},
    )


def _has_serifs(about: object) -> bool:
    panose = about.panose  # type: ignore[attr-defined]
    if panose.bSerifStyle:
        return panose.bSerifStyle in _SERIFS
    return about.sFamilyClass >> 8 in _SERIF_CLASSES  # type: ignore[attr-defined]
