"""A printed cell as a number or a text, and the marks that stand beside it.

Numbers are those that are printed, no digit more: without gaps between thousands, with the comma,
with the minus of keyboards, so that programs take them for numbers. What stands around or behind
one (a flag, "PP", the mark of a footnote) would make a text of it, or, in brackets, a negative
number. So it goes into a column of its own. Signs that stand instead of numbers stay.
"""

import re
from dataclasses import dataclass

from reportgen.document.inlines import Inlines, Note
from reportgen.document.walk import inlines, plain
from reportgen.formats import NARROW
from reportgen.messages import word

_FOOTNOTES = r"(?:[⁰¹²³⁴-⁹]+⁾)"
_NUMBER = re.compile(
    r"(?P<open>\()?(?:(?P<minus>[−-])|[+±])?"
    rf"(?P<digits>\d{{1,3}}(?:{NARROW}\d{{3}})+(?:,\d+)?|\d+(?:,\d+)?)"
    rf"(?P<marks>[\s]?[^\d\s.,;:()/–⁰-⁾¹²³-]{{0,3}})(?P<close>\))?(?P<notes>{_FOOTNOTES}*)"
)
_MARKED = re.compile(rf"(?P<text>.+?)(?P<notes>{_FOOTNOTES}+)", re.DOTALL)
_SPACES = re.compile(r"\s+")
_SOFT_HYPHEN = "\u00ad"
_AROUND = "( )"
"""The sign of a number in brackets."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says of a cell."""

    text: str
    marks: str = ""
    """What stands beside it in print: "( )", "p", "PP", "¹⁾"."""


def in_words(content: Inlines) -> Told:
    """A cell of words; its digits stay as they are."""
    text = even(plain(content))
    found = _MARKED.fullmatch(text)
    if found:
        return Told(found["text"], _beside(content, found["notes"]))
    return Told(text, _beside(content))


def in_numbers(content: Inlines) -> Told:
    """A cell of a number, or of what stands instead of one."""
    found = _NUMBER.fullmatch(plain(content).strip())
    if not found or bool(found["open"]) != bool(found["close"]):
        return in_words(content)
    digits = found["digits"].replace(NARROW, "")
    around = _AROUND if found["open"] else ""
    marks = _beside(content, around, found["marks"], found["notes"])
    return Told(f"{'-' if found['minus'] else ''}{digits}", marks)


def even(text: str) -> str:
    """A text on one line, with plain spaces and without places to part its words."""
    return _SPACES.sub(" ", text.replace(_SOFT_HYPHEN, "")).strip()


def _beside(content: Inlines, *marks: str) -> str:
    """Marks, and the numbers of the notes that are called."""
    notes = (each for each in inlines(content) if isinstance(each, Note))
    called = (f"{word('note')} {each.number}" for each in notes)
    return even(" ".join((*marks, *called)))
