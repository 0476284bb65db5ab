"""Writes an index: its subjects in groups, each with links to the pages on which it is.

Pages are known when a document is laid out (`writers/pdf/indexed.py`), and left out before that.
"""

from collections.abc import Iterator, Mapping

from reportgen.document.index import Index, IndexGroup, Stretch, Subject, stretches
from reportgen.formats import EN_DASH
from reportgen.messages import word
from reportgen.writers.html.below import EN_SPACE
from reportgen.writers.html.markup import NOTHING, Markup, element, escaped, joined


def index(node: Index, pages: Mapping[str, int]) -> Markup:
    """Write an index with the pages on which labels stand."""
    groups = joined((_group(each, pages) for each in node.groups), "\n")
    return element("div", groups, class_="index wide") if groups else NOTHING


def _group(group: IndexGroup, pages: Mapping[str, int]) -> Markup:
    items = joined(element("li", _subject(each, pages)) for each in group.subjects)
    return joined([element("p", escaped(group.title)), element("ul", items)])


def _subject(subject: Subject, pages: Mapping[str, int]) -> Markup:
    found = (_stretch(subject.name, each) for each in stretches(subject.spots, pages))
    return joined([escaped(subject.name), joined(found, ", ")], EN_SPACE)


def _stretch(name: str, stretch: Stretch) -> Markup:
    written = joined(_ends(name, stretch), EN_DASH)
    return element("strong" if stretch.is_main else "span", written)


def _ends(name: str, stretch: Stretch) -> Iterator[Markup]:
    for label, page in stretch.ends:
        told = f"{name}, {word('page')} {page}"
        yield element("a", escaped(str(page)), href=f"#{label}", aria_label=told)
