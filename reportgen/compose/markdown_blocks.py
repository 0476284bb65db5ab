"""Block tokens of Markdown to blocks and headings."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from markdown_it.tree import SyntaxTreeNode

from reportgen.compose.attributes import Known, read_attributes
from reportgen.compose.languages import in_language
from reportgen.compose.markdown_inlines import InlineReader, Picture, is_blank, line_of, only_words
from reportgen.compose.markdown_tables import Caption, read_table
from reportgen.compose.page import Page
from reportgen.document.inlines import Inlines, Strong, Text, sample
from reportgen.document.nodes import (
    Block,
    Blocks,
    Box,
    Figure,
    FigureKind,
    ItemList,
    Paragraph,
    Quote,
    Role,
    Section,
    Table,
    Terms,
)
from reportgen.document.walk import map_texts
from reportgen.errors import Where
from reportgen.messages import word

SECTION_ROLES = (
    Role.COVER, Role.BACK, Role.IMPRINT, Role.FRONT, Role.SUMMARY, Role.PROFILE, Role.ANNEX,
    Role.RESOLUTION, Role.REASONS, Role.COSTS, Role.ANNEXES, Role.VOTE,
)  # fmt: skip
PARAGRAPH_ROLES = (Role.TITLE, Role.SUBTITLE, Role.LEAD, Role.FICTITIOUS)
BOX_ROLES = (
    Role.DEFINITION, Role.HINT, Role.WARNING, Role.FINDING, Role.MARGIN, Role.RECOMMENDATION,
    Role.ROW, Role.LETTERHEAD, Role.RESOLUTION, Role.REASONS, Role.COSTS, Role.ANNEXES, Role.VOTE,
)  # fmt: skip
UNNUMBERED = "unnumbered"
_IN_HEADINGS = Known(marks=(*SECTION_ROLES, UNNUMBERED))
_AT_PICTURES = Known(settings=("width",))
_AT_BLOCKS = Known(settings=("lang",), has_label=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the section that it begins, as yet empty."""

    level: int
    section: Section


Item: TypeAlias = Block | Heading
"""What stands in a chapter one after the other; headings are nested later."""


def read_items(nodes: Sequence[SyntaxTreeNode], page: Page) -> tuple[Item, ...]:
    """Read blocks that follow one another."""
    items: list[Item] = []
    caption: Caption | None = None
    for node in nodes:
        if caption and node.type != "table":
            page.faults.error("caption-alone", caption.where)
            caption = None
        if _meta(node, "caption"):
            caption = Caption.read(node, page)
        elif _meta(node, "source") and items and _takes_source(items[-1]):
            items[-1] = _with_source(items[-1], _content(node, page))
        else:
            items += _read(node, caption, page)
            caption = None
    if caption:
        page.faults.error("caption-alone", caption.where)
    return tuple(items)


def read_inner(nodes: Sequence[SyntaxTreeNode], page: Page) -> Blocks:
    """Read blocks inside a box, a list or a quotation, where headings are errors."""
    return tuple(_without_heading(item, page) for item in read_items(nodes, page))


def _without_heading(item: Item, page: Page) -> Block:
    if not isinstance(item, Heading):
        return item
    page.faults.error("heading-inside", item.section.where)
    return Paragraph((Strong(item.section.title),), where=item.section.where)


def _meta(node: SyntaxTreeNode, name: str) -> str:
    """What the parser took off a heading or paragraph."""
    return str(node.meta.get(name, "")) if node.type in ("paragraph", "heading") else ""


def place(node: SyntaxTreeNode, page: Page) -> Where:
    """Where a block was written."""
    return page.place(line_of(node))


def _read(node: SyntaxTreeNode, caption: Caption | None, page: Page) -> Iterable[Item]:
    if node.type == "table":
        return (read_table(node, caption, page),)
    return _READERS[node.type](node, page)


# ---------------------------------------------------------------- paragraphs and pictures


def _content(node: SyntaxTreeNode, page: Page) -> Inlines:
    """The words of a heading or paragraph; blocks among them are errors."""
    return only_words(node.children[0].children, line_of(node), page)


def _paragraph(node: SyntaxTreeNode, page: Page) -> Iterator[Item]:
    """A paragraph; if it holds nothing but blocks and pictures, those."""
    where = place(node, page)
    reader = InlineReader(page, line_of(node))
    content = reader.read(node.children[0].children)
    if _meta(node, "source"):
        content = (Text(f"{word('source')}: "), *content)
    if reader.pieces and is_blank(content):
        for piece in reader.pieces:
            yield from _piece(piece, _meta(node, "braces"), page)
        return
    if reader.pieces:
        page.faults.error("block-in-text", where)
    _check_colons(node, page)
    if content:
        yield Paragraph(content, where=where)


def _check_colons(node: SyntaxTreeNode, page: Page) -> None:
    """Colons that were to close a box, but none is open."""
    for number, line in enumerate(node.children[0].content.split("\n")):
        if re.fullmatch(r"\s*:{3,}\s*", line):
            page.faults.error("box-lost", page.place(line_of(node) + number))


def _piece(piece: Blocks | Picture, braces: str, page: Page) -> Iterator[Block]:
    if not isinstance(piece, Picture):
        yield from piece
        return
    attributes = read_attributes(page.slots.plain(braces), _AT_PICTURES, piece.where, page.faults)
    drawing = page.draw(piece.path, attributes.settings.get("width", ""), piece.where)
    is_counted = bool(attributes.label or piece.title)
    if is_counted and not piece.title:
        page.faults.error("picture-untitled", piece.where, label=attributes.label)
    if drawing:
        kind = FigureKind.CHART if is_counted else FigureKind.PICTURE
        yield Figure(
            piece.title, drawing, piece.alternative, kind,
            label=attributes.label, has_numbers=False, where=piece.where,
        )  # fmt: skip


def _takes_source(item: Item) -> bool:
    return isinstance(item, Table | Figure) and not item.source


def _with_source(item: Item, source: Inlines) -> Item:
    return replace(item, source=source) if isinstance(item, Table | Figure) else item


# ---------------------------------------------------------------- headings and boxes


def _heading(node: SyntaxTreeNode, page: Page) -> Iterator[Item]:
    where = place(node, page)
    braces = page.slots.plain(_meta(node, "braces"))
    attributes = read_attributes(braces, _IN_HEADINGS, where, page.faults)
    roles = [Role(mark) for mark in attributes.marks if mark != UNNUMBERED]
    section = Section(
        _content(node, page), (), attributes.label,
        role=roles[0] if roles else Role.NONE,
        is_numbered=UNNUMBERED not in attributes.marks, where=where,
    )  # fmt: skip
    yield Heading(int(node.tag[1:]), section)


def _box(node: SyntaxTreeNode, page: Page) -> Iterator[Item]:
    where = place(node, page)
    name = page.slots.plain(node.meta["role"])
    blocks = read_inner(node.children, page)
    _check_closed(node, page)
    if "braces" in node.meta:
        yield from _told_blocks(blocks, page.slots.plain(node.meta["braces"]), where, page)
    elif name in PARAGRAPH_ROLES:
        yield from (_in_role(block, Role(name)) for block in blocks)
    elif name in BOX_ROLES:
        title = SyntaxTreeNode(node.meta["title"]).children
        yield Box(Role(name), blocks, only_words(title, line_of(node), page), where)
    else:
        known = (*BOX_ROLES, *PARAGRAPH_ROLES)
        page.faults.error("box-unknown", where, name=name, known=", ".join(known))
        yield from blocks


def _told_blocks(blocks: Blocks, braces: str, where: Where, page: Page) -> Blocks:
    """Blocks and what is said of them in braces."""
    language = read_attributes(braces, _AT_BLOCKS, where, page.faults).settings.get("lang", "")
    return map_texts(blocks, lambda run: in_language(run, language, where, page.faults))


def _in_role(block: Block, role: Role) -> Block:
    return replace(block, role=role) if isinstance(block, Paragraph) else block


def _check_closed(node: SyntaxTreeNode, page: Page) -> None:
    """A box that nobody closed takes in all that follows."""
    lines = page.rendering.lines
    end = node.map[1] if node.map else 0
    last = lines[end].strip(" \t>") if end < len(lines) else ""
    if not last or last.strip(":") or len(last) < len(node.markup):
        page.faults.error("box-open", place(node, page))


# ---------------------------------------------------------------- lists and the like


def _list(node: SyntaxTreeNode, page: Page) -> Iterator[Item]:
    items = tuple(read_inner(item.children, page) for item in node.children)
    start = int(node.attrs.get("start", 1))
    yield ItemList(items, node.type == "ordered_list", start, place(node, page))


def _quote(node: SyntaxTreeNode, page: Page) -> Iterator[Item]:
    yield Quote(read_inner(node.children, page), place(node, page))


def _terms(node: SyntaxTreeNode, page: Page) -> Iterator[Item]:
    items: list[tuple[Inlines, Blocks]] = []
    for child in node.children:
        if child.type == "dt":
            items.append((_content(child, page), ()))
        else:
            term, meaning = items[-1]
            items[-1] = (term, (*meaning, *read_inner(child.children, page)))
    yield Terms(tuple(items), place(node, page))


def _code(node: SyntaxTreeNode, page: Page) -> Iterator[Item]:
    """Lines to be typed exactly so."""
    text = page.slots.plain(node.content).rstrip("\n")
    yield Paragraph(sample(text), Role.SAMPLE, place(node, page))


def _rule(node: SyntaxTreeNode, page: Page) -> Iterator[Item]:
    page.faults.error("markdown-rule", place(node, page))
    return iter(())


def _html(node: SyntaxTreeNode, page: Page) -> Iterator[Item]:
    found = node.content.strip().partition("\n")[0]
    page.faults.error("markdown-html", place(node, page), found=page.slots.plain(found))
    return iter(())


def _nothing(node: SyntaxTreeNode, page: Page) -> Iterator[Item]:
    """Footnotes have been read before."""
    del node, page
    return iter(())


_READERS: dict[str, Callable[[SyntaxTreeNode, Page], Iterator[Item]]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "container_box": _box,
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": _quote,
    "dl": _terms,
    "fence": _code,
    "hr": _rule,
    "html_block": _html,
    "footnote_block": _nothing,
}
