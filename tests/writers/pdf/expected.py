"""The tree of structure that a document ought to have, from its model alone, as lines of text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from functools import partial

from reportgen.document.index import Index, Subject, stretches
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
from reportgen.document.items import item_label
from reportgen.document.nodes import (
    Block,
    Box,
    Contents,
    Document,
    Entry,
    Figure,
    FigureKind,
    ItemList,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    RowRole,
    Section,
    Table,
    TableCell,
    Terms,
)
from reportgen.document.parts import parts
from reportgen.document.theme import Theme
from reportgen.document.tokens import Sizes
from reportgen.document.walk import inlines, plain
from reportgen.messages import word
from reportgen.writers.html.arrange import arranged
from reportgen.writers.html.key_figures import prefix
from reportgen.writers.html.settle import settled
from reportgen.writers.html.table import rectangle
from tests.writers.pdf.told import even, told

Lines = Iterator[str]


def differences(document: Document, theme: Theme, data: bytes) -> list[str]:
    """What is wrong with the tree of a PDF, and where it differs from the model's."""
    found = told(data)
    wanted = expected(document, theme.tokens.sizes, found.labels)
    return [*found.faults, *unified_diff(wanted, found.lines, "model", "pdf", lineterm="")]


def expected(document: Document, sizes: Sizes, pages: Mapping[str, int]) -> list[str]:
    """The tree; `pages` tells where labels stand, which an index prints."""
    return list(_Model(sizes, pages).blocks(settled(document, sizes).blocks, 0))


def line(depth: int, kind: str, words: str = "", more: str = "") -> str:
    words = re.sub(r"(?<=[^\W\d_])\u00b7(?=[^\W\d_])", "", words)  # seen, but not heard
    return "  " * depth + f"{kind} {even(words)}".rstrip() + more


def spoken(content: Inlines) -> str:
    """What is printed of a run: with the numbers of notes, without their texts."""
    return "".join(_spoken(each) for each in content)


def _spoken(node: Inline) -> str:
    match node:
        case Text(text=text) | Code(text=text) | Value(text=text) | Abbreviation(text=text):
            return text
        case Reference(text=text, page=page):
            return text + (f", {word('page')}" if page else "")
        case Note(number=number):
            return str(number)
        case Emphasis() | Strong() | Raised() | Lowered() | Foreign() | Link():
            return spoken(node.content)
        case LineBreak() | Picture():
            return ""


def within(content: Inlines, depth: int) -> Lines:  # noqa: C901 -- one branch for each node
    """The elements inside a run."""
    for node in content:
        match node:
            case Code(text=text):
                yield line(depth, "Code", text)
            case Foreign(content=content, language=language):
                yield line(depth, "Span", spoken(content), f" Lang={language}")
                yield from within(content, depth + 1)
            case Abbreviation(text=text, expansion=expansion):
                yield line(depth, "Span", text, f" E={expansion}")
            case Reference():
                yield line(depth, "Reference")
                yield line(depth + 1, "Link", spoken((node,)))
            case Note(number=number):
                yield line(depth, "Reference")
                yield line(depth + 1, "Link", str(number))
            case Link():
                words = [each for each in node.content if not isinstance(each, Note)]
                yield line(depth, "Link", spoken(tuple(words)))
                yield from within(tuple(words), depth + 1)
                notes = (each for each in inlines(node.content) if isinstance(each, Note))
                yield from within(tuple(notes), depth)
            case Picture(alternative=alternative) if alternative:
                yield line(depth, "Figure", more=f" Alt={alternative}")
            case Emphasis() | Strong() | Raised() | Lowered():
                yield from within(node.content, depth)
            case Text() | Value() | LineBreak() | Picture():
                pass


def text(kind: str, content: Inlines, depth: int, before: str = "") -> Lines:
    yield line(depth, kind, before + spoken(content))
    yield from within(content, depth + 1)


def notes(content: Inlines, depth: int) -> Lines:
    for node in inlines(content):
        if isinstance(node, Note):
            yield line(depth, "Note", f"{node.number}{spoken(node.content)}")
            yield line(depth + 1, "Lbl", str(node.number))
            yield line(depth + 2, "Link", str(node.number))
            yield from within(node.content, depth + 1)


def contents(entries: Iterable[Entry], depth: int) -> Lines:
    opened: list[tuple[int, int]] = []
    place = depth
    for entry in entries:
        if opened and entry.depth > opened[-1][0]:
            place = opened[-1][1] + 1
            yield line(place, "TOC")
        while opened and opened[-1][0] >= entry.depth:
            place = opened.pop()[1] - 1
        opened.append((entry.depth, place + 1))
        yield line(place + 1, "TOCI")
        if entry.number:
            yield line(place + 2, "Lbl", entry.number)
        yield line(place + 2, "Reference")
        yield line(place + 3, "Link", plain(entry.title))


@dataclass
class _Model:
    sizes: Sizes
    pages: Mapping[str, int]
    level: int = 0
    lists: int = 0
    """How many are open."""

    def blocks(self, blocks: Iterable[Block], depth: int) -> Lines:
        for node in blocks:
            yield from self.block(node, depth)

    def block(  # noqa: C901, PLR0912 -- one branch for each node
        self, node: Block, depth: int
    ) -> Lines:
        match node:
            case Section():
                yield from self.section(node, depth)
            case Paragraph(content=content):
                yield from text("P", content, depth)
                yield from notes(content, depth)
            case ItemList():
                yield from self.items(node, depth)
            case Quote(blocks=blocks):
                yield line(depth, "BlockQuote")
                yield from self.blocks(blocks, depth + 1)
            case Terms(items=items):
                yield line(depth, "L")
                for term, meaning in items:
                    yield line(depth + 1, "LI")
                    yield from text("Lbl", term, depth + 2)
                    yield from self.body(meaning, depth + 2)
                for term, _ in items:
                    yield from notes(term, depth)
            case Box(role=Role.ROW):
                yield from self.blocks(node.blocks, depth)
            case Box():
                yield line(depth, "Sect")
                if node.title:
                    yield from text("P", node.title, depth + 1)
                    yield from notes(node.title, depth + 1)
                yield from self.blocks(node.blocks, depth + 1)
            case Table():
                yield from tables(node, depth)
            case Figure():
                yield from figure(node, depth)
            case Contents(entries=entries):
                if entries:
                    yield line(depth, "TOC")
                    yield from contents(entries, depth)
            case Index():
                yield from self.index(node, depth)
            case PageBreak():
                pass

    def items(self, node: ItemList, depth: int) -> Lines:
        yield line(depth, "L")
        self.lists += 1
        for place, item in enumerate(node.items, node.start):
            yield line(depth + 1, "LI")
            label = item_label(place, self.lists - 1) if node.is_ordered else "–"
            yield line(depth + 2, "Lbl", label)
            yield from self.body(item, depth + 2)
        self.lists -= 1

    def index(self, node: Index, depth: int) -> Lines:
        if node.groups:
            yield line(depth, "Index")
        for group in node.groups:
            yield line(depth + 1, "P", group.title)
            yield line(depth + 1, "L")
            for subject in group.subjects:
                yield line(depth + 2, "LI")
                yield line(depth + 3, "LBody")
                yield from self.subject(subject, depth + 4)

    def subject(self, subject: Subject, depth: int) -> Lines:
        found = [each.ends for each in stretches(subject.spots, self.pages)]
        runs = ("–".join(str(page) for _, page in ends) for ends in found)
        yield line(depth, "P", f"{subject.name} {', '.join(runs)}")
        for _, page in (end for ends in found for end in ends):
            yield line(depth + 1, "Reference")
            yield line(depth + 2, "Link", str(page))

    def section(self, node: Section, depth: int) -> Lines:
        self.level += 1
        yield line(depth, "Sect")
        if node.title:
            yield from text(f"H{min(self.level, 6)}", node.title, depth + 1, node.number)
            yield from notes(node.title, depth + 1)
        for group in arranged(node.blocks, self.sizes):
            yield from self.blocks(group.blocks, depth + 1)
        self.level -= 1

    def body(self, blocks: tuple[Block, ...], depth: int) -> Lines:
        if blocks:
            yield line(depth, "LBody")
            yield from self.blocks(blocks, depth + 1)


# ---------------------------------------------------------------- exhibits


def caption(kind: str, number: str, title: Inlines, unit: str, depth: int) -> Lines:
    name = f"{word(kind)} {number}" if number else ""
    if name or title or unit:
        yield line(depth, "Caption", f"{name}{spoken(title)}{unit}")
        yield from within(title, depth + 1)


def tables(node: Table, depth: int) -> Lines:
    if node.is_large:
        yield from key_figures(node, depth)
        return
    for part in parts(node):
        yield from table(part, depth, dict(node.signs))


def table(node: Table, depth: int, signs: dict[str, str]) -> Lines:
    yield line(depth, "Div")
    yield line(depth + 1, "Table")
    yield from caption("table", node.number, node.title, node.unit, depth + 2)
    if any(cell.content for row in node.head for cell in row.cells):
        yield line(depth + 2, "THead")
        for cells in rectangle(node):
            yield line(depth + 3, "TR")
            for cell in cells:
                yield from text("TH" if cell.content else "TD", cell.content, depth + 4)
    for number, row in enumerate(node.body):
        if number == 0 or row.role.value == "group":
            yield line(depth + 2, "TBody")
        yield line(depth + 3, "TR")
        for cell in row.cells:
            yield from _cell(cell, row.role, signs, depth + 4)
    yield from below(node, depth + 1)


def key_figures(node: Table, depth: int) -> Lines:
    """Each row says what its numbers are of, since no head is printed."""
    yield line(depth, "Div")
    yield line(depth + 1, "Table")
    yield from caption("table", node.number, node.title, node.unit, depth + 2)
    yield line(depth + 2, "TBody")
    for row in node.body:
        yield line(depth + 3, "TR")
        for place, cell in enumerate(row.cells):
            before = prefix(node, place) if place > 1 else ""
            kind = "TD" if place else "TH"
            yield from text(kind, cell.content, depth + 4, f"{before} " if before else "")
    yield from below(node, depth + 1)


def _cell(cell: TableCell, role: RowRole, signs: dict[str, str], depth: int) -> Lines:
    kind, meaning = "TH" if cell.is_head else "TD", signs.get(plain(cell.content))
    if meaning and role is not RowRole.GROUP:
        yield line(depth, kind, spoken(cell.content))
        yield line(depth + 1, "Span", spoken(cell.content), f" E={meaning}")
        yield from within(cell.content, depth + 2)
    else:
        yield from text(kind, cell.content, depth)


def figure(node: Figure, depth: int) -> Lines:
    yield line(depth, "Div")
    kind = "map" if node.kind is FigureKind.MAP else "figure"
    yield from caption(kind, node.number, node.title, "", depth + 1)
    yield line(depth + 1, "Figure", more=f" Alt={node.alternative}")
    yield from below(node, depth + 1)


def below(node: Table | Figure, depth: int) -> Lines:
    paragraph = partial(text, "P", depth=depth)
    for note in node.notes:
        yield from paragraph(note)
    called = [node.title]
    if isinstance(node, Table):
        called += [cell.content for row in (*node.head, *node.body) for cell in row.cells]
    for content in (*called, *node.notes, node.source):
        yield from notes(content, depth)
    if isinstance(node, Table) and node.signs:
        pairs = "; ".join(f"{sign} {meaning}" for sign, meaning in node.signs)
        yield line(depth, "P", f"{word('signs')}: {pairs}")
    source = (Text(f"{word('source')}: "), *node.source) if node.source else ()
    see = node.see if isinstance(node, Figure) else ()
    if source or see:
        yield from paragraph((*source, *([Text(" · ")] if source and see else []), *see))
