"""Runs of inlines as plain text; notes leave their number in brackets."""

from collections.abc import Iterator

from reportgen.document.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Lowered,
    Note,
    Picture,
    Raised,
    Reference,
    Strong,
    Text,
    Value,
)
from reportgen.document.walk import inlines as every

_RAISED = str.maketrans("123", "¹²³")
"""The raised digits of Latin-1, which every font has: "m²"."""


def told(content: Inlines) -> str:
    """A run as it is read; breaks are breaks."""
    return "".join(map(_told, content))


def _told(inline: Inline) -> str:  # noqa: PLR0911 -- one for each inline
    match inline:
        case Text() | Code() | Value() | Reference() | Abbreviation():
            return inline.text
        case LineBreak():
            return "\n"
        case Note(number=number):
            return f" [{number}]"
        case Picture(alternative=alternative):
            return alternative
        case Raised(content=content):
            return told(content).translate(_RAISED)
        case Emphasis() | Strong() | Lowered() | Foreign():
            return told(inline.content)
        case Link(content=content, target=target):
            text = told(content)
            return text if target.removeprefix("mailto:") == text else f"{text} ({target})"


def notes(content: Inlines) -> Iterator[str]:
    """The notes of a run, each behind its number."""
    for inline in every(content):
        if isinstance(inline, Note):
            yield f"[{inline.number}] {told(inline.content)}"
