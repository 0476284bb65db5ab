"""Writes lists of contents as fields that Word can renew, filled with their entries."""

from reportgen.document.nodes import Contents, Entry, Listing
from reportgen.document.walk import plain
from reportgen.messages import word
from reportgen.writers.docx.captions import EN_SPACE
from reportgen.writers.docx.draft import Draft
from reportgen.writers.docx.fields import closed, opened, run, tab
from reportgen.writers.docx.inlines import page_number
from reportgen.writers.docx.markup import NOTHING, Xml, joined, w
from reportgen.writers.docx.paragraphs import paragraph
from reportgen.writers.docx.template.styles import Style, contents_line

NUMBER = 680
"""Room for the number of an entry, in twentieths of a point: 12 mm."""


def contents(node: Contents, draft: Draft) -> Xml:
    """Write a list; nothing when it would be empty."""
    if not node.entries:
        return NOTHING
    last = len(node.entries) - 1
    lines = (
        _line(
            entry,
            node.listing,
            draft,
            before=opened(_instruction(node)) if number == 0 else NOTHING,
            after=closed() if number == last else NOTHING,
        )
        for number, entry in enumerate(node.entries)
    )
    written = joined(lines)
    return _block(written) if node.listing is Listing.SECTIONS else written


def _instruction(node: Contents) -> str:
    """The switches with which Word makes the same list: from headings, or from captions."""
    match node.listing:
        case Listing.SECTIONS:
            return f'TOC \\o "1-{node.depth}" \\h \\z \\u'
        case Listing.TABLES:
            return f'TOC \\h \\z \\c "{word("table")}"'
        case Listing.FIGURES:
            return f'TOC \\h \\z \\c "{word("figure")}"'
        case Listing.MAPS:
            return f'TOC \\h \\z \\c "{word("map")}"'


def _line(entry: Entry, listing: Listing, draft: Draft, *, before: Xml, after: Xml) -> Xml:
    page = joined((tab(), page_number(entry.label, draft)))
    linked = joined((_name(entry, listing), page))
    anchor = draft.bookmarks.name(entry.label)
    line = joined((before, w("hyperlink", linked, anchor=anchor, history=1), after))
    is_sections = listing is Listing.SECTIONS
    style = contents_line(entry.depth + 1) if is_sections else Style.EXHIBITS
    is_chapter = is_sections and entry.depth == 0
    is_dotted = entry.label in draft.pages and not is_chapter
    own, begin = _sides(entry, style, draft) if is_sections else (NOTHING, NOTHING)
    # page numbers stand at the right margin, which only the page knows; dots lead to one that
    # there is, and Word draws its own when it renews the list
    leader = "dot" if is_dotted else "none"
    end = w("tab", val="right", leader=leader, pos=draft.layouts.text.width)
    return paragraph(style, line, draft, joined((w("tabs", own, end), begin)))


def _name(entry: Entry, listing: Listing) -> Xml:
    """Number and title, as Word would take them from the heading or caption."""
    title = plain(entry.title)
    match listing:
        case Listing.SECTIONS:
            return joined((run(entry.number), tab(), run(title))) if entry.number else run(title)
        case Listing.TABLES:
            return _caption(word("table"), entry.number, title)
        case Listing.FIGURES:
            return _caption(word("figure"), entry.number, title)
        case Listing.MAPS:
            return _caption(word("map"), entry.number, title)


def _caption(name: str, number: str, title: str) -> Xml:
    return run(f"{name}\u00a0{number}{EN_SPACE}{title}")


def _sides(entry: Entry, style: str, draft: Draft) -> tuple[Xml, Xml]:
    """The stop for a title behind a number, if the style has none, and where the line begins.

    Without a number there is no such stop: the page of a short title would stand there.
    """
    styles = draft.styles
    stops = styles.stops(style)
    if not entry.number:
        cleared = joined(w("tab", val="clear", pos=each) for each in stops)
        return cleared, w("ind", left=styles.begin(style), firstLine=0)
    own = NOTHING if stops else w("tab", val="left", pos=styles.indent(style) + NUMBER)
    return own, NOTHING


def _block(lines: Xml) -> Xml:
    """The frame with which Word offers to renew the contents."""
    kind = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return w("sdt", w("sdtPr", kind), w("sdtContent", lines))
