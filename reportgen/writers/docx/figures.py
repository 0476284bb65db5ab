"""Writes figures: a picture in the line, with its title above and its source below."""

from reportgen.document.drawing import Drawing
from reportgen.document.nodes import Block, Figure, FigureKind, Table
from reportgen.document.plot import Plot
from reportgen.writers.docx.captions import below, caption, kind_word
from reportgen.writers.docx.charts.room import height
from reportgen.writers.docx.draft import Draft
from reportgen.writers.docx.markup import NOTHING, Xml, joined
from reportgen.writers.docx.pages import Layout
from reportgen.writers.docx.paragraphs import KEEP, paragraph
from reportgen.writers.docx.pictures import EMU_PER_MM, Shown, chart, picture
from reportgen.writers.docx.template.styles import Style

EMU_PER_DXA = 635
FILLS_FROM = 0.75
"""A drawing at least so wide, as a share of the column, is made to fill it."""
HIGHEST = 0.82
"""Share of a page's height that leaves room for title and source."""
SHARED = 0.41
"""Share of a page's height that leaves room for text or a short table too: 100 mm."""


def figure(node: Figure, draft: Draft, last: Xml = NOTHING) -> Xml:
    """Write a figure; one drawn for a landscape page gets such a page."""
    layouts = draft.layouts
    is_wide = is_turned(node, draft)
    layout = layouts.wide if is_wide else layouts.text
    foot = below(node, draft, last)
    shown = draft.anchors.figure(node, _picture(node, layout, draft))
    drawn = paragraph(Style.FIGURE, shown, draft, KEEP if foot else last)
    whole = joined((caption(node, kind_word(node.kind), draft), drawn, foot))
    return joined((layouts.text.end, whole, layouts.wide.end)) if is_wide else whole


def arms(node: Figure, draft: Draft) -> Xml:
    """The picture of a letterhead, beside the words of which it stands."""
    size = extent(node.drawing, draft.layouts.text, HIGHEST, is_fitted=False)
    shown = picture(node.drawing, size, node.label, node.alternative, draft, is_aside=True)
    return paragraph(Style.GAP, shown, draft, KEEP)


def is_turned(node: Block, draft: Draft) -> bool:
    """Whether an exhibit stands on a landscape page."""
    if isinstance(node, Table):
        return node.is_wide
    widest = draft.sizes.wide + 0.5  # half a millimetre is rounding
    return isinstance(node, Figure) and node.drawing.width > widest


def _picture(node: Figure, layout: Layout, draft: Draft) -> Xml:
    drawn = _drawn(node, layout, draft)
    if node.plot is None:
        return picture(node.drawing, drawn, node.label, node.alternative, draft)
    instead = Shown(node.drawing, drawn) if node.drawing.png else None
    own = size_of(node, layout, draft)
    return chart(node.plot, own, node.label, node.alternative, draft, instead)


def size_of(node: Figure, layout: Layout, draft: Draft) -> tuple[int, int]:
    """Width and height of what is shown, in EMU."""
    if node.plot:
        return chart_extent(node.plot, node.drawing, layout)
    return _drawn(node, layout, draft)


def _drawn(node: Figure, layout: Layout, draft: Draft) -> tuple[int, int]:
    is_drawn = node.kind is not FigureKind.PICTURE
    share = SHARED if is_drawn and layout is draft.layouts.text else HIGHEST
    return extent(node.drawing, layout, share, is_fitted=is_drawn)


def chart_extent(plot: Plot, drawing: Drawing, layout: Layout) -> tuple[int, int]:
    """Width and height of a chart in EMU: it fills the column, and words in it keep their size."""
    page, wanted = int(layout.height * EMU_PER_DXA * HIGHEST), height(plot, drawing.height)
    return layout.width * EMU_PER_DXA, min(round(wanted * EMU_PER_MM), page)


def extent(
    drawing: Drawing, layout: Layout, share: float = HIGHEST, *, is_fitted: bool
) -> tuple[int, int]:
    """Width and height in EMU: within a share of the page; `is_fitted` fills the column."""
    column, page = layout.width * EMU_PER_DXA, int(layout.height * EMU_PER_DXA * share)
    width, height = drawing.width * EMU_PER_MM, drawing.height * EMU_PER_MM
    scale = min(column / width, page / height)
    if scale > 1 and not (is_fitted and width >= FILLS_FROM * column):
        scale = 1
    return round(width * scale), round(height * scale)
