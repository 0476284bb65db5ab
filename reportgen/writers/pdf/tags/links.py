"""Puts together what WeasyPrint makes several annotations of: a link is met once in each line.

It gives one to each box inside a link as well: to emphasised words, to a page number after it.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

Link: TypeAlias = tuple[str, str, tuple[float, float, float, float], Any]
"""Kind, target, rectangle and box, as `weasyprint.document.Page.links` has them."""


def whole_links(links: Iterable[Link]) -> Iterator[Link]:
    """The links of a page, those of inner boxes joined to the one they stand in."""
    last: Link | None = None
    for link in links:
        if last is not None and link[3].element_tag != "a" and link[1] == last[1]:
            last = (*last[:2], _around(last[2], link[2]), last[3])
            continue
        if last is not None:
            yield last
        last = link
    if last is not None:
        yield last


def _around(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """The rectangle around two, each given by two corners."""
    left, top = min(one[0], other[0]), min(one[1], other[1])
    return left, top, max(one[2], other[2]), max(one[3], other[3])
