"""Says of hyphens at the ends of lines that they are no part of the word.

A word that a line parts is one word for whoever searches, copies or listens: its hyphen stands
for U+00AD, the soft hyphen (ISO 32000-1, 14.8.2.2.3), which a hyphen that an author typed does
not. Both are drawn by the same glyph, so the font cannot tell them apart; the text is told beside
the one glyph (14.9.4). The points of words like "Sozial·bericht" are for the eye alone as well.
"""

import re
from typing import Any

from pydyf import String

SIGN = "-\u2060"
"""What is drawn where a line parts a word: a hyphen, and a mark without a glyph to know it by."""
_SOFT = "\u00ad"
_SPAN = b"/Span <</ActualText <FEFF00AD>>> BDC"
_LAST = re.compile(rb"(.*<[0-9a-f]*)([0-9a-f]{4})>(?:[^<>]|<>)*\] TJ", re.DOTALL)
"""The strings of a line up to their last glyph, and that glyph."""
_POINTED = re.compile(r"(?<=[^\W\d_])\u00b7(?=[^\W\d_])")


def is_parted(text: str) -> bool:
    """Whether a line of text ends within a word, or has words that points part."""
    return text.endswith(SIGN) or "\u00b7" in text


def tell(text: str, content: list[Any], place: int) -> None:
    """Tell how the line of text is spoken whose properties stand at a place of the content."""
    spoken = _POINTED.sub("", text)
    if spoken != text:
        properties = content[place]
        own = dict(properties)
        properties.clear()
        properties.update({"ActualText": String(spoken.replace(SIGN, _SOFT)), **own})
    elif text.endswith(SIGN):
        _tell_hyphen(content, place)


def _tell_hyphen(content: list[Any], start: int) -> None:
    """Tell that the last glyph of a sequence is a soft hyphen."""
    place = content.index(b"EMC", start)
    while not content[place].endswith(b"] TJ"):
        place -= 1
    found = _LAST.fullmatch(content[place])
    assert found
    content[place] = b"%s>] TJ\n%s\n[<%s>] TJ\nEMC" % (found[1], _SPAN, found[2])
