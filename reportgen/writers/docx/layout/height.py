"""About how high a block stands on a page of Word, in twentieths of a point.

An estimate from widths of characters and what styles say of lines: only Word lays out pages. It
tells which text goes ahead of an exhibit that does not fit, and where tables side by side begin a
page.
"""

from collections.abc import Iterator
from math import ceil

from reportgen.document.grid import own_heads
from reportgen.document.index import Index
from reportgen.document.inlines import Inlines
from reportgen.document.leading import is_margin
from reportgen.document.nodes import (
    Block,
    Blocks,
    Box,
    Contents,
    Figure,
    ItemList,
    PageBreak,
    Paragraph,
    Quote,
    RowRole,
    Section,
    Table,
    Terms,
)
from reportgen.document.parts import parts
from reportgen.document.slots import is_row
from reportgen.document.walk import plain
from reportgen.writers.docx.captions import lines_below
from reportgen.writers.docx.draft import Draft, Spot
from reportgen.writers.docx.figures import EMU_PER_DXA, size_of
from reportgen.writers.docx.layout.frames import AROUND
from reportgen.writers.docx.lists import STEP
from reportgen.writers.docx.tables.cells import fitted, letters_of, row_gaps
from reportgen.writers.docx.tables.columns import Fit
from reportgen.writers.docx.tables.rows import rooms_of
from reportgen.writers.docx.template.styles import FRAMES, PARAGRAPHS, Style

PLAIN = 0.95
"""How much wider than measured in bold lines are, with what is lost at their ends."""
BOLD = 1.03
_LONG = 200
"""Characters of a text that takes several lines wherever it stands."""
_BOLD = {Style.CAPTION, Style.CAPTION_CLOSE, Style.CELL_HEAD, Style.CELL_HEAD_CLOSE}
_LISTED = {True: Style.NUMBERS, False: Style.BULLETS}


def height(node: Block, spot: Spot, draft: Draft) -> int:  # noqa: C901, PLR0911 -- one for each node
    """About how high a block is, with the space around it."""
    match node:
        case Paragraph(content, role):
            return words(content, PARAGRAPHS.get(role, spot.style), draft)
        case ItemList(items, is_ordered):
            style = spot.style if spot.is_framed else _LISTED[is_ordered]
            return sum(_item(item, style, spot, draft) for item in items)
        case Quote(inner):
            return stack(inner, Spot(style=Style.QUOTE), draft)
        case Terms(items):
            meanings = (stack(meaning, Spot(style=Style.MEANING), draft) for _, meaning in items)
            return sum(words(term, Style.TERM, draft) for term, _ in items) + sum(meanings)
        case Box():
            return _box(node, spot, draft)
        case Table():
            return sum(_table(each, draft) for each in parts(node))
        case Figure():
            return _figure(node, draft)
        case Section(blocks=inner):
            return stack(inner, spot, draft)
        case Contents(entries=entries):
            return sum(words(each.title, Style.EXHIBITS, draft) for each in entries)
        case Index(groups=groups):
            return sum(1 + len(each.subjects) for each in groups) * _line(Style.EXHIBITS, draft)
        case PageBreak():
            return 0


def stack(nodes: Blocks, spot: Spot, draft: Draft) -> int:
    """About how high blocks are that stand one below the other."""
    return sum(height(each, spot, draft) for each in nodes)


def words(content: Inlines | str, style: str, draft: Draft, room: int = 0) -> int:
    """About how high a paragraph is, in a room or between the margins."""
    pitch = draft.styles.pitch(style)
    free = (room or draft.layouts.text.width) - pitch.sides
    return _lines(content, style, free, draft) * pitch.line + pitch.before + pitch.after


def _lines(content: Inlines | str, style: str, room: int, draft: Draft) -> int:
    """Lines that break between words; long texts, which are hyphenated, lose little by it."""
    text = content if isinstance(content, str) else plain(content)
    letters, share = letters_of(style, draft), BOLD if style in _BOLD else PLAIN
    room = max(1, round(room / share))
    if len(text) > _LONG:
        return ceil(letters.width(text) / room)
    lines, used = 1, 0
    for word in text.split(" "):
        wide = letters.width(word)
        if used and used + wide > room:
            lines, used = lines + 1, 0
        lines += wide // room
        used += wide + letters.width(" ")
    return lines


def _line(style: str, draft: Draft) -> int:
    pitch = draft.styles.pitch(style)
    return pitch.line + pitch.before + pitch.after


def _item(item: Blocks, style: str, spot: Spot, draft: Draft) -> int:
    inner = draft.narrowed(draft.layouts.text.width - STEP)
    return stack(item, Spot(style=style, is_framed=spot.is_framed), inner)


def _box(node: Box, spot: Spot, draft: Draft) -> int:
    if is_row(node) and (rooms := rooms_of(node, draft)):
        pairs = zip(node.blocks, rooms, strict=True)
        return max(height(each, spot, draft.narrowed(room, is_close=True)) for each, room in pairs)
    if is_margin(node) and draft.layouts.text.aside:
        return 0
    frame = FRAMES.get(node.role)
    inner = Spot(style=frame, is_framed=True) if frame else spot
    title = words(node.title, frame or Style.SUBHEADING, draft) if node.title else 0
    return title + stack(node.blocks, inner, draft) + (2 * AROUND if frame else 0)


def _below(node: Table | Figure, draft: Draft) -> int:
    """Lines below an exhibit have no space between them."""
    style, room = draft.style(Style.BELOW), draft.layouts.text.width
    pitch = draft.styles.pitch(style)
    lines = [_lines(each, style, room, draft) for each in lines_below(node)]
    return sum(lines) * pitch.line + pitch.before + pitch.after if lines else 0


def _figure(node: Figure, draft: Draft) -> int:
    title = words(node.title, draft.style(Style.CAPTION), draft) if node.title else 0
    drawn = size_of(node, draft.layouts.text, draft)[1] // EMU_PER_DXA
    return title + drawn + _line(Style.FIGURE, draft) + _below(node, draft)


def _table(node: Table, draft: Draft) -> int:
    """A table with its title and what stands below it."""
    columns = fitted(node, draft.layouts.text.width, draft)
    title = words(node.title, draft.style(Style.CAPTION), draft) if node.title else 0
    unit = _line(Style.UNIT, draft) if node.unit else 0
    body = sum(_rows(node, columns, draft)) + row_gaps(node, draft)
    below = _below(node, draft) or _line(Style.GAP, draft)
    return title + unit + _head(node, columns, draft) + body + below


def _head(node: Table, columns: Fit, draft: Draft) -> int:
    """The rows of the head; the last one is as high as its longest words are when broken."""
    style = draft.style(Style.CELL_HEAD)
    deep = (
        words(cell.content, style, draft, _inside(columns, place))
        for place, cell in own_heads(node)
    )
    return max(0, len(node.head) - 1) * _line(style, draft) + max(deep, default=0)


def _rows(node: Table, columns: Fit, draft: Draft) -> Iterator[int]:
    text, group = draft.style(Style.CELL_TEXT), draft.style(Style.CELL_GROUP)
    lowest = _line(text, draft)
    for row in node.body:
        if row.role is RowRole.GROUP:
            yield _line(group, draft)
        elif len(row.cells) < len(columns.widths):
            yield lowest
        else:
            cells = enumerate(row.cells)
            yield max(words(cell.content, text, draft, _inside(columns, at)) for at, cell in cells)


def _inside(columns: Fit, place: int) -> int:
    return columns.widths[place] - 2 * columns.margin
