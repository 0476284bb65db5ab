"""Writes blocks. The depth of a section is the level of its heading.

Numbers of headings are text and a tab, not a numbering of Word's: they come from the model, as
in the PDF, and stay right when a chapter is copied into another file or its neighbours go.
"""

from dataclasses import replace
from itertools import pairwise

from reportgen.document.index import Index
from reportgen.document.inlines import Inlines
from reportgen.document.leading import leads_in
from reportgen.document.nodes import (
    Block,
    Blocks,
    Box,
    Contents,
    DocumentKind,
    Figure,
    FigureKind,
    ItemList,
    Listing,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    Section,
    Table,
    Terms,
)
from reportgen.document.slots import is_row
from reportgen.writers.docx.contents import contents
from reportgen.writers.docx.draft import Draft, Spot
from reportgen.writers.docx.fields import run, tab
from reportgen.writers.docx.figures import arms, figure
from reportgen.writers.docx.index import index, marks
from reportgen.writers.docx.inlines import PLAIN, STRONG, Look, inlines
from reportgen.writers.docx.layout.abreast import columns
from reportgen.writers.docx.layout.frames import APART
from reportgen.writers.docx.layout.height import words
from reportgen.writers.docx.layout.settle import Group, leads, settled
from reportgen.writers.docx.lists import STEP
from reportgen.writers.docx.markup import NOTHING, Xml, joined, w
from reportgen.writers.docx.pages import TURN
from reportgen.writers.docx.paragraphs import KEEP, paragraph
from reportgen.writers.docx.tables.rows import rooms_of, side_by_side
from reportgen.writers.docx.tables.table import table
from reportgen.writers.docx.template.styles import FRAMES, PARAGRAPHS, Style, continued, heading

_UNCOUNTED = w("numPr", w("ilvl", val=0), w("numId", val=0))
"""Keeps Word from counting the headings of a template that numbers them itself."""
_AFTER_HEADING = 2
"""Lines that stay with a heading."""
_FLUSH = w("ind", left=0, firstLine=0)
"""Headings hang behind their number; one without begins at the margin."""


def blocks(nodes: Blocks, spot: Spot, draft: Draft) -> Xml:
    """Write blocks one after the other; what leads to something stays with it."""
    kept = [leads(*each) for each in pairwise(nodes)]
    if leads_in(nodes):
        kept[0] = True
    return joined(
        _block(node, spot, draft, KEEP if is_kept else NOTHING)
        for node, is_kept in zip(nodes, [*kept, False], strict=False)
    )


def _flow(node: Section, spot: Spot, draft: Draft) -> Xml:
    """Write the blocks of a section as they fill pages."""
    if draft.kind is not DocumentKind.REPORT or draft.is_inside:
        return blocks(node.blocks, spot, draft)
    return joined(_group(each, spot, draft) for each in settled(node, spot, draft))


def _group(group: Group, spot: Spot, draft: Draft) -> Xml:
    """Write what stays together."""
    if group.columns > 1:
        return joined((TURN if draft.page.begins else NOTHING, columns(group.blocks, draft)))
    *others, last = group.blocks
    end = KEEP if group.is_led else NOTHING
    before = (_block(each, spot, draft, KEEP) for each in others)
    return joined((*before, _block(last, spot, draft, end)))


def _block(  # noqa: C901, PLR0911 -- one branch for each node
    node: Block, spot: Spot, draft: Draft, keep: Xml
) -> Xml:
    match node:
        case Section():
            return _section(node, spot, draft)
        case Paragraph():
            return _paragraph(node, spot, draft, keep)
        case ItemList():
            return _list(node, spot, draft)
        case Quote(inner):
            return blocks(inner, _styled(Style.QUOTE, spot), draft)
        case Terms():
            return joined(_term(*item, spot, draft) for item in node.items)
        case Box():
            return _box(node, spot, draft)
        case Table():
            return table(node, draft, keep)
        case Figure():
            is_arms = spot.style == Style.LETTERHEAD and node.kind is FigureKind.PICTURE
            return arms(node, draft) if is_arms else figure(node, draft, keep)
        case Contents():
            return contents(node, draft)
        case Index():
            return index(node, draft)
        case PageBreak():
            return TURN


def _paragraph(node: Paragraph, spot: Spot, draft: Draft, keep: Xml = NOTHING) -> Xml:
    if not node.content:
        return NOTHING
    style = PARAGRAPHS.get(node.role, spot.style)
    indent = w("ind", left=spot.indent) if spot.indent and style == spot.style else NOTHING
    return paragraph(style, _words(node, draft), draft, joined((keep, indent)))


def _words(node: Paragraph, draft: Draft) -> Xml:
    """The words of a paragraph; where an index names it, its page can be found."""
    words = inlines(node.content, draft)
    if node.label not in draft.entries:
        return words
    return draft.bookmarks.around(node.label, joined((marks(node.label, draft), words)))


# ---------------------------------------------------------------- sections


def _section(node: Section, spot: Spot, draft: Draft) -> Xml:
    match node.role:
        case Role.COVER:
            page = _page(node, Style.TITLE, Style.COVER, draft)
            return joined((page, draft.layouts.cover.end))
        case Role.IMPRINT:
            page = _page(node, Style.SUBHEADING, Style.IMPRINT, draft)
            return joined((page, draft.layouts.imprint.end))
        case Role.BACK:
            return _page(node, Style.SUBHEADING, Style.IMPRINT, draft)
        case _:
            return _headed(node, spot, draft)


def _page(node: Section, title: Style, style: Style, draft: Draft) -> Xml:
    """A page of its own that no contents name."""
    words = draft.bookmarks.around(node.label, inlines(node.title, draft))
    named = paragraph(title, words, draft) if node.title else words
    kept = tuple(each for each in node.blocks if not _is_for_print(each))
    return joined((TURN, named, blocks(kept, Spot(style=style), draft)))


def _is_for_print(node: Block) -> bool:
    """Whether a block is an ornament of the printed page, drawn without a picture for Word."""
    return isinstance(node, Figure) and node.kind is FigureKind.PICTURE and not node.drawing.png


def _headed(node: Section, spot: Spot, draft: Draft) -> Xml:
    inner = Spot(depth=spot.depth + 1)
    begins = _begins_page(node, spot, draft)
    if begins:
        draft.page.turn()
    if node.title:
        high = words(node.title, heading(spot.depth), draft)
        draft.page.head(high, _AFTER_HEADING * draft.styles.pitch(Style.BODY).line)
    parts = (
        TURN if begins else NOTHING,
        _heading(node, spot, draft),
        _flow(node, _framed(node.role, inner), draft),
    )
    return joined(parts)


def _begins_page(node: Section, spot: Spot, draft: Draft) -> bool:
    """Chapters begin a page, but not in a council paper; so do profiles of places."""
    is_chapter = spot.depth == 1 and draft.kind is not DocumentKind.COUNCIL_PAPER
    return is_chapter or node.role is Role.PROFILE


def _heading(node: Section, spot: Spot, draft: Draft) -> Xml:
    around = draft.bookmarks.around
    title = joined((marks(node.label, draft), inlines(node.title, draft)))
    if not node.title:
        return around(node.label, NOTHING)
    if node.number:
        title = joined((around(node.label, run(node.number)), tab(), title))
    else:
        title = around(node.label, title)
    style = Style.CONTENTS_HEADING if _is_contents(node) else heading(spot.depth)
    return paragraph(style, title, draft, _beside_number(node, style, spot.depth - 1, draft))


def _beside_number(node: Section, style: str, level: int, draft: Draft) -> Xml:
    """Where a heading begins; one that a template counts hangs where that numbering has it."""
    counted = draft.styles.number(style)
    uncounted = _UNCOUNTED if counted else NOTHING
    if not node.number:
        return joined((uncounted, _FLUSH))
    return joined((uncounted, draft.lists.hanging(counted, level) if counted else NOTHING))


def _is_contents(node: Section) -> bool:
    """Whether a section holds the contents, which do not name themselves."""
    lists = (each.listing for each in node.blocks if isinstance(each, Contents))
    return Listing.SECTIONS in lists


# ---------------------------------------------------------------- boxes


def _framed(role: Role, spot: Spot) -> Spot:
    """The spot inside a box of a role; roles without a frame change nothing."""
    frame = FRAMES.get(role)
    return replace(spot, style=frame, is_framed=True) if frame else spot


def _styled(style: Style, spot: Spot) -> Spot:
    """The spot in another style, unless it is inside a box, whose style goes through."""
    return spot if spot.is_framed else replace(spot, style=style)


def _box(node: Box, spot: Spot, draft: Draft) -> Xml:
    if is_row(node) and (rooms := rooms_of(node, draft)):
        inside = (
            blocks((each,), spot, draft.narrowed(room, is_close=True))
            for each, room in zip(node.blocks, rooms, strict=True)
        )
        return side_by_side(tuple(inside), rooms, draft)
    inner = _framed(node.role, spot)
    if node.role is Role.LETTERHEAD:
        inner = replace(inner, style=Style.LETTERHEAD)
    title = NOTHING
    if node.title and inner.is_framed:
        look = Look(draft.styles.id(Style.BOX_TITLE))
        title = paragraph(inner.style, inlines(node.title, draft, look), draft, KEEP)
    elif node.title:
        title = paragraph(Style.SUBHEADING, inlines(node.title, draft), draft)
    return joined((APART, title, blocks(node.blocks, inner, draft)))


def _term(term: Inlines, meaning: Blocks, spot: Spot, draft: Draft) -> Xml:
    look = STRONG if spot.is_framed else PLAIN
    named = paragraph(_styled(Style.TERM, spot).style, inlines(term, draft, look), draft, KEEP)
    return joined((named, blocks(meaning, _styled(Style.MEANING, spot), draft)))


# ---------------------------------------------------------------- lists


def _list(node: ItemList, spot: Spot, draft: Draft) -> Xml:
    """A list; in a box its items keep the box's style, so that the frame is not broken."""
    lists = draft.lists
    number = lists.ordered(spot.level, node.start) if node.is_ordered else lists.unordered
    listed = Style.NUMBERS if node.is_ordered else Style.BULLETS
    style = spot.style if spot.is_framed else listed
    counted = w("numPr", w("ilvl", val=spot.level), w("numId", val=number))
    indent = draft.styles.indent(style) + STEP * (spot.level + 1) if spot.is_framed else 0
    hanging = w("ind", left=indent, hanging=STEP) if indent else NOTHING
    properties = joined((counted, hanging))
    after = style if spot.is_framed else continued(spot.level)
    inner = replace(spot, style=after, level=spot.level + 1, indent=indent)
    return joined(_item(item, style, properties, inner, draft) for item in node.items)


def _item(item: Blocks, style: str, properties: Xml, inner: Spot, draft: Draft) -> Xml:
    """An item: its first paragraph has the number, what follows stands in."""
    match item:
        case (Paragraph() as words, *rest):
            first, others = _words(words, draft), tuple(rest)
        case _:
            first, others = NOTHING, item
    numbered = paragraph(style, first, draft, properties)
    return joined((numbered, blocks(others, inner, draft)))
