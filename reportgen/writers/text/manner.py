"""How plain texts are written: what the systems that take them can bear."""

import re
from dataclasses import dataclass
from typing import Literal

Spaces = Literal["plain", "no-break", "kept"]
Tables = Literal["aligned", "tabs", "listed"]
"""Columns aligned by spaces, for letters of one width; parted by tabs; or told by their names."""
_NARROW = re.compile("[\u2000-\u200a\u202f\u205f\u3000]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Soft hyphens and marks of no width, which fields show as signs or hide in searches."""


@dataclass(frozen=True, slots=True)
class Manner:
    """Ends of lines, spaces and tables."""

    newline: str = "\r\n"
    spaces: Spaces = "plain"
    """What becomes of narrow and no-break spaces: ordinary ones, no-break ones, or nothing."""
    tables: Tables = "aligned"

    def bare(self, text: str) -> str:
        """The characters of a text that a field takes; other signs stay as they are."""
        seen = _UNSEEN.sub("", text)
        match self.spaces:
            case "plain":
                return _SPACES.sub(" ", seen)
            case "no-break":
                return _NARROW.sub("\u00a0", seen)
            case "kept":
                return seen

    def file(self, text: str) -> bytes:
        """A text as a file: UTF-8 without a mark at its beginning."""
        return self.newline.join(f"{text}\n".split("\n")).encode()
