"""The proofreader: what a numbered document must not contain, whoever wrote it.

Errors are what a reader, a screen reader or a council would stumble over; notices are what the
author should look at. Nothing is changed.
"""

import re
from collections.abc import Iterator

from reportgen.document.grid import RaggedError, body_grid, head_grid
from reportgen.document.index import Index
from reportgen.document.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Lowered,
    Note,
    Picture,
    Raised,
    Reference,
    Strong,
    Text,
    Value,
)
from reportgen.document.nodes import (
    Block,
    Box,
    Contents,
    Document,
    Figure,
    FigureKind,
    ItemList,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    Section,
    Table,
    Terms,
)
from reportgen.document.walk import inlines, place_of, plain, texts, walk
from reportgen.errors import Problems, Where

LONGEST_ALTERNATIVE = 250
"""Characters; longer ones are cut or skipped by readers."""
UNTITLED = frozenset({Role.COVER, Role.BACK})
"""Roles of sections that need no heading."""

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    "\U000f0000-\U0010ffff]"
)
"""Control, private and forbidden characters: no font has them, XML refuses many."""
_PLACEHOLDER = re.compile(r"\b(?:TODO|FIXME|TBD|XXX+)\b|\?\?\?|(?i:\blorem ipsum\b)")


def review(document: Document, problems: Problems) -> None:
    """Read the whole document and note what is wrong with it."""
    for block in walk(document.blocks):
        _read(block, problems)
        _read_texts(block, problems)


def _read(block: Block, problems: Problems) -> None:
    match block:
        case Section():
            _read_section(block, problems)
        case Table():
            _read_table(block, problems)
        case Figure():
            _read_figure(block, problems)
        case Paragraph() | ItemList() | Quote() | Terms() | Box():
            return
        case Contents() | Index() | PageBreak():
            return


def _read_section(section: Section, problems: Problems) -> None:
    title = plain(section.title).strip()
    if not title and section.role not in UNTITLED:
        problems.error("section-untitled", section.where)
    if title and not section.blocks:
        problems.notice("section-empty", section.where, title=title)


def _read_table(table: Table, problems: Problems) -> None:
    title = plain(table.title).strip()
    if table.is_listed and not title:
        problems.error("table-untitled", table.where)
    if not table.body:
        problems.error("table-empty", table.where, title=title)
    for part, rectangle in (("head", head_grid), ("body", body_grid)):
        try:
            rectangle(table)
        except RaggedError as error:
            row = error.row + 1 + (0 if part == "head" else len(table.head))
            problems.error("table-ragged", table.where, title=title, row=row)


def _read_figure(figure: Figure, problems: Problems) -> None:
    title = plain(figure.title).strip()
    length = len(figure.alternative.strip())
    if not length:
        problems.error("figure-alternative-missing", figure.where, title=title)
    if length > LONGEST_ALTERNATIVE:
        problems.notice(
            "figure-alternative-long", figure.where, title=title, length=length,
            longest=LONGEST_ALTERNATIVE,
        )  # fmt: skip
    if figure.kind is FigureKind.CHART and figure.has_numbers and not figure.data:
        problems.notice("figure-data-missing", figure.where, title=title)
    _read_text(figure.alternative, figure.where, problems)


def _read_texts(block: Block, problems: Problems) -> None:
    for content in texts(block):
        for inline in inlines(content):
            for text in _written(inline):
                _read_text(text, _place(inline, block), problems)


def _place(inline: Inline, block: Block) -> Where:
    """Where an inline comes from: values know it better than their paragraph."""
    return inline.where if isinstance(inline, Value) and inline.where.file else place_of(block)


def _written(inline: Inline) -> Iterator[str]:
    match inline:
        case Text(text=text) | Code(text=text) | Value(text=text) | Reference(text=text):
            yield text
        case Abbreviation(text=text, expansion=expansion):
            yield from (text, expansion)
        case Picture(alternative=alternative):
            yield alternative
        case LineBreak() | Emphasis() | Strong() | Raised() | Lowered() | Foreign():
            return
        case Link() | Note():
            return


def _read_text(text: str, where: Where, problems: Problems) -> None:
    if found := _UNPRINTABLE.search(text):
        around = _UNPRINTABLE.sub("\ufffd", _around(text, found))
        problems.error("text-unprintable", where, code=f"U+{ord(found[0]):04X}", around=around)
    if found := _PLACEHOLDER.search(text):
        problems.notice("text-placeholder", where, found=found[0], around=_around(text, found))
    if "  " in text and (found := re.search(r"\S {2,}\S", text)):
        problems.notice("text-spaces", where, around=_around(text, found))


def _around(text: str, found: re.Match[str]) -> str:
    """Some words around a finding, so that it can be found."""
    return text[max(found.start() - 20, 0) : found.end() + 20].strip()
