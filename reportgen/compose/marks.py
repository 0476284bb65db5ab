"""Slots: how words and numbers meet.

A node that a template prints is put on a list and leaves a private-use character, its mark, in the
text; so does every string that comes from data. The Markdown reader turns marks back into nodes.
So no number, name or table ever passes through markup, and data full of `*_<|` stays as it is.

    Inset       nodes on their way through a template
    Markdown    a string that is markup already: what a template itself says
    Slots       the list
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reportgen.compose.lines import LINE_MARK
from reportgen.document.inlines import Inline, Inlines, LineBreak, Text
from reportgen.document.nodes import Blocks
from reportgen.document.walk import plain
from reportgen.errors import failure

FIRST, LAST = 0xF0000, 0xFFFFD
"""Private use plane 15."""
MARK = re.compile("[\U000f0000-\U000ffffd]")
OURS = re.compile("[\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
"""All characters that we use as marks; no chapter may contain them."""


class Markdown(str):
    """Markup. As a string it is its plain text, so that it compares and looks up as one."""

    __slots__ = ("markup",)
    markup: str

    def __new__(cls, text: str, markup: str | None = None) -> "Markdown":
        """Without `markup` the text itself is the markup."""
        made = super().__new__(cls, text)
        made.markup = text if markup is None else markup
        return made


@dataclass(frozen=True, slots=True, eq=False)
class Inset:
    """Inlines or blocks that a template holds; it prints as its mark and compares as its text."""

    mark: str
    content: Inlines = ()
    blocks: Blocks = ()

    def __str__(self) -> str:
        """The mark, so that whatever a template does with it, the nodes are found again."""
        return self.mark

    @property
    def text(self) -> str:
        """What a reader will read."""
        return plain(self.content)

    def __eq__(self, other: object) -> bool:
        return self.text == (other.text if isinstance(other, Inset) else other)

    def __hash__(self) -> int:
        return hash(self.text)

    def __contains__(self, part: str) -> bool:
        return part in self.text

    def __len__(self) -> int:
        return len(self.text) or len(self.blocks)


@dataclass(slots=True)
class Slots:
    """Everything that templates have printed, by mark."""

    held: list[Inset] = field(default_factory=list)
    _strings: dict[str, Inset] = field(default_factory=dict)

    def hold(self, content: Inlines = (), blocks: Blocks = ()) -> Inset:
        """Put nodes on the list."""
        number = FIRST + len(self.held)
        if number > LAST:
            raise failure("slots-full", limit=LAST - FIRST + 1)
        inset = Inset(chr(number), content, blocks)
        self.held.append(inset)
        return inset

    def text(self, text: str) -> Inset:
        """Put a string of data on the list, as it is; marks in it are the nodes they stand for."""
        if text not in self._strings:
            pieces = tuple(self.pieces(text))
            content = tuple(inline for piece in pieces for inline in piece.content)
            blocks = tuple(block for piece in pieces for block in piece.blocks)
            if blocks and plain(content).strip():
                raise failure("block-in-text")
            self._strings[text] = self.hold(() if blocks else content, blocks)
        return self._strings[text]

    def pieces(self, text: str) -> Iterator[Inset]:
        """A string as insets: what its marks stand for, and the text between them."""
        end = 0
        for found in MARK.finditer(text):
            yield from _words(text[end : found.start()])
            yield self.at(found[0])
            end = found.end()
        yield from _words(text[end:])

    def at(self, mark: str) -> Inset:
        """What a mark stands for; itself when it is a stray character."""
        number = ord(mark) - FIRST
        return self.held[number] if number < len(self.held) else Inset(mark, (Text(mark),))

    def plain(self, text: str) -> str:
        """A string with every mark replaced by the words it stands for."""
        bare = LINE_MARK.sub("", text)
        return MARK.sub(lambda found: self.at(found[0]).text, bare)


def _words(text: str) -> Iterator[Inset]:
    if text:
        yield Inset("", tuple(_lines(LINE_MARK.sub("", text).split("\n"))))


def _lines(lines: Iterable[str]) -> Iterator[Inline]:
    for number, line in enumerate(lines):
        if number:
            yield LineBreak()
        if line:
            yield Text(line)
