"""Cuts a font file down to what an office types, as one of the four faces that Word knows."""

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from io import BytesIO
from itertools import chain

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._n_a_m_e import NameRecord, table__n_a_m_e

from reportgen.writers.typefaces import Typeface


class Face(StrEnum):
    """The faces of a family, by the names that Word wants in the font."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"
    BOLD_ITALIC = "Bold Italic"


_CHARACTERS = (
    range(0x20, 0x7F), range(0xA0, 0x180),  # Latin-1, Latin Extended-A
    (*range(0x218, 0x21C), 0x2BC, *range(0x2C6, 0x2DE), 0x394, 0x3A3, 0x3A9, 0x3BC, 0x1E9E),
    range(0x2000, 0x20C0),  # punctuation, raised and lowered figures, currencies
    range(0x2100, 0x2300),  # letter-like signs, fractions, arrows, mathematics
    range(0x25A0, 0x27C0),  # boxes, signs, ticks
)  # fmt: skip
"""What can be typed; whoever goes on writing in a file needs more than what it says."""
_FEATURES = ("kern", "mark", "ccmp", "locl", "liga", "lnum", "onum", "tnum", "pnum")
"""What Word uses of a font: pairs, accents, ligatures and the four kinds of figures."""
_SCRIPTS = ("DFLT", "latn")
_UNUSED = ("DSIG", "STAT", "name")
"""Signatures that no longer hold, axes, and names, which are written anew."""
_KEPT_NAMES = (0, 5, 7, 8, 9, 11, 13, 14)
"""Copyright, version, trademark, makers and licence go with every copy."""
_WINDOWS = (3, 1, 0x409)
_BOLD, _ITALIC, _REGULAR = 0x20, 0x01, 0x40
"""Bits of `fsSelection` (OpenType specification, OS/2)."""
_NO_SUBSETS = 0x0100
"""Bit of `fsType`: the font may be embedded whole alone."""
_WEIGHTS = {True: 700, False: 400}


@lru_cache(maxsize=32)
def cut(typeface: Typeface, family: str, face: Face) -> bytes:
    """A face of a family as a font of its own, the same bytes for the same file."""
    font = TTFont(BytesIO(typeface.data), recalcTimestamp=False, lazy=True)
    names = list(_names(font, family, face))
    if not font["OS/2"].fsType & _NO_SUBSETS:
        _cut(font)
    _rename(font, names)
    _restyle(font, face)
    target = BytesIO()
    font.save(target)
    return target.getvalue()


def _cut(font: TTFont) -> None:
    options = Options(layout_features=list(_FEATURES), layout_scripts=list(_SCRIPTS))
    options.drop_tables = [*options.drop_tables, *_UNUSED]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=chain(*_CHARACTERS))
    subsetter.subset(font)


def _names(font: TTFont, family: str, face: Face) -> Iterator[tuple[int, str]]:
    """The names of a face, by their numbers (OpenType specification, name)."""
    full = family if face is Face.REGULAR else f"{family} {face}"
    script = f"{family}-{face}".replace(" ", "")
    kept = ((number, font["name"].getDebugName(number)) for number in _KEPT_NAMES)
    told = {1: family, 2: str(face), 3: script, 4: full, 6: script} | dict(kept)
    yield from ((number, text) for number, text in sorted(told.items()) if text)


def _rename(font: TTFont, names: list[tuple[int, str]]) -> None:
    table = font["name"] = table__n_a_m_e()
    table.names = []
    for number, text in names:
        record = NameRecord()
        record.nameID, record.string = number, text
        record.platformID, record.platEncID, record.langID = _WINDOWS
        table.names.append(record)


def _restyle(font: TTFont, face: Face) -> None:
    """Say of the font what it is in the family: Word finds faces by that."""
    is_bold = face in (Face.BOLD, Face.BOLD_ITALIC)
    is_italic = face in (Face.ITALIC, Face.BOLD_ITALIC)
    about, head = font["OS/2"], font["head"]
    others = about.fsSelection & ~(_BOLD | _ITALIC | _REGULAR)
    bits = _BOLD * is_bold | _ITALIC * is_italic
    about.fsSelection = others | (bits or _REGULAR)
    about.usWeightClass = _WEIGHTS[is_bold]
    head.macStyle = is_bold | 2 * is_italic
