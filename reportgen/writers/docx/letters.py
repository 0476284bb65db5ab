"""How wide the letters of a table run: as the font has them that the file brings, or a guess."""

from collections.abc import Mapping
from dataclasses import dataclass, field

OTHER_FONT = 1.15
"""How much wider fonts are that may stand in where a program does not read those of the file.

Arial takes a tenth more than Source Sans 3, in a few words a fifth.
"""
ANY_FONT = 1.3
"""The same where nobody knows the font: Verdana and DejaVu Sans are so wide."""
GUESSED: Mapping[str, float] = {
    character: width
    for width, characters in {
        3: "\u202f\u2009",
        4: " \u00a0",
        5: "ij|",
        6: "!\"',.:;Il‚‘",
        7: "()-/[]ft{}°•",
        8: "r²³¹",
        9: "*?csz«»",
        10: "#$+<=>FJLY^_evxy~–−„“€§",
        10.6: "0123456789",
        12: "BCKPRß",
        13: "&DGHNUÜ",
        14: "OQÖ",
        15: "Mw",
        16: "W—",
        17: "%m",
        19: "@…",
    }.items()
    for character in characters
}
"""Twentieths of a point, of strong characters at one point: those of narrow text fonts."""
_OTHERS = 11


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a table at a size in points."""

    size: float
    widths: Mapping[str, float] = field(default_factory=lambda: GUESSED)
    wider: float = ANY_FONT
    """How much wider a font may be that stands in."""

    def width(self, text: str) -> int:
        """How wide a text runs, in twentieths of a point."""
        return round(self.size * sum(self.widths.get(each, _OTHERS) for each in text))


def letters(size: float, own: Mapping[str, float] | None) -> Letters:
    """Letters of a font that the file brings, or of any."""
    return Letters(size) if own is None else Letters(size, own, OTHER_FONT)
