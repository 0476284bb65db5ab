"""The cover as a sheet of its own: back, spine and front side by side, for books that are glued.

The spine is as wide as all leaves are thick. It is read from below, as German books are.
"""

from dataclasses import replace
from math import ceil

from reportgen.document.inlines import Text
from reportgen.document.nodes import Document, Paragraph, Role, Section
from reportgen.document.theme import Theme
from reportgen.writers.pdf.write import Pdf, write_pdf

PAGE = 210.0
"""Millimetres of the width of front and back."""
THINNEST, READABLE = 3.0, 6.0
"""Millimetres of a spine: thinner books are stapled; from which on it has words."""
_BOXES = ("top-left", "top-right", "bottom-left", "bottom-right")


def spine_width(pages: int, thickness: float) -> float:
    """Millimetres of the spine of so many pages, two on a leaf."""
    return round(ceil(pages / 2) * thickness, 1)


def write_jacket(document: Document, theme: Theme, bleed: float, spine: float) -> Pdf | None:
    """Lay out the sheet; None for a document without front or back."""
    front, back = _section(document, Role.COVER), _section(document, Role.BACK)
    if front is None or back is None:
        return None
    words = (Paragraph((Text(document.meta.title),), Role.SPINE),) if spine >= READABLE else ()
    sheet = replace(document, blocks=(back, *words, front))
    return write_pdf(sheet, theme, bleed=bleed, more=_rules(spine))


def _section(document: Document, role: Role) -> Section | None:
    sections = (each for each in document.blocks if isinstance(each, Section))
    return next((each for each in sections if each.role is role), None)


def _rules(spine: float) -> str:
    """The three on one page; its ground goes on under the spine."""
    width = 2 * PAGE + spine
    none = "; ".join(f"@{box} {{ content: none }}" for box in _BOXES)
    return f"""
@page jacket {{ size: {width:g}mm 297mm; margin: 0; background: var(--lead); {none} }}
body {{ page: jacket; position: relative; width: {width:g}mm; height: 297mm; margin: 0 }}
section.cover, section.back {{ page: auto; position: absolute; top: 0; margin: 0 }}
section.back {{ break-before: auto }}
section.back {{ left: 0 }}
section.cover {{ left: {PAGE + spine:g}mm }}
.spine {{ --spine: {spine:g}mm }}
"""
