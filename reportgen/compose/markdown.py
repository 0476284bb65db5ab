"""Markdown with marks to blocks.

CommonMark with tables, footnotes, definition lists and boxes between colons. Text may be indented
at will, since loops and conditions are; HTML is refused. Three kinds of lines are known besides:
`Tabelle: Titel` before a table, `Quelle: …` after a table or picture, and braces behind headings,
pictures and titles of tables. Braces behind words in brackets, or in place of the name of a box,
say what language they are in.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from reportgen.compose.markdown_blocks import Item, read_items
from reportgen.compose.markdown_footnotes import read_footnotes
from reportgen.compose.page import Page

DEEPEST = 60
"""Blocks inside one another; what is deeper is left out by the parser."""

_BRACES = re.compile(r"\s*\{(?!(?:lang|abbr)=)(?P<braces>[^{}\n]*)\}\s*\Z")
"""At the end of a heading or title; what is said of words in brackets stays with them."""
_SPAN = re.compile(r"\{(?P<braces>[^{}\n]+)\}")
_CAPTION = re.compile(r"Tabelle:[ \t]*")
_SOURCE = re.compile(r"Quelle:[ \t]*")


def read_markdown(page: Page) -> tuple[Item, ...]:
    """Read a rendered chapter: its blocks and headings one after the other."""
    state: dict[str, object] = {}
    tokens = _parser().parse(page.rendering.text, state)
    tree = SyntaxTreeNode(tokens)
    read_footnotes(tree, state, page)
    return read_items(tree.children, page)


class _Parser(MarkdownIt):
    """The parser, but for links: they may hold marks and are encoded later."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 -- the library's name
        """Leave a link as it was written."""
        return url


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"maxNesting": DEEPEST})
    parser.enable("table").disable("code")
    parser.use(footnote_plugin).use(deflist_plugin)
    parser.use(container_plugin, name="box", validate=_opens_box)
    parser.block.ruler.before("paragraph", "source_line", _source_line, {"alt": ["blockquote"]})
    parser.core.ruler.after("block", "braces", _take_apart)
    parser.inline.ruler.after("link", "span", _span)
    return parser


def _opens_box(words: str, colons: str) -> bool:
    del colons
    return bool(words.strip())


def _source_line(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001
    """Let a line "Quelle: …" end the table before it; as a paragraph it is read later."""
    del last
    start = state.bMarks[line] + state.tShift[line]
    return silent and bool(_SOURCE.match(state.src, start, state.eMarks[line]))


def _span(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read `[words]{lang=en}`: words in brackets with braces behind them."""
    is_bracket = state.src[state.pos] == "["
    end = state.md.helpers.parseLinkLabel(state, state.pos) if is_bracket else -1
    found = _SPAN.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if not found:
        return False
    if not silent:
        last, state.pos, state.posMax = state.posMax, state.pos + 1, end
        state.push("span_open", "span", 1).meta["braces"] = found["braces"]
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = last
    state.pos = found.end()
    return True


def _take_apart(state: StateCore) -> None:
    """Take braces, leading words and titles of boxes off, before the inlines are parsed."""
    for token in state.tokens:
        if token.type == "container_box_open":
            info = token.info.strip()
            if found := _SPAN.fullmatch(info):
                token.meta["braces"] = found["braces"]
            role, _, title = info.partition(" ")
            token.meta["role"] = role
            token.meta["title"] = state.md.parseInline(title.strip())[0].children
    for opening, content in _contents(state.tokens):
        is_heading = opening.type == "heading_open"
        if caption := not is_heading and _CAPTION.match(content.content):
            opening.meta["caption"] = True
            content.content = content.content[caption.end() :]
        elif source := not is_heading and _SOURCE.match(content.content):
            opening.meta["source"] = True
            content.content = content.content[source.end() :]
        if is_heading or caption or content.content.startswith("!["):
            _take_braces(opening, content)


def _contents(tokens: list[Token]) -> Iterator[tuple[Token, Token]]:
    """Headings and paragraphs with their contents."""
    for opening, content in pairwise(tokens):
        if opening.type in ("heading_open", "paragraph_open"):
            yield opening, content


def _take_braces(opening: Token, content: Token) -> None:
    if found := _BRACES.search(content.content):
        opening.meta["braces"] = found["braces"]
        content.content = content.content[: found.start()]
