"""Turns a numbered document into a file for the print shop and a report on it."""

from dataclasses import dataclass
from io import BytesIO

import pikepdf

from reportgen.document.nodes import Document
from reportgen.document.theme import Theme
from reportgen.errors import Problem
from reportgen.writers.pdf.press.exchange import exchange
from reportgen.writers.pdf.press.preflight import Preflight, preflight
from reportgen.writers.pdf.press.sheet import MILLIMETRE, Sheet, lay_out
from reportgen.writers.pdf.press.wanted import Wanted
from reportgen.writers.pdf.write import write_pdf

_VERSION = "1.6"
"""Of PDF, on which PDF/X-4 rests."""
_INKS = 4
"""Channels of print when nobody says on what."""


@dataclass(frozen=True, slots=True)
class Press:
    """A finished file for the print shop."""

    data: bytes
    pages: int
    found: Preflight
    notices: tuple[Problem, ...] = ()


def write_press(document: Document, theme: Theme, wanted: Wanted) -> Press:
    """Lay a document out with bleed, make sheets of its pages, and look at what came of it."""
    laid_out = write_pdf(document, theme, bleed=wanted.bleed)
    channels = wanted.profile.channels if wanted.profile else _INKS
    sheet = Sheet(wanted.bleed * MILLIMETRE, wanted.has_marks, channels)
    with pikepdf.open(BytesIO(laid_out.data)) as pdf:
        lay_out(pdf, sheet, wanted.multiple)
        exchange(pdf, wanted.profile, document.meta)
        file = BytesIO()
        pdf.save(file, deterministic_id=True, force_version=_VERSION)
    found = preflight(file.getvalue())
    notices = (*laid_out.notices, *found.notices(wanted.resolution))
    return Press(file.getvalue(), found.pages, found, notices)
