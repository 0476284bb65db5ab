"""A heading to a name that a project file can use."""

import re
from collections.abc import Container
from itertools import chain

from reportgen.sources.tables.table import LEVELS

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_OTHER = re.compile(r"[^a-z0-9]+")
_GENERIC = frozenset(("anzahl", "wert", "personen", "zahl", "absolut", "abs"))
"""Words that every column of a table may bear."""
WORDS = 4
"""Words of a heading that a name keeps."""


def identifier(heading: str, taken: Container[str]) -> str:
    """A name of small letters, digits and underscores, unlike all that are taken."""
    levels = [words for words in map(_words, heading.split(LEVELS)) if words]
    if len(levels) > 1 and len(levels[-1]) == 1 and levels[-1][0] in _GENERIC:
        levels.pop()
    last = levels.pop() if levels else ["wert"]
    name = "_".join(last[:WORDS])
    if name in taken and levels:
        name = f"{levels[-1][0]}_{name}"
    numbered = (f"{name}_{number}" for number in range(2, 10_000))
    return next(each for each in chain((name,), numbered) if each not in taken)


def _words(text: str) -> list[str]:
    return [word for word in _OTHER.split(text.casefold().translate(_UMLAUTS)) if word]
