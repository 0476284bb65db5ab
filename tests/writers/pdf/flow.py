"""What a typesetter would not let pass where pages end: lines that stand alone, headings without
their text, rows and exhibits that are torn, notes that are far from their call.

Each check reads the finished pages (`ink.py`) and tells its faults, the page first.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from tests.writers.pdf.ink import Element, Ink, Line
from tests.writers.pdf.told import even

HEADINGS = tuple(f"H{level}" for level in range(1, 7))
HYPHENS = 3
"""Lines that may end with a hyphen one after the other."""
FOLLOWING = 2
"""Lines of text that stay with a heading."""


def paragraphs(ink: Ink) -> Iterator[Element]:
    """What is text: no cells, no entries of lists of contents."""
    return (each for each in ink.of("P", "Note") if not each.stands_in("Table", "TOC"))


def lone_lines(ink: Ink) -> Iterator[str]:
    """Widows and orphans: first or last lines of a paragraph alone on their page."""
    for each in paragraphs(ink):
        parts = [tuple(found) for _, found in groupby(each.lines, lambda line: line.page)]
        for name, part in (("orphan", parts[:-1]), ("widow", parts[1:])):
            for found in part:
                if len(found) == 1:
                    yield f"{found[0].page}: {name}: {found[0].text}"


def lone_headings(ink: Ink) -> Iterator[str]:
    """Headings that are not followed by two lines, or by an exhibit, on their page."""
    elements = [each for each in ink.elements if each.kind in _SEEN]
    for place, each in enumerate(elements):
        if each.kind in HEADINGS and each.lines:
            page = each.lines[-1].page
            if not _is_followed(page, elements[place + 1 :]):
                yield f"{page}: heading alone: {each.text}"


_SEEN = (*HEADINGS, "P", "Figure", "TR", "Caption", "TOCI", "Code")


def _is_followed(page: int, elements: list[Element]) -> bool:
    lines = 0
    for each in elements:
        if each.kind in HEADINGS and lines:
            return True  # what stands below it is no longer
        if each.kind in HEADINGS or not each.pages:
            continue
        if each.kind == "Figure" and each.pages[0] == page:
            return True
        here = sum(line.page == page for line in each.lines)
        lines += here
        if lines >= FOLLOWING:
            return True
        if each.pages[-1] != page:
            return False
    return True  # the document ends


def torn_rows(ink: Ink) -> Iterator[str]:
    """Rows of a table on two pages."""
    for row in ink.of("TR"):
        if len(row.pages) > 1:
            yield f"{row.pages[0]}: row torn: {row.text}"


def lost_heads(ink: Ink) -> Iterator[str]:
    """Pages on which a table goes on without its head and without saying so."""
    for table in ink.of("Table"):
        for page in table.pages[1:]:
            aside = [run for run in ink.sheets[page - 1].runs if run.aside]
            heads = (each for each in table.elements if each.kind == "THead")
            head = even("".join(each.text for each in heads))
            if head not in even("".join(run.text for run in aside)):
                yield f"{page}: no head: {table.text[:60]}"
            name = _name(table)
            if name and f"{name} (Fortsetzung)" not in [run.text for run in aside]:
                yield f"{page}: does not say that it goes on: {name}"


def _name(table: Element) -> str:
    captions = (each.text for each in table.elements if each.kind == "Caption")
    found = re.match(r"Tabelle [\dA-Z.]+", next(captions, ""))
    return found[0] if found else ""


def parted_captions(ink: Ink) -> Iterator[str]:
    """Captions and sources that are not on the page of their exhibit."""
    for exhibit in ink.of("Table", "Figure"):
        if exhibit.parent and exhibit.parent.kind == "Div" and exhibit.pages:
            yield from _parted(exhibit, exhibit.parent)


def _parted(exhibit: Element, whole: Element) -> Iterator[str]:
    for each in whole.elements:
        if each.kind == "Caption" and each.pages != exhibit.pages[:1]:
            yield f"{exhibit.pages[0]}: caption elsewhere: {each.text}"
        if each.kind in ("P", "Note") and each.pages != exhibit.pages[-1:]:
            yield f"{exhibit.pages[-1]}: what is below is elsewhere: {each.text}"


def far_notes(ink: Ink) -> Iterator[str]:
    """Notes that are not on the page of their call."""
    called: dict[str, int] = {}
    for each in ink.elements:
        if each.kind == "Reference" and each.pages:
            called[each.text] = each.pages[0]
        elif each.kind == "Note":
            number = next((part.text for part in each.elements if part.kind == "Lbl"), "")
            if called.get(number) not in each.pages:
                yield f"{each.pages[0]}: note far from its call: {number} {each.text}"


def hyphen_ladders(ink: Ink) -> Iterator[str]:
    """More than three lines one after the other that end with a hyphen."""
    for each in paragraphs(ink):
        for ends, found in groupby(each.lines, _is_parted):
            ladder = tuple(found)
            if ends and len(ladder) > HYPHENS:
                yield f"{ladder[0].page}: {len(ladder)} hyphens: {ladder[0].text}"


def words_over_pages(ink: Ink) -> Iterator[str]:
    """Words that are parted where a page ends."""
    for each in paragraphs(ink):
        for line, following in zip(each.lines, each.lines[1:], strict=False):
            if line.page != following.page and _is_parted(line):
                yield f"{line.page}: word goes on: {line.text}"


def _is_parted(line: Line) -> bool:
    return line.text.endswith(("-", "\u2010", "\u00ad"))
