"""Which of a theme's faces Word takes for regular, bold and italic, and whether it may."""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from fontTools.ttLib import TTFont

from reportgen.writers.docx.fonts.cut import Face
from reportgen.writers.typefaces import Typeface

PLAIN, STRONG = 400, 600
"""The weights in which the theme prints text, and what is strong."""
_RESTRICTED, _VIEWED, _EDITED, _PICTURES = 0x0002, 0x0004, 0x0008, 0x0200
"""Bits of `fsType` (OpenType specification, OS/2)."""
_UNSUITED = ("CFF ", "CFF2", "fvar")
"""Tables of fonts that Word does not embed: PostScript outlines, and axes in place of faces."""


def faces(family: Iterable[Typeface]) -> Mapping[Face, Typeface]:
    """The faces of one family; a weight that it lacks is taken from the nearest."""
    found: dict[Face, Typeface] = {}
    known = tuple(family)
    for is_slanted, plain, bold in (
        (False, Face.REGULAR, Face.BOLD),
        (True, Face.ITALIC, Face.BOLD_ITALIC),
    ):
        cuts = [each for each in known if each.is_slanted is is_slanted]
        if cuts:
            found[plain] = _nearest(cuts, PLAIN)
            if heavier := [each for each in cuts if each.weight > found[plain].weight]:
                found[bold] = _nearest(heavier, STRONG)
    return found


def _nearest(cuts: list[Typeface], weight: int) -> Typeface:
    return min(cuts, key=lambda each: (abs(each.weight - weight), each.weight, each.path))


def forbidden(used: Iterable[Typeface]) -> Iterator[str]:
    """The files that may not go into a document which others edit.

    Of several rights the widest holds; "preview and print" lets nobody write on.
    """
    for each in used:
        rights = TTFont(BytesIO(each.data), lazy=True)["OS/2"].fsType
        is_closed = rights & (_RESTRICTED | _VIEWED) and not rights & _EDITED
        if is_closed or rights & _PICTURES:
            yield each.path


def unsuited(used: Iterable[Typeface]) -> Iterator[str]:
    """The files that Word would not read from within a document."""
    for each in used:
        font = TTFont(BytesIO(each.data), lazy=True)
        if any(table in font for table in _UNSUITED):
            yield each.path
