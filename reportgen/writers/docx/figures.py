"""Writes figures: a picture in the line, with its title above and its source below.

The raster picture is what older programs show; Word draws the vector one that stands beside it.
"""

from reportgen.document.drawing import Drawing
from reportgen.document.nodes import Figure, FigureKind
from reportgen.writers.docx.captions import below, caption, kind_word
from reportgen.writers.docx.draft import Draft
from reportgen.writers.docx.markup import NAMESPACES, NOTHING, Xml, escaped, joined, w
from reportgen.writers.docx.pages import Layout
from reportgen.writers.docx.paragraphs import KEEP, paragraph
from reportgen.writers.docx.styles import Style

EMU_PER_MM = 36000
"""English Metric Units, in which drawings are measured."""
EMU_PER_DXA = 635
FILLS_FROM = 0.75
"""A drawing at least so wide, as a share of the column, is made to fill it."""
HIGHEST = 0.82
"""Share of a page's height that leaves room for title and source."""
SHARED = 0.41
"""Share of a page's height that leaves room for text or a short table too: 100 mm."""
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""Name of the extension that puts a vector picture beside a raster one (MS-ODRAWXML 2.3.1)."""


def figure(node: Figure, draft: Draft) -> Xml:
    """Write a figure; one drawn for a landscape page gets such a page."""
    layouts = draft.layouts
    is_wide = node.drawing.width > draft.sizes.wide + 0.5  # half a millimetre is rounding
    layout = layouts.wide if is_wide else layouts.text
    foot = below(node, draft)
    shown = _picture(node, layout, draft)
    picture = paragraph(Style.FIGURE, shown, draft, KEEP if foot else NOTHING)
    whole = joined((caption(node, kind_word(node.kind), draft), picture, foot))
    return joined((layouts.text.end, whole, layouts.wide.end)) if is_wide else whole


def _picture(node: Figure, layout: Layout, draft: Draft) -> Xml:
    is_drawn = node.kind is not FigureKind.PICTURE
    share = SHARED if is_drawn and layout is draft.layouts.text else HIGHEST
    width, height = extent(node.drawing, layout, share, is_fitted=is_drawn)
    number = next(draft.drawings)
    name = escaped(node.label or f"{kind_word(node.kind)} {number}")
    size = f'cx="{width}" cy="{height}"'
    inline = f"""<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>\
<wp:docPr id="{number}" name="{name}" descr="{escaped(node.alternative)}"/>\
<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>\
<a:graphic><a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic>\
<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>\
<pic:blipFill>{_blip(node.drawing, draft)}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>\
</pic:pic></a:graphicData></a:graphic></wp:inline>"""
    return w("r", w("drawing", Xml(inline)))


def _blip(drawing: Drawing, draft: Draft) -> str:
    vector = ""
    if drawing.svg:
        blip = f'<asvg:svgBlip r:embed="{draft.media.vector(drawing.svg)}"/>'
        vector = f'<a:extLst><a:ext uri="{_SVG}">{blip}</a:ext></a:extLst>'
    return f'<a:blip r:embed="{draft.media.raster(drawing.png)}">{vector}</a:blip>'


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
