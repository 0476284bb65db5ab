"""Writes a numbered document as a Word file."""

from collections.abc import Iterator, Mapping

from docx.document import Document as WordDocument
from lxml import etree

from reportgen.document.nodes import Document, Figure, Section, Table
from reportgen.document.theme import Theme
from reportgen.document.walk import walk
from reportgen.writers.docx.blocks import blocks
from reportgen.writers.docx.colours import palette
from reportgen.writers.docx.draft import Draft, Spot
from reportgen.writers.docx.dress import dress
from reportgen.writers.docx.frames import stand_off
from reportgen.writers.docx.links import Links
from reportgen.writers.docx.lists import Lists
from reportgen.writers.docx.markup import R, joined, name, parsed
from reportgen.writers.docx.media import Media
from reportgen.writers.docx.notes import Notes
from reportgen.writers.docx.package import open_template, packed
from reportgen.writers.docx.pages import layouts, settle
from reportgen.writers.docx.properties import describe, renew_on_opening
from reportgen.writers.docx.styles import FRAMES, Style, Styles
from reportgen.writers.docx.watermark import mark

NO_PAGES: Mapping[str, int] = {}


def write_docx(document: Document, theme: Theme, pages: Mapping[str, int] = NO_PAGES) -> bytes:
    """Write a document in the dress of the theme's Word template.

    `pages` tells on which page each label stands, as far as somebody knows; what nobody knows is
    left to Word, which asks its user when it opens the file.
    """
    word = open_template(document.meta.kind, theme)
    dress(word, theme.tokens)
    mark(word, document.meta.watermark, theme)
    describe(word, document.meta)
    draft = _draft(word, document, theme, pages)
    content = blocks(document.blocks, Spot(), draft)
    body = parsed(joined((content, draft.layouts.text.end)))
    settle(body)
    framed = [draft.styles.id(style) for style in FRAMES.values()]
    stand_off(body, framed, draft.styles.id(Style.GAP))
    word.element.replace(word.element.body, body)
    renew_on_opening(word, is_wanted=bool(draft.asked_pages - pages.keys()))
    return packed(word.part.package)


def _draft(word: WordDocument, document: Document, theme: Theme, pages: Mapping[str, int]) -> Draft:
    main = word.part
    styles = Styles(word.styles.element, palette(theme.tokens.colours))
    found = layouts(word.element.body, is_numbered=document.meta.line_numbers)
    _forget_content(word)
    return Draft(
        kind=document.meta.kind,
        sizes=theme.tokens.sizes,
        colours=theme.tokens.colours,
        layouts=found,
        styles=styles,
        lists=Lists(main, styles),
        media=Media(main),
        links=Links(main),
        notes=Notes(main),
        numbers=dict(_numbers(document)),
        pages=pages,
    )


def _forget_content(word: WordDocument) -> None:
    """Drop what the template's own text refers to; its sections keep what they refer to."""
    kept = {name(tag) for tag in ("headerReference", "footerReference", "printerSettings")}
    for node in word.element.body.iter(etree.Element):
        if node.tag not in kept:
            for attribute, told in node.attrib.items():
                if attribute.startswith(f"{{{R}}}"):
                    word.part.rels.pop(told, None)


def _numbers(document: Document) -> Iterator[tuple[str, str]]:
    for block in walk(document.blocks):
        if isinstance(block, Section | Table | Figure) and block.label:
            yield block.label, block.number
