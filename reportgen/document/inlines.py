"""What stands in a line of text: words, numbers that know where they come from, links, notes."""

from dataclasses import dataclass, field
from typing import TypeAlias

from reportgen.document.drawing import Drawing
from reportgen.errors import NOWHERE, Where
from reportgen.frame import Key


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, exactly as printed."""

    text: str
    typed: tuple[tuple[int, int], ...] = field(default=(), compare=False, repr=False)
    """Which of them an author typed into a chapter, from and to; the others come from data."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words."""

    content: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Strong:
    """Important words."""

    content: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Raised:
    """Superscript."""

    content: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Lowered:
    """Subscript."""

    content: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language, for whoever reads them aloud and parts them."""

    content: "tuple[Inline, ...]"
    language: str
    """By BCP 47: "en"."""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """Letters that stand for words: "KdU", Kosten der Unterkunft."""

    text: str
    expansion: str


@dataclass(frozen=True, slots=True)
class Code:
    """A name to be typed exactly so."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to the outside."""

    content: "tuple[Inline, ...]"
    target: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a label in the document: "Tabelle 3.2"."""

    label: str
    text: str = ""
    """What is printed; filled in by numbering when empty."""
    page: bool = False
    """Whether the page number follows: "Tabelle 3.2, Seite 17"."""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; its number is filled in by numbering."""

    content: "tuple[Inline, ...]"
    number: int = 0


@dataclass(frozen=True, slots=True)
class Value:
    """A number in running text that knows where it comes from."""

    text: str
    """As printed: "12,4 %"."""
    key: Key
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as high as a line of text, such as the bar beside a number."""

    drawing: Drawing
    alternative: str = ""
    """What it tells; empty when it tells no more than what stands beside it."""


Inline: TypeAlias = (
    Text
    | Emphasis
    | Strong
    | Raised
    | Lowered
    | Foreign
    | Abbreviation
    | Code
    | Link
    | Reference
    | Note
    | Value
    | LineBreak
    | Picture
)
Inlines: TypeAlias = tuple[Inline, ...]


def picture_width(content: Inlines) -> float:
    """Millimetres that the drawings of a run take."""
    return sum(inline.drawing.width for inline in content if isinstance(inline, Picture))


def sample(text: str) -> Inlines:
    """Lines to be typed exactly so."""
    content = [part for line in text.split("\n") for part in (Code(line), LineBreak())]
    return tuple(content[:-1])
