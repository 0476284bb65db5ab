"""Writes blocks as HTML. The depth of a section is the level of its heading."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate

from reportgen.document.index import Index
from reportgen.document.inlines import Inlines
from reportgen.document.nodes import (
    Block,
    Box,
    Contents,
    Entry,
    Figure,
    ItemList,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    Section,
    Table,
    Terms,
)
from reportgen.document.slots import is_row, slots_of
from reportgen.document.tokens import Sizes
from reportgen.document.walk import plain
from reportgen.writers.html.arrange import ABREAST, Group, arranged, extent
from reportgen.writers.html.extent import BESIDE, Extent
from reportgen.writers.html.figure import figure
from reportgen.writers.html.index import index
from reportgen.writers.html.inline import inlines, words
from reportgen.writers.html.markup import NOTHING, Markup, element, escaped, joined
from reportgen.writers.html.table import table

DEEPEST = 6
"""HTML and PDF/UA have six levels of headings."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a block must know of the page around it."""

    sizes: Sizes
    depth: int = 0
    """How many sections it stands in."""
    pages: Mapping[str, int] = field(default_factory=dict)
    """On which page each label stands, as far as that is known."""
    beside: Extent | None = None
    """How wide tables are that stand side by side."""
    row: int = 0
    """Which row of its section it is."""


def block(  # noqa: C901, PLR0911 -- one branch for each node
    node: Block, setting: Setting
) -> Markup:
    """Write one block."""
    match node:
        case Section():
            return _section(node, replace(setting, depth=setting.depth + 1))
        case Paragraph(content, role):
            return element("p", inlines(content), class_=_class(role), id=node.label)
        case ItemList():
            return _list(node, setting)
        case Quote(inner):
            return element("blockquote", blocks(inner, setting))
        case Terms():
            return _terms(node, setting)
        case Box():
            return _box(node, setting)
        case Table():
            return table(node, setting.sizes, setting.beside)
        case Figure():
            return figure(node, setting.sizes)
        case Contents():
            return _contents(node)
        case Index():
            return index(node, setting.pages)
        case PageBreak():
            return element("div", class_="page-break")


def blocks(nodes: Iterable[Block], setting: Setting) -> Markup:
    """Write blocks one after the other, a line each."""
    return joined((block(node, setting) for node in nodes), "\n")


def _class(role: Role) -> str:
    return "" if role is Role.NONE else role.value


# ---------------------------------------------------------------- sections


def _section(node: Section, setting: Setting) -> Markup:
    names = ["chapter"] if setting.depth == 1 else []
    names += ["turned"] if _begins_turned(node, setting) else []
    names += [_class(node.role)] if node.role is not Role.NONE else []
    groups = tuple(arranged(node.blocks, setting.sizes))
    rows = accumulate(int(is_row(each.blocks[0])) for each in groups)
    written = (
        _group(each, replace(setting, row=row)) for each, row in zip(groups, rows, strict=True)
    )
    parts = [_heading(node, setting.depth), *written]
    title = _title(node) if setting.depth == 1 else ""
    return element(
        "section",
        joined(parts, "\n"),
        class_=" ".join(names),
        id=node.label,
        data_title=title,
    )


def _begins_turned(node: Section, setting: Setting) -> bool:
    """Whether a turned page follows at once, which then takes the heading along."""
    first = node.blocks[:1]
    return any(extent(each, setting.sizes) is Extent.LANDSCAPE for each in first)


def _group(group: Group, setting: Setting) -> Markup:
    if group.name == ABREAST:
        beside = blocks(group.blocks, replace(setting, beside=BESIDE[len(group.blocks)]))
        return element("div", beside, class_=f"{ABREAST} {Extent.WIDE}")
    content = blocks(group.blocks, setting)
    return element("div", content, class_=group.name) if group.name else content


def _title(node: Section) -> str:
    """The heading in plain words, for running feet and bookmarks."""
    return f"{node.number} {plain(node.title)}".strip()


def _heading(node: Section, depth: int) -> Markup:
    if not node.title:
        return NOTHING
    parts = [element("span", escaped(node.number), class_="number")] if node.number else []
    parts.append(inlines(node.title))
    return element(f"h{min(depth, DEEPEST)}", joined(parts, " "), data_title=_title(node))


# ---------------------------------------------------------------- lists


def _list(node: ItemList, setting: Setting) -> Markup:
    items = joined(element("li", _item(item, setting), id=_label(item)) for item in node.items)
    if not node.is_ordered:
        return element("ul", items)
    if node.start == 1:
        return element("ol", items)
    before = f"counter-reset:list-item {node.start - 1}"  # WeasyPrint does not heed `start`
    return element("ol", items, start=str(node.start), style=before)


def _item(item: tuple[Block, ...], setting: Setting) -> Markup:
    """An item; its first paragraph stands in it without an element of its own, in the line of
    the marker."""
    match item:
        case (Paragraph(content, Role.NONE), *rest):
            return joined([inlines(content), blocks(rest, setting)])
        case _:
            return blocks(item, setting)


def _label(item: tuple[Block, ...]) -> str:
    """The label of the paragraph that has no element of its own."""
    match item:
        case (Paragraph(role=Role.NONE) as first, *_):
            return first.label
        case _:
            return ""


def _terms(node: Terms, setting: Setting) -> Markup:
    return element("dl", joined(_term(*item, setting) for item in node.items))


def _term(term: Inlines, meaning: tuple[Block, ...], setting: Setting) -> Markup:
    meant = element("dd", _item(meaning, setting), id=_label(meaning))
    return joined([element("dt", inlines(term)), meant])


# ---------------------------------------------------------------- boxes and contents


def _box(node: Box, setting: Setting) -> Markup:
    if is_row(node):
        return _row(node, setting)
    title = element("p", inlines(node.title), class_="box-title") if node.title else NOTHING
    parts = [title, blocks(node.blocks, setting)]
    return element("div", joined(parts, "\n"), class_=f"box {_class(node.role)}".strip())


def _row(node: Box, setting: Setting) -> Markup:
    """What stands side by side, each in a slot as wide as it is drawn."""
    slots = (
        element("div", block(each, setting), class_="slot", style=f"width:{width:.2f}mm")
        for each, width in zip(node.blocks, slots_of(node, setting.sizes), strict=True)
    )
    return element("div", joined(slots), class_=f"row row-{setting.row}")


def _contents(node: Contents) -> Markup:
    """A list of links; a style sheet adds the page numbers."""
    items = joined(_entry(entry) for entry in node.entries)
    return element("nav", element("ol", items), class_=f"contents {node.listing.value}")


def _entry(entry: Entry) -> Markup:
    number = [element("span", escaped(entry.number), class_="number")] if entry.number else []
    link = element("a", words(plain(entry.title)), href=f"#{entry.label}")
    return element("li", joined([*number, link], " "), class_=f"depth-{entry.depth}")
