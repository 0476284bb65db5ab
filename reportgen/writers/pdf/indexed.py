"""Lays a document out with the pages of its index, each once and in stretches ("12–14").

No style sheet can join page numbers, so they are written when all pages are known. Then only the
chapter that holds the index is laid out once more, alone, and takes the place of what stood there.
Where that would move the pages behind it, or where it shares a page, all is laid out again.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

from reportgen.document.index import Index
from reportgen.document.nodes import Document, Section
from reportgen.document.tokens import Sizes
from reportgen.document.walk import walk
from reportgen.writers.html.write import Html, write_html

Render: TypeAlias = Callable[[str, str], tuple[Element, Any]]
"""A page of HTML and rules beside those of the theme to its elements and its layout."""
ROUNDS = 3
"""Layouts after which page numbers are taken as they are."""


def lay_out(document: Document, html: Html, sizes: Sizes, render: Render) -> tuple[Element, Any]:
    """The elements and the layout of a document, written as HTML without pages."""
    root, whole = render(html.page, "")
    holders = tuple(_holders(document))
    for _ in range(ROUNDS if holders else 0):
        told = write_html(document, sizes, page_numbers(whole))
        if all(_exchanged(each, told, (root, whole), render) for each in holders):
            break
        root, whole = render(told.page, "")
    return root, whole


def page_numbers(layout: Any) -> dict[str, int]:
    """The page on which each label stands."""
    found: dict[str, int] = {}
    for number, page in enumerate(layout.pages, start=1):
        for label in page.anchors:
            found.setdefault(label, number)
    return found


def _holders(document: Document) -> Iterator[tuple[int, str]]:
    """Number and label of each block at the top that holds an index, the last one first."""
    for number, block in reversed(tuple(enumerate(document.blocks))):
        if any(isinstance(each, Index) for each in walk((block,))):
            yield number, block.label if isinstance(block, Section) else ""


def _exchanged(
    holder: tuple[int, str], told: Html, laid_out: tuple[Element, Any], render: Render
) -> bool:
    """Whether a chapter could be exchanged for the same with the pages of its index."""
    number, label = holder
    root, whole = laid_out
    section = next((each for each in root.iter("section") if each.get("id") == label), None)
    own = [at for at, page in enumerate(whole.pages) if section in _on(page)]
    if section is None or any(len(_on(whole.pages[at])) > 1 for at in own):
        return False
    first, behind = own[0], own[-1] + 1
    new_root, new = render(told.only(number).page, _numbered_from(first + 1))
    if behind < len(whole.pages) and len(new.pages) != len(own):
        return False
    whole.pages[first:behind] = new.pages
    _graft(root, section, next(each for each in new_root.iter("section")))
    return True


def _on(page: Any) -> list[Element]:
    """The elements at the top of the document that stand on a page."""
    boxes = page._page_box.descendants()  # noqa: SLF001 -- WeasyPrint is pinned
    body = next((each for each in boxes if each.element_tag == "body"), None)
    return [each.element for each in body.children] if body else []


def _numbered_from(page: int) -> str:
    """The rules by which the first page has this number, and its side."""
    side = "right" if page % 2 else "left"
    return f":root {{ break-before: {side} }}\n@page :first {{ counter-reset: page {page} }}"


def _graft(root: Element, old: Element, new: Element) -> None:
    """Put an element in another's place, since pages are tagged by the elements of one tree."""
    parent = next(each for each in root.iter() if old in list(each))
    at = list(parent).index(old)
    parent.remove(old)
    parent.insert(at, new)
