"""Tells which characters are printed in a font that is not the theme's.

The system then chooses a font that has them, another one on another machine: the page would not
be the same everywhere.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from reportgen.document.tokens import Fonts
from reportgen.errors import Problem, notice


class UsedFont(Protocol):
    """What WeasyPrint knows of a font after drawing."""

    family: str
    to_unicode: dict[int, str]
    """Characters by their glyphs."""


def foreign_characters(used: Iterable[UsedFont], own: Fonts) -> Iterator[Problem]:
    """A notice for each font that is not the theme's, with the characters it stands in for.

    Where the theme's own font prints nothing at all, there is none of its name.
    """
    used = tuple(used)
    families = {font.family for font in used}
    if families and own.text not in families:
        named = ", ".join(sorted(families - {own.title})) or own.title
        yield notice("pdf-font-missing", family=own.text, named=named)
        return
    for font in used:
        characters = sorted({*"".join(font.to_unicode.values())} - {" "})
        if characters and font.family not in (own.text, own.title):
            names = " ".join(f"{each} (U+{ord(each):04X})" for each in characters)
            yield notice("pdf-foreign-characters", characters=names, family=font.family)
