"""Turns a numbered document into a file for the print shop and a report on it."""

from dataclasses import dataclass, replace
from io import BytesIO

import pikepdf

from reportgen.document.nodes import Document, Role, Section
from reportgen.document.theme import Theme
from reportgen.errors import Problem
from reportgen.writers.pdf.press.exchange import exchange
from reportgen.writers.pdf.press.jacket import PAGE, THINNEST, spine_width, write_jacket
from reportgen.writers.pdf.press.preflight import Preflight, preflight
from reportgen.writers.pdf.press.sheet import MILLIMETRE, Sheet, lay_flat, lay_out
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
    jacket: bytes = b""
    """The cover as a sheet of its own; empty where there is none."""


def write_press(document: Document, theme: Theme, wanted: Wanted) -> Press:
    """Lay a document out with bleed, make sheets of its pages, and look at what came of it."""
    laid_out = write_pdf(document, theme, bleed=wanted.bleed)
    sheet = _sheet(wanted)
    with pikepdf.open(BytesIO(laid_out.data)) as pdf:
        lay_out(pdf, sheet, wanted.multiple, has_back=_has_back(document))
        data = _finished(pdf, document, wanted)
    found = preflight(data)
    spine = spine_width(found.pages, wanted.thickness)
    is_glued = spine >= THINNEST
    jacket = _jacket(document, theme, wanted, spine) if is_glued else b""
    found = replace(found, spine=spine if jacket else 0.0)
    notices = (*laid_out.notices, *found.notices(wanted.resolution))
    return Press(data, found.pages, found, notices, jacket)


def _jacket(document: Document, theme: Theme, wanted: Wanted, spine: float) -> bytes:
    """The sheet of the cover; nothing for a document that has none."""
    laid_out = write_jacket(document, theme, wanted.bleed, spine)
    if laid_out is None:
        return b""
    with pikepdf.open(BytesIO(laid_out.data)) as pdf:
        folds = (PAGE * MILLIMETRE, (PAGE + spine) * MILLIMETRE)
        lay_flat(pdf, _sheet(wanted), folds)
        return _finished(pdf, document, wanted)


def _sheet(wanted: Wanted) -> Sheet:
    channels = wanted.profile.channels if wanted.profile else _INKS
    return Sheet(wanted.bleed * MILLIMETRE, wanted.has_marks, channels)


def _finished(pdf: pikepdf.Pdf, document: Document, wanted: Wanted) -> bytes:
    exchange(pdf, wanted.profile, document.meta)
    file = BytesIO()
    pdf.save(file, deterministic_id=True, force_version=_VERSION)
    return file.getvalue()


def _has_back(document: Document) -> bool:
    last = document.blocks[-1] if document.blocks else None
    return isinstance(last, Section) and last.role is Role.BACK
