"""Writes drawings as pictures in the line.

The raster picture is what older programs show; Word draws the vector one that stands beside it.
"""

from reportgen.document.drawing import Drawing
from reportgen.messages import word
from reportgen.writers.docx.draft import Draft
from reportgen.writers.docx.markup import NAMESPACES, Xml, escaped, w

EMU_PER_MM = 36000
"""English Metric Units, in which drawings are measured."""
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""Name of the extension that puts a vector picture beside a raster one (MS-ODRAWXML 2.3.1)."""
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
"""Tells screen readers to pass over a picture (MS-ODRAWXML 2.26)."""


def picture(
    drawing: Drawing, size: tuple[int, int], name: str, alternative: str, draft: Draft
) -> Xml:
    """A drawing as a run, in a size of EMU; without alternative text it is decorative."""
    number = next(draft.drawings)
    named = escaped(name or f"{word('figure')} {number}")
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    extra = "" if alternative else _DECORATIVE
    inline = f"""<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>\
<wp:docPr id="{number}" name="{named}" descr="{escaped(alternative)}">{extra}</wp:docPr>\
<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>\
<a:graphic><a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic>\
<pic:nvPicPr><pic:cNvPr id="{number}" name="{named}"/><pic:cNvPicPr/></pic:nvPicPr>\
<pic:blipFill>{_blip(drawing, draft)}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>\
</pic:pic></a:graphicData></a:graphic></wp:inline>"""
    return w("r", w("drawing", Xml(inline)))


def _blip(drawing: Drawing, draft: Draft) -> str:
    vector = ""
    if drawing.svg:
        blip = f'<asvg:svgBlip r:embed="{draft.media.vector(drawing.svg)}"/>'
        vector = f'<a:extLst><a:ext uri="{_SVG}">{blip}</a:ext></a:extLst>'
    return f'<a:blip r:embed="{draft.media.raster(drawing.png)}">{vector}</a:blip>'
