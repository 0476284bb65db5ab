"""Looks whether each profile is the double page that it is meant to be, once pages are laid out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from reportgen.errors import Problem, notice

PAGES = 2
_DEPTH = 5
"""Boxes from the page down to a section in a chapter."""


def overlong(pages: Iterable[Any]) -> Iterator[Problem]:
    """A notice for each profile that goes on beyond its double page."""
    counted: Counter[str] = Counter()
    for page in pages:
        counted.update(set(_profiles(page._page_box, _DEPTH)))  # noqa: SLF001 -- WeasyPrint is pinned
    for title, found in counted.items():
        if found > PAGES:
            yield notice("profile-long", title=title, pages=found)


def _profiles(box: Any, depth: int) -> Iterator[str]:
    """The titles of the profiles that a page shows a part of."""
    element = box.element
    if box.element_tag == "section" and _is_double(element):
        heading = next(iter(element), None)
        yield "" if heading is None else heading.get("data-title", "")
    elif depth:
        for child in getattr(box, "children", ()):
            yield from _profiles(child, depth - 1)


def _is_double(section: Element) -> bool:
    """Whether a section is a profile of a left and a right page, with one break between them."""
    if "profile" not in (section.get("class") or "").split():
        return False
    return sum(each.get("class") == "page-break" for each in section) == 1
