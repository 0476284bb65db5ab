"""What a document says, as both readers tell it: pieces one after the other, and its notes."""

import re
from dataclasses import dataclass, field
from typing import TypeAlias

from tests.writers.pdf.told import even as bare

Cells: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, a text, an item of a list, a line of a list of contents."""

    role: str
    words: str


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A table or picture with everything above and below it."""

    caption: str = ""
    head: tuple[Cells, ...] = ()
    rows: tuple[Cells, ...] = ()
    pictures: tuple[str, ...] = ()
    """Alternative texts."""
    below: tuple[str, ...] = ()


Said: TypeAlias = Piece | Exhibit


@dataclass(slots=True)
class Told:
    """All that a file says."""

    said: list[Said] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Each with its number, in the order of their numbers."""


def even(text: str) -> str:
    """Words as they can be compared: lines end anywhere, and points within words are not heard."""
    heard = re.sub(r"(?<=[^\W\d_])\u00b7(?=[^\W\d_])", "", bare(text))
    return heard.replace(",Seite", "")


def named(subject: str) -> str:
    """A line of an index without its pages, which are those of each file."""
    return re.sub(r"[\d,\u2013]+$", "", subject)
