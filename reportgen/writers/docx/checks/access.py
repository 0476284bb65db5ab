"""What shuts out who cannot see the page: pictures without words, tables without heads, order.

The rules are those of Word's own checker and of WCAG 2.1 (1.1.1, 1.3.1, 2.4.2, 2.4.4, 3.1.1).
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from reportgen.writers.docx.checks.opened import CORE, STYLES, WordFile, style_of, text_of
from reportgen.writers.docx.markup import Element, find, name, value
from reportgen.writers.docx.template.styles import Style

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_WORDLESS = re.compile(r"\s*(https?://[^/]+/\S+|hier|link|mehr)?\s*", re.IGNORECASE)
"""Nothing, words that go with anything, and addresses that take long to read aloud."""
_TITLE = re.compile(rb"<dc:title[^>]*>[^<]*\S[^<]*</dc:title>")
_CONTENT = ("t", "drawing", "pict", "sectPr", "br", "object", "fldChar", "numPr")
"""What makes a paragraph more than space; an item of a list is one, even without words."""

_TITLES = {each.casefold() for each in (Style.CAPTION, Style.CAPTION_CLOSE, Style.UNIT)}
"""Styles of what stands above a table."""


def _names(file: WordFile) -> dict[str, str]:
    """The names of styles by their ids."""
    styles = file.parts[STYLES].all("style")
    return {value(each, "styleId"): value(find(each, "w:name")) for each in styles}


def pictures_without_words(file: WordFile) -> Iterator[str]:
    """Pictures of which nothing is told and that are not marked as ornament."""
    for part in file.written:
        for each in part.all("docPr", "wp"):
            marks = each.iterfind(".//{*}decorative[@val='1']")
            if not each.get("descr", "").strip() and next(marks, None) is None:
                yield each.get("name", part.path)


def tables_without_head(file: WordFile) -> Iterator[str]:
    """Tables with a title, of which neither the first row nor the first column names the cells."""
    for table in file.main.all("tbl"):
        title = value(find(table, "w:tblPr/w:tblCaption"))
        if title and not _is_headed(table):
            yield title


def _is_headed(table: Element) -> bool:
    look = find(table, "w:tblPr/w:tblLook")
    if find(table, "w:tr[1]/w:trPr/w:tblHeader") is None:
        return value(look, "firstRow") != "1" and value(look, "firstColumn") == "1"
    return value(look, "firstRow") == "1"


def tables_without_name(file: WordFile) -> Iterator[str]:
    """Tables below a caption that do not repeat its title for those who go from one to the next."""
    names = _names(file)
    for table in file.main.all("tbl"):
        style = names.get(style_of(_above(table)), "").casefold()
        is_named = find(table, "w:tblPr/w:tblCaption") is not None
        if style in _TITLES and not is_named:
            yield text_of(table)[:40]


def _above(node: Element) -> Element | None:
    """What stands before a block, whatever control is around it."""
    before, parent = node.getprevious(), node.getparent()
    if before is not None:
        return before
    if parent is not None and parent.tag == name("sdtContent"):
        return _above(next(parent.iterancestors(name("sdt"))))
    return None


def headings_skipping(file: WordFile) -> Iterator[str]:
    """Headings below one that is more than a level above, empty ones, and none at all."""
    found = list(_headings(file))
    yield from (f"{text[:40]!r}" for level, text in found if not text.strip())
    levels = [(0, ""), *found]
    if len(levels) == 1 and len(file.main.all("p")) > 1:
        yield "–"
    for (above, _), (below, text) in pairwise(levels):
        if below > max(above, 1) + 1 or (not above and below > 1):
            yield text[:60]


def _headings(file: WordFile) -> Iterator[tuple[int, str]]:
    """Levels and words of headings, by the names of their styles or by their outline."""
    styles = {value(each, "styleId"): each for each in file.parts[STYLES].all("style")}

    @cache
    def level(style: str) -> int:
        node = styles.get(style)
        if node is None:
            return 0
        if named := _HEADING.fullmatch(value(find(node, "w:name"))):
            return int(named[1])
        outlined = value(find(node, "w:pPr/w:outlineLvl"))
        if outlined.isdecimal():
            return (int(outlined) + 1) % 10
        return level(value(find(node, "w:basedOn")))

    for paragraph in file.main.all("p"):
        if depth := level(style_of(paragraph)):
            yield depth, text_of(paragraph)


def paragraphs_empty(file: WordFile) -> Iterator[str]:
    """Space made of empty paragraphs; only beside tables Word itself needs them."""
    names = _names(file)
    for each in file.main.root[0].iterchildren(name("p")):
        is_meant = names.get(style_of(each)) == Style.GAP or _parts_tables(each)
        if not is_meant and all(each.find(f".//{name(tag)}") is None for tag in _CONTENT):
            before = each.getprevious()
            yield text_of(before)[-40:] if before is not None else "–"


def _parts_tables(paragraph: Element) -> bool:
    before = paragraph.getprevious()
    return before is not None and before.tag == name("tbl")


def links_without_words(file: WordFile) -> Iterator[str]:
    """Links that do not say where they lead."""
    for part in file.written:
        for each in part.all("hyperlink"):
            if _WORDLESS.fullmatch(text := text_of(each)):
                yield text


def language_missing(file: WordFile) -> Iterator[str]:
    """A document that does not say in which language it is read aloud."""
    language = find(file.parts[STYLES].root, "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    if not value(language):
        yield STYLES


def title_missing(file: WordFile) -> Iterator[str]:
    """A document without a title."""
    if not _TITLE.search(file.files.get(CORE, b"")):
        yield CORE
