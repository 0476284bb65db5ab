"""Writes a numbered document as a Word file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from docx.document import Document as WordDocument
from lxml import etree

from reportgen.document.flow import Page
from reportgen.document.nodes import Document, Figure, Section, Table
from reportgen.document.theme import Theme
from reportgen.document.walk import walk
from reportgen.errors import Problem
from reportgen.writers.docx.anchors import Anchors
from reportgen.writers.docx.blocks import blocks
from reportgen.writers.docx.charts.chart import Charts
from reportgen.writers.docx.charts.elements import Dress
from reportgen.writers.docx.draft import Draft, Spot
from reportgen.writers.docx.fields import Bookmarks
from reportgen.writers.docx.fonts.embed import embed
from reportgen.writers.docx.fonts.measure import advances
from reportgen.writers.docx.forms.placed import has_body, put_in, unmarked, without
from reportgen.writers.docx.index import entries
from reportgen.writers.docx.layout.frames import set_aside, stand_off
from reportgen.writers.docx.links import Links
from reportgen.writers.docx.lists import Lists
from reportgen.writers.docx.manifest import NO_EDITION, Edition, enclose
from reportgen.writers.docx.markup import (
    NAMESPACES,
    NOTHING,
    Element,
    R,
    Xml,
    find,
    joined,
    name,
    parsed,
)
from reportgen.writers.docx.media import Media
from reportgen.writers.docx.notes import Notes
from reportgen.writers.docx.package import open_template, packed, template_place
from reportgen.writers.docx.pages import layouts, settle
from reportgen.writers.docx.template.colours import palette
from reportgen.writers.docx.template.dress import dress, scheme_families
from reportgen.writers.docx.template.kept import Kept, kept
from reportgen.writers.docx.template.makers import forget_comments, told
from reportgen.writers.docx.template.properties import controls, describe, renew_on_opening
from reportgen.writers.docx.template.remarks import remarks
from reportgen.writers.docx.template.styles import FRAMES, Style
from reportgen.writers.docx.template.stylesheet import Styles
from reportgen.writers.docx.template.watermark import mark

NO_PAGES: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Word:
    """A finished Word file."""

    data: bytes
    bookmarks: Mapping[str, str]
    """By label."""
    asks_pages: bool = False
    """Whether it prints the pages of labels, as contents do."""
    notices: tuple[Problem, ...] = ()
    """What is odd about the template and the fonts."""


def write_docx(document: Document, theme: Theme, pages: Mapping[str, int] = NO_PAGES) -> bytes:
    """Write a document, and give its bytes alone."""
    return write_word(document, theme, pages).data


def write_word(
    document: Document,
    theme: Theme,
    pages: Mapping[str, int] = NO_PAGES,
    edition: Edition = NO_EDITION,
) -> Word:
    """Write a document in the dress of the theme's Word template.

    `pages` tells on which page each label stands, as far as somebody knows; what nobody knows is
    left to Word, which asks its user when it opens the file, or not counted at all. `edition` goes
    into the manifest.
    """
    word = open_template(document, theme)
    where = template_place(document.meta.kind, theme)
    colours = dress(word, theme.tokens)
    mark(word, document.meta.watermark, theme)
    describe(word, document.meta)
    around = unmarked(kept(word.element.body, where), word.element.body)
    forget_comments(word, around)
    draft = _draft(word, document, theme, pages, around, palette(colours))
    rest = without(document, around)
    around = put_in(document, around, draft)
    content = blocks(rest, Spot(), draft) if has_body(around) else NOTHING
    body = _body(content, draft, around)
    word.element.replace(word.element.body, body)
    enclose(word.part, draft.anchors.all, document.meta, edition)
    is_left = theme.tokens.word.page_numbers != "none"
    renew_on_opening(word, is_wanted=is_left and bool(draft.asked_pages - pages.keys()))
    notices = (
        *remarks(draft.styles, theme.tokens.word, where),
        *told(word, around, where),
        *embed(word, theme),
    )
    data, bookmarks = packed(word.part.package), draft.bookmarks.by_label()
    return Word(data, bookmarks, bool(draft.asked_pages), notices)


def _body(content: Xml, draft: Draft, around: Kept) -> Element:
    """The content with what is kept around it, in paragraphs and sections as Word wants them."""
    body = parsed(joined((content, draft.layouts.text.end)))
    last = body[-1]
    body[:0] = around.before
    for block in around.after:
        last.addprevious(block)
    if around.end is not None and around.end is not around.section and around.after:
        body.replace(last, around.end)
    settle(body)
    aside = _aside(draft)
    framed = [each for each in draft.styles.used(FRAMES.values()) if each not in aside]
    stand_off(body, framed, draft.styles.id(Style.GAP))
    set_aside(body, aside, draft.layouts.text.aside)
    return body


def _aside(draft: Draft) -> list[str]:
    """The styles that go into the margin, if there is room; a town's may have a frame already."""
    notes = draft.styles.used((Style.MARGIN,)) if draft.layouts.text.aside else []
    return notes if notes and not draft.styles.says(Style.MARGIN, "w:pPr/w:framePr") else []


def _draft(
    word: WordDocument,
    document: Document,
    theme: Theme,
    pages: Mapping[str, int],
    around: Kept,
    colours: Mapping[str, str],
) -> Draft:
    main, body = word.part, word.element.body
    bookmarks, is_anchored = Bookmarks(around), theme.tokens.word.anchors
    styles = Styles(word.styles.element, colours, theme.tokens.word.styles, scheme_families(word))
    found = layouts(
        body,
        around.section,
        is_numbered=document.meta.line_numbers,
        is_mirrored=find(word.settings.element, "w:mirrorMargins") is not None,
    )
    _forget_content(word, around)
    return Draft(
        kind=document.meta.kind,
        sizes=theme.tokens.sizes,
        colours=theme.tokens.colours,
        layouts=found,
        styles=styles,
        lists=Lists(main, styles),
        media=Media(main),
        links=Links(main),
        notes=Notes(main, around),
        charts=Charts(main, Dress(theme.tokens, document.meta.language)),
        numbers=dict(_numbers(document)),
        pages=pages,
        advances=advances(theme),
        bookmarks=bookmarks,
        anchors=Anchors(bookmarks, controls(word, around), is_wanted=is_anchored),
        drawings=count(1 + around.highest(f"{{{NAMESPACES['wp']}}}docPr", "id")),
        entries=entries(document.blocks),
        page=Page(found.text.height + styles.pitch(Style.BELOW).after),
    )


def _forget_content(word: WordDocument, around: Kept) -> None:
    """Drop what the template's own text refers to; its sections keep what they refer to."""
    spared = {name(tag) for tag in ("headerReference", "footerReference", "printerSettings")}
    held = around.relations()
    for node in word.element.body.iter(etree.Element):
        if node.tag not in spared:
            for attribute, told in node.attrib.items():
                if attribute.startswith(f"{{{R}}}") and told not in held:
                    word.part.rels.pop(told, None)


def _numbers(document: Document) -> Iterator[tuple[str, str]]:
    for block in walk(document.blocks):
        if isinstance(block, Section | Table | Figure) and block.label:
            yield block.label, block.number
