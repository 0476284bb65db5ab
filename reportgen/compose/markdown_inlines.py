"""Inline tokens of Markdown to inlines, with marks turned back into the nodes they stand for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.tree import SyntaxTreeNode

from reportgen.compose.attributes import Known, read_attributes
from reportgen.compose.languages import in_language
from reportgen.compose.page import Page
from reportgen.document.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    Reference,
    Strong,
    Text,
)
from reportgen.document.nodes import Blocks
from reportgen.document.walk import plain
from reportgen.errors import Where

_LOST_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_LOST_BRACES = re.compile(r"\{(?:[#.]|[\w-]+=)[^{}\n]*\}")
_AT_WORDS = Known(settings=("lang", "abbr"), has_label=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture among the words of a paragraph."""

    path: str
    alternative: str
    title: Inlines
    where: Where


@dataclass(slots=True)
class InlineReader:
    """Reads the inlines of one paragraph, heading or cell."""

    page: Page
    line: int
    """Rendered line that is being read, from 0."""
    pieces: list[Blocks | Picture] = field(default_factory=list)
    """Blocks and pictures found among the words."""

    def read(self, nodes: Iterable[SyntaxTreeNode]) -> Inlines:
        """Read some inlines; blocks among them go to `pieces`."""
        return merged(inline for node in nodes for inline in self._inlines(node))

    def _inlines(self, node: SyntaxTreeNode) -> Iterator[Inline]:
        match node.type:
            case "text":
                yield from self._text(node.content)
            case "softbreak":
                self.line += 1
                yield Text(" ", ((0, 1),))
            case "hardbreak":
                self.line += 1
                yield LineBreak()
            case "em":
                yield Emphasis(self.read(node.children))
            case "strong":
                yield Strong(self.read(node.children))
            case _:
                yield from self._things(node)

    def _things(self, node: SyntaxTreeNode) -> Iterator[Inline]:
        match node.type:
            case "code_inline":
                yield Code(self.page.slots.plain(node.content))
            case "link":
                yield self._link(node)
            case "span":
                yield from self._span(node)
            case "image":
                self.pieces.append(self._picture(node))
            case "footnote_ref":
                yield from self._note(node.meta["id"])
            case "html_inline":
                self._refuse("markdown-html", found=node.content)
            case _:
                raise AssertionError(node.type)

    def _text(self, text: str) -> Iterator[Inline]:
        if found := _LOST_NOTE.search(text):
            self._refuse("footnote-missing", label=found[1])
        if found := _LOST_BRACES.search(text):
            self._refuse("braces-lost", found=self.page.slots.plain(found[0]))
        for piece in self.page.slots.pieces(re.sub(" {2,}", " ", text)):
            yield from piece.content if piece.mark else map(_typed, piece.content)
            if piece.blocks:
                self.pieces.append(piece.blocks)

    def _link(self, node: SyntaxTreeNode) -> Inline:
        target = self.page.slots.plain(str(node.attrs["href"]))
        content = self.read(node.children)
        if target.startswith("#"):
            return Reference(target[1:], plain(content), where=self._place())
        return Link(content or (Text(target),), normalizeLink(target))

    def _span(self, node: SyntaxTreeNode) -> Inlines:
        """Words in brackets, and what the braces behind say of them."""
        braces = self.page.slots.plain(node.meta["braces"])
        said = read_attributes(braces, _AT_WORDS, self._place(), self.page.faults).settings
        content = self.read(node.children)
        if expansion := said.get("abbr", ""):
            content = (Abbreviation(plain(content), expansion),)
        language = said.get("lang", "")
        return in_language(content, language, self._place(), self.page.faults)

    def _note(self, number: int) -> Iterator[Inline]:
        if number in self.page.footnotes:
            yield Note(self.page.footnotes[number])
        else:  # a footnote that is being read refers to one that comes later
            self._refuse("footnote-nested")

    def _picture(self, node: SyntaxTreeNode) -> Picture:
        slots = self.page.slots
        alternative = plain(InlineReader(self.page, self.line).read(node.children))
        title = slots.text(str(node.attrs.get("title", ""))).content
        return Picture(slots.plain(str(node.attrs["src"])), alternative, title, self._place())

    def _place(self) -> Where:
        return self.page.place(self.line)

    def _refuse(self, code: str, **params: object) -> None:
        self.page.faults.error(code, self._place(), **params)


def only_words(nodes: Iterable[SyntaxTreeNode], line: int, page: Page) -> Inlines:
    """Read inlines where no block may stand: headings, cells, notes."""
    reader = InlineReader(page, line)
    content = reader.read(nodes)
    if reader.pieces:
        page.faults.error("block-in-text", page.place(line))
    return content


def line_of(node: SyntaxTreeNode) -> int:
    """The rendered line that a block begins with, from 0."""
    return node.map[0] if node.map else 0


def merged(content: Iterable[Inline]) -> Inlines:
    """A run without neighbouring texts and without blanks at its ends."""
    run: list[Inline] = []
    for inline in content:
        last = run[-1] if run else None
        if isinstance(inline, Text) and isinstance(last, Text):
            run[-1] = _joined(last, inline)
        else:
            run.append(inline)
    return tuple(run)


def _typed(inline: Inline) -> Inline:
    """A text that stands in a chapter as it is, and not by way of a slot."""
    return Text(inline.text, ((0, len(inline.text)),)) if isinstance(inline, Text) else inline


def _joined(first: Text, second: Text) -> Text:
    """Two texts as one; what was typed in a row is one span."""
    shift = len(first.text)
    typed = [*first.typed, *((start + shift, end + shift) for start, end in second.typed)]
    if first.typed and second.typed and first.typed[-1][1] == second.typed[0][0] + shift:
        at = len(first.typed)
        typed[at - 1 : at + 1] = [(first.typed[-1][0], second.typed[0][1] + shift)]
    return Text(first.text + second.text, tuple(typed))


def is_blank(content: Inlines) -> bool:
    """Whether a run holds nothing but blanks."""
    return all(isinstance(inline, Text) and not inline.text.strip() for inline in content)
