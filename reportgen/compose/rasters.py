"""Draws vector pictures of authors as pixels, for programs that draw no vectors: LibreOffice and
Word before 2019.
"""

import re

import resvg_py

CLEAR = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da63f8cf000002010100a11e5c750000000049454e44ae426082"
)
"""A PNG of one clear pixel, for what cannot be drawn."""
_PIXELS = 300 / 25.4
"""On a millimetre: what print wants."""
_MOST = 3000
_CSS = 96.0
"""Pixels of an inch, by which sizes in millimetres are told (CSS Values 3, 6.2)."""
_WORDS = re.compile(rb"<(\w+:)?text\b")


def raster(svg: bytes, width: float) -> bytes:
    """A picture as PNG, for a width in millimetres; empty when it cannot be drawn.

    Fonts of the system are asked for only where a picture has words in it.
    """
    try:
        return resvg_py.svg_to_bytes(
            svg_string=svg.decode("utf-8-sig"),
            width=max(1, min(_MOST, round(width * _PIXELS))),
            dpi=_CSS,
            skip_system_fonts=not _WORDS.search(svg),
        )
    except ValueError:  # decoding among them
        return b""
