"""Writes drawings as pictures in the line.

The raster picture is what older programs show; Word draws the vector one that stands beside it.
"""

from dataclasses import dataclass

from reportgen.document.drawing import Drawing
from reportgen.document.plot import Plot
from reportgen.messages import word
from reportgen.writers.docx.charts.elements import CHART
from reportgen.writers.docx.draft import Draft
from reportgen.writers.docx.markup import NAMESPACES, NOTHING, Xml, escaped, w

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


@dataclass(frozen=True, slots=True)
class Shown:
    """A drawing in its size."""

    drawing: Drawing
    size: tuple[int, int]
    """EMU."""
    is_aside: bool = False


def picture(
    drawing: Drawing,
    size: tuple[int, int],
    name: str,
    alternative: str,
    draft: Draft,
    *,
    is_aside: bool = False,
) -> Xml:
    """A drawing as a run, in a size of EMU; without alternative text it is decorative.

    One that stands aside is at the right margin, and text runs beside it.
    """
    return w("r", _pictured(Shown(drawing, size, is_aside), name, alternative, draft))


def chart(
    plot: Plot,
    size: tuple[int, int],
    name: str,
    alternative: str,
    draft: Draft,
    instead: Shown | None = None,
) -> Xml:
    """A chart as a run, in a size of EMU, which Word draws and which can be edited there.

    Other programs show a picture instead, where there is one (ECMA-376, part 3). LibreOffice keeps
    some twenty charts of a document in mind; all others it draws 160 by 90 mm large and scales
    them, which narrow and low ones do not stand. It passes over what wants features of Word 2013.
    """
    charted = _charted(plot, size, name, alternative, draft)
    if instead is None:
        return w("r", charted)
    choice = f'<mc:Choice Requires="w15">{charted}</mc:Choice>'
    fallback = f"<mc:Fallback>{_pictured(instead, name, alternative, draft)}</mc:Fallback>"
    return w("r", Xml(f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"))


def _pictured(shown: Shown, name: str, alternative: str, draft: Draft) -> Xml:
    number = next(draft.drawings)
    named = escaped(name or f"{word('figure')} {number}")
    extent = f'cx="{shown.size[0]}" cy="{shown.size[1]}"'
    graphic = f"""<a:graphic><a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic>\
<pic:nvPicPr><pic:cNvPr id="{number}" name="{named}"/><pic:cNvPicPr/></pic:nvPicPr>\
<pic:blipFill>{_blip(shown.drawing, draft)}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>\
</pic:pic></a:graphicData></a:graphic>"""
    locked = Xml('<a:graphicFrameLocks noChangeAspect="1"/>')
    placed = _aside if shown.is_aside else _inline
    return placed(Xml(extent), _properties(number, named, alternative), locked, Xml(graphic))


def _charted(plot: Plot, size: tuple[int, int], name: str, alternative: str, draft: Draft) -> Xml:
    number = next(draft.drawings)
    named = escaped(name or f"{word('figure')} {number}")
    relation = draft.charts.add(plot, size[0] / EMU_PER_MM, size[1] / EMU_PER_MM)
    graphic = f"""<a:graphic><a:graphicData uri="{CHART}">\
<c:chart xmlns:c="{CHART}" r:id="{relation}"/></a:graphicData></a:graphic>"""
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    return _inline(Xml(extent), _properties(number, named, alternative), NOTHING, Xml(graphic))


def _properties(number: int, named: Xml, alternative: str) -> Xml:
    extra = "" if alternative else _DECORATIVE
    told = f'id="{number}" name="{named}" descr="{escaped(alternative)}"'
    return Xml(f"<wp:docPr {told}>{extra}</wp:docPr>")


def _inline(extent: Xml, properties: Xml, locked: Xml, shown: Xml) -> Xml:
    """Something in the line of its paragraph."""
    frame = f"<wp:cNvGraphicFramePr>{locked}</wp:cNvGraphicFramePr>"
    around = f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
    return w("drawing", Xml(f"{around}{properties}{frame}{shown}</wp:inline>"))


def _aside(extent: Xml, properties: Xml, locked: Xml, shown: Xml) -> Xml:
    """Something at the right margin, from the top of its paragraph downwards."""
    frame = f"<wp:cNvGraphicFramePr>{locked}</wp:cNvGraphicFramePr>"
    around = (
        '<wp:anchor distT="0" distB="0" distL="114300" distR="0" simplePos="0" '
        'relativeHeight="251658240" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        '<wp:wrapSquare wrapText="left"/>'
    )
    return w("drawing", Xml(f"{around}{properties}{frame}{shown}</wp:anchor>"))


def _blip(drawing: Drawing, draft: Draft) -> str:
    vector = ""
    if drawing.svg:
        blip = f'<asvg:svgBlip r:embed="{draft.media.vector(drawing.svg)}"/>'
        vector = f'<a:extLst><a:ext uri="{_SVG}">{blip}</a:ext></a:extLst>'
    return f'<a:blip r:embed="{draft.media.raster(drawing.png)}">{vector}</a:blip>'
