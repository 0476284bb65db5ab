"""The watermark of Word files, as Word itself makes it: lines of letters in every head of page.

Word's own command takes it away again, since it knows its shape by the name. Heads of pages are
not read aloud; what the watermark says stands at the head of the document as text.
"""

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.enum.section import WD_HEADER_FOOTER_INDEX
from docx.opc.constants import CONTENT_TYPE
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.section import CT_SectPr
from lxml import etree

from reportgen.document.colours import lightened
from reportgen.document.theme import Theme
from reportgen.writers.docx.markup import Element, W, Xml, escaped, joined, name

Kind = WD_HEADER_FOOTER_INDEX
PALE = 90
LENGTH = 480.0
"""Points from the first letter to the last."""
HEIGHT = 90.0
"""Short words are no larger than this."""
SMALL, TOP = 10, 16
"""Points: the height of the line above everything, and how far it is from the edge."""
ASPECT = 0.62
"""About how wide a letter is for its height."""
_SHAPE_TYPE = Xml(
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
    '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/></v:shapetype>'
)
"""Letters on a line, as Word declares them (ECMA-376, part 4, 19.1)."""
_DECLARED = (
    f'xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def mark(word: WordDocument, text: str, theme: Theme) -> None:
    """Write the words across every page; nothing where there is no text."""
    if not text:
        return
    for kind in _kinds(word):
        _fill_gaps(word, kind)
    colours, family = theme.tokens.colours, theme.tokens.fonts.title
    pale = lightened(colours.line, PALE)
    heads = (part for part in word.part.package.iter_parts() if _is_head(part))
    for number, part in enumerate(sorted(heads, key=lambda each: str(each.partname)), start=1):
        paragraph = _first_paragraph(part.element)
        across = _shape(text, 2 * number, _across(text), pale, family)
        above = _shape(text, 2 * number + 1, _above(text), colours.muted, family)
        paragraph.append(_run(joined((_SHAPE_TYPE, across))))
        paragraph.append(_run(above))  # of two shapes in one, LibreOffice shows the last


def _is_head(part: object) -> bool:
    return isinstance(part, XmlPart) and part.content_type == CONTENT_TYPE.WML_HEADER


def _kinds(word: WordDocument) -> Iterator[Kind]:
    """The kinds of heads that pages of the template have."""
    yield Kind.PRIMARY
    if any(section.different_first_page_header_footer for section in word.sections):
        yield Kind.FIRST_PAGE
    if word.settings.odd_and_even_pages_header_footer:
        yield Kind.EVEN_PAGE


def _fill_gaps(word: WordDocument, kind: Kind) -> None:
    """Give each section a head of its own: any of them may come to begin the document."""
    known = ""
    for section in word.element.body.iter(name("sectPr")):
        own: CT_SectPr = section
        reference = own.get_headerReference(kind)
        if reference is not None:
            known = reference.rId
            continue
        if not known:
            known = word.part.add_header_part()[1]  # type: ignore[no-untyped-call]
        own.add_headerReference(kind, known)


def _first_paragraph(head: Element) -> Element:
    """The first paragraph that is no part of a table; a new one if there is none."""
    found = head.find(name("p"))
    return etree.SubElement(head, name("p")) if found is None else found


def _across(text: str) -> str:
    """From corner to corner, in the middle of the page."""
    length = min(LENGTH, HEIGHT * ASPECT * len(text))
    height = min(HEIGHT, length / ASPECT / len(text))
    middle = "mso-position-vertical:center;mso-position-vertical-relative:page"
    return f"margin-top:0;width:{length:.1f}pt;height:{height:.1f}pt;rotation:315;{middle}"


def _above(text: str) -> str:
    """In one line above everything, which no picture covers."""
    length = SMALL * ASPECT * len(text)
    top = "mso-position-vertical-relative:page"
    return f"margin-top:{TOP}pt;width:{length:.1f}pt;height:{SMALL}pt;{top}"


def _shape(text: str, number: int, style: str, ink: str, family: str) -> Xml:
    placed = (
        f"position:absolute;margin-left:0;{style};z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:page"
    )
    return Xml(
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" '
        f'type="#_x0000_t136" alt="" style="{placed}" o:allowincell="f" fillcolor="{ink}" '
        f'stroked="f"><v:textpath style="font-family:\'{escaped(family)}\';font-size:1pt" '
        f'string="{escaped(text)}"/></v:shape>'
    )


def _run(shapes: Xml) -> Element:
    return parse_xml(f"<w:r {_DECLARED}><w:rPr><w:noProof/></w:rPr><w:pict>{shapes}</w:pict></w:r>")
