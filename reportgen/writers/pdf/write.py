"""Turns a numbered document into a PDF: tagged, archivable, and the same bytes every time."""

import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from reportgen.collector import resting
from reportgen.document.nodes import Document, DocumentKind, Meta
from reportgen.document.theme import Theme
from reportgen.errors import Problem, failure
from reportgen.writers.csv.exhibits import DataFile, data_files
from reportgen.writers.html.spread import spread
from reportgen.writers.html.write import write_html
from reportgen.writers.pdf.attached import attach
from reportgen.writers.pdf.conformance import VARIANT, declare
from reportgen.writers.pdf.fetch import MemoryFetcher
from reportgen.writers.pdf.filling import filled_lines
from reportgen.writers.pdf.glyphs import foreign_characters
from reportgen.writers.pdf.indexed import Render, lay_out
from reportgen.writers.pdf.lines import number_lines
from reportgen.writers.pdf.listen import listening
from reportgen.writers.pdf.metadata import described
from reportgen.writers.pdf.spreads import overlong
from reportgen.writers.pdf.style import FILES, bleeding, shades, style_sheet
from reportgen.writers.pdf.tags.hook import own_tags
from reportgen.writers.pdf.tags.links import whole_links
from reportgen.writers.pdf.watermark import watermark


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF."""

    data: bytes
    pages: int
    notices: tuple[Problem, ...] = ()
    """What the layout had to say, such as a font that does not load."""


def write_pdf(document: Document, theme: Theme, bleed: float | None = None, more: str = "") -> Pdf:
    """Lay a document out and write it as PDF/A-3a and PDF/UA-1.

    With a bleed, in millimetres, it is what `press/` makes a file for the print shop of: grounds
    go so far beyond the edge, nothing is a link, and no data are attached. `more` are rules that
    overrule the theme's.
    `ReportError` "pdf-not-written" when a picture is damaged so that nobody can draw it.
    """
    html = write_html(document, theme.tokens.sizes)
    files = {f"{FILES}{path}": content for path, content in theme.files.items()}
    worn, shaded = style_sheet(theme, document.meta.kind), shades(document, theme.tokens.colours)
    marked, drawn = watermark(document.meta.watermark, theme)
    fetcher = MemoryFetcher(files | html.pictures | drawn)
    placed = spread(document, theme.tokens.sizes)
    sheet = f"{worn}\n{shaded}\n{placed}\n{marked}\n{bleeding(bleed)}\n{more}"
    with listening() as heard, resting(), _undisturbed(), _told():
        render = _renderer(sheet, fetcher)
        elements, laid_out = lay_out(document, html, theme.tokens.sizes, render)
        for each in laid_out.pages:
            each.links = list(whole_links(each.links)) if bleed is None else []
        if document.meta.line_numbers:
            number_lines(laid_out.pages, theme)
        attached = data_files(document) if document.meta.has_data_files and bleed is None else ()
        with own_tags(elements) as exhibits:
            finish = finisher(document.meta, attached, exhibits)
            data = laid_out.write_pdf(pdf_variant=VARIANT, finisher=finish)
    strangers = foreign_characters(laid_out.fonts.values(), theme.tokens.fonts)
    return Pdf(data, len(laid_out.pages), (*heard, *strangers, *overlong(laid_out.pages)))


def _renderer(sheet: str, fetcher: MemoryFetcher) -> Render:
    """What lays pages out in one dress and with one set of fonts."""
    fonts = FontConfiguration()
    style = CSS(string=sheet, font_config=fonts, url_fetcher=fetcher)

    def render(page: str, rules: str) -> tuple[Element, Any]:
        source = HTML(string=page, url_fetcher=fetcher)
        styles = [style, CSS(string=rules)] if rules else [style]
        with filled_lines():
            laid_out = source.render(font_config=fonts, stylesheets=styles, pdf_variant=VARIANT)
        return source.etree_element, laid_out

    return render


def finisher(
    meta: Meta, files: tuple[DataFile, ...], exhibits: Mapping[str, Any]
) -> Callable[[object, Any], None]:
    """What WeasyPrint calls before it writes the file."""

    def finish(laid_out: object, pdf: Any) -> None:
        del laid_out
        attach(pdf, files, exhibits, meta.date)
        declare(pdf, described(meta))
        if meta.kind is not DocumentKind.COUNCIL_PAPER:
            pdf.catalog["PageMode"] = "/UseOutlines"

    return finish


@contextmanager
def _undisturbed() -> Iterator[None]:
    """WeasyPrint leaves its colour profile open, of which Python warns."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield


@contextmanager
def _told() -> Iterator[None]:
    """Say in words what the picture library raises for damaged pictures."""
    try:
        yield
    except OSError as error:
        raise failure("pdf-not-written", reason=str(error)) from None
