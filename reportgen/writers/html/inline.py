"""Writes inlines as HTML.

A note's text follows its call as `span.note`; a style sheet takes it to the foot of the page.
Within exhibits only the call is written, since notes of a table stand below the table.
A note called in the words of a link follows the link, since links hold no links.
"""

import re
from collections.abc import Iterator

from reportgen.document import walk
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
from reportgen.messages import word
from reportgen.writers.html.markup import Markup, element, escaped, joined, void
from reportgen.writers.html.pictures import inline_picture


def inlines(content: Inlines, *, notes_below: bool = False) -> Markup:
    """Write inlines; with `notes_below` the texts of notes are left to the exhibit."""
    return joined(_inline(each, notes_below=notes_below) for each in content)


def _inline(  # noqa: C901, PLR0911, PLR0912 -- one branch for each node
    node: Inline, *, notes_below: bool
) -> Markup:
    match node:
        case Text(text):
            return words(text)
        case Emphasis(content):
            return element("em", inlines(content, notes_below=notes_below))
        case Strong(content):
            return element("strong", inlines(content, notes_below=notes_below))
        case Raised(content):
            return element("sup", inlines(content, notes_below=notes_below))
        case Lowered(content):
            return element("sub", inlines(content, notes_below=notes_below))
        case Foreign(content, language):
            return element("span", inlines(content, notes_below=notes_below), lang=language)
        case Abbreviation(text, expansion):
            return element("abbr", escaped(text), title=expansion)
        case Code(text):
            return element("code", escaped(text))
        case Link(content, target):
            anchor = element("a", inlines(_without_notes(content)), href=target)
            return joined([anchor, inlines(tuple(notes_in(content)), notes_below=notes_below)])
        case Reference():
            return _reference(node)
        case Note():
            return _call(node) if notes_below else joined([_call(node), _floating(node)])
        case Value(text, key):
            return element("data", escaped(text), value=str(key))
        case LineBreak():
            return void("br")
        case Picture():
            return inline_picture(node)


_RANGE = re.compile(r"(\d+–\d+)")
"""From a number to a number, with an en dash, after which lines may end otherwise."""


def words(text: str) -> Markup:
    """Write plain words, ranges of numbers ("2015–2024") such that they stay on one line."""
    first, *others = _RANGE.split(text)
    ranges = (element("span", escaped(each), class_="range") for each in others[::2])
    between = (escaped(each) for each in others[1::2])
    pairs = (joined(pair) for pair in zip(ranges, between, strict=True))
    return joined([escaped(first), *pairs])


def _reference(node: Reference) -> Markup:
    """The page number is known to the layout only, which adds it to `data-page`."""
    page = f", {word('page')} " if node.page else ""
    return element("a", escaped(node.text), class_="ref", href=f"#{node.label}", data_page=page)


def _call(note: Note) -> Markup:
    number = str(note.number)
    return element(
        "a",
        escaped(number),
        class_="call",
        id=f"call-{number}",
        href=f"#note-{number}",
        aria_label=f"{word('note')} {number}",
    )


def _floating(note: Note) -> Markup:
    return element("span", note_text(note), class_="note", id=f"note-{note.number}")


def note_text(note: Note) -> Markup:
    """The text of a note after its number, which leads back to the call."""
    number = str(note.number)
    name = word("note-back", number=number)
    back = element("a", escaped(number), class_="back", href=f"#call-{number}", aria_label=name)
    return joined([back, inlines(note.content, notes_below=True)], " ")


def notes_in(content: Inlines) -> Iterator[Note]:
    """Every note called within inlines, in reading order."""
    return (node for node in walk.inlines(content) if isinstance(node, Note))


def _without_notes(content: Inlines) -> Inlines:
    return walk.map_inlines(content, lambda each: Text("") if isinstance(each, Note) else each)


def title(kind: str, number: str, words: Inlines) -> Markup:
    """The title of an exhibit after its name, "Tabelle 3.2"; `kind` is a word of the catalogue."""
    written = inlines(words, notes_below=True)
    if not number:
        return written
    name = element("span", escaped(f"{word(kind)} {number}"), class_="label")
    return joined([name, written], " ")
