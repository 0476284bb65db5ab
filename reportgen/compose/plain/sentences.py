"""Sentences of plain language: where one ends, and each on a line of its own.

DIN SPEC 33429 and the Netzwerk Leichte Sprache ask for a new line for every sentence. The breaks
stand in the model, so that PDF, Word and whoever copies the text have the same lines.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

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
from reportgen.document.walk import plain

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
)  # fmt: skip
_GAP = re.compile(r"(?:(?<=[.!?:])|(?<=[.!?]“)) +(?=[A-ZÄÖÜ0-9„])")
_NO_END = re.compile(r"(?:\b(?:Dr|St|Str|Nr|bzw|ca|usw|Abs|\w)\.)$")
"""Points that end no sentence; single letters are abbreviations ("z. B.")."""
_DAY = re.compile(rf"\b\d\d?\. +(?:{'|'.join(MONTHS)})\b")


def gaps(text: str) -> list[tuple[int, int]]:
    """The blanks between the sentences of a text."""
    days = [found.span() for found in _DAY.finditer(text)]
    return [
        found.span()
        for found in _GAP.finditer(text)
        if not any(start < found.start() < end for start, end in days)
        and not (_NO_END.search(text[: found.start()]) and not _number_before(text, found.start()))
    ]


def _number_before(text: str, end: int) -> bool:
    """Whether a sentence ends with a number of one digit, which is no abbreviation."""
    return text[: end - 1][-1:].isdigit()


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    start = 0
    for end, following in gaps(text):
        yield start, end
        start = following
    if text[start:].strip():
        yield start, len(text)


def one_a_line(content: Inlines) -> Inlines:
    """A run in which every sentence but the first begins a line."""
    return tuple(_lines(content, dict(gaps(plain(content))), 0))


def _lines(content: Inlines, breaks: dict[int, int], at: int) -> Iterator[Inline]:
    for inline in content:
        match inline:
            case Text():
                yield from _cut(inline, breaks, at)
            case Emphasis() | Strong() | Raised() | Lowered() | Foreign() | Link():
                yield replace(inline, content=tuple(_lines(inline.content, breaks, at)))
            case Abbreviation() | Code() | Reference() | Note() | Value() | LineBreak() | Picture():
                yield inline
        at += len(plain((inline,)))


def _cut(text: Text, breaks: dict[int, int], at: int) -> Iterator[Inline]:
    start, whole = 0, len(text.text)
    for gap in sorted(each - at for each in breaks if at <= each < at + whole):
        yield from _piece(text, start, gap)
        yield LineBreak()
        start = min(breaks[gap + at] - at, whole)
    yield from _piece(text, start, whole)


def _piece(text: Text, start: int, end: int) -> Iterator[Text]:
    """A part of a text, which still knows what of it was typed."""
    if start < end:
        typed = ((max(a, start) - start, min(b, end) - start) for a, b in text.typed)
        yield Text(text.text[start:end], tuple((a, b) for a, b in typed if a < b))
