"""Grows the tree of structure: for each element of the HTML page, where its content belongs.

Nodes come into being when content is found for them, so none is empty but for cells. Content
is found in the order of the page, hence the order of the tree is that of the document.
"""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from reportgen.writers.pdf.tags.roles import (
    TRANSPARENT,
    attributes_of,
    classes,
    kind_of,
    texts_of,
)
from reportgen.writers.pdf.tags.tree import Node

_GROUPS = frozenset({"Document", "Sect", "Div", "BlockQuote", "Index", "LBody"})
"""Types that hold blocks; words in them stand in a paragraph, and notes may follow one."""


class Sprout:
    """The tree of a page as far as it has grown."""

    def __init__(self, html: Element) -> None:
        self.document = Node("Document")
        self._parents = {child: parent for parent in html.iter() for child in parent}
        self._nodes = {html: self.document}
        self._paragraphs: dict[Node, Node] = {}
        self._entries: dict[Element, list[tuple[int, Node]]] = {}
        """The entries of a list of contents that are open, with their depth."""
        self._special: dict[str, Callable[[Element], Node]] = {
            "L": self._list,
            "LI": self._item,
            "Lbl": self._term,
            "LBody": self._meaning,
            "Link": self._link,
            "Note": self._note,
        }

    def node(self, element: Element) -> Node:
        """The node that an element of the page is, or stands in."""
        found = self._nodes.get(element)
        if found is None:
            found = self._nodes[element] = self._grown(element)
        return found

    def grown(self, element: Element) -> Node | None:
        """The node that an element is, if content was found for it."""
        return self._nodes.get(element)

    def text(self, element: Element) -> Node:
        """The node for words that stand in an element."""
        node = self.node(element)
        return _label(node) if node.kind == "TOCI" else self._in_text(_opened(node))

    def marker(self, element: Element) -> Node:
        """The node for the marker of a list item."""
        return _label(self.node(element))

    # ------------------------------------------------------------ the rule

    def _grown(self, element: Element) -> Node:
        kind = kind_of(element)
        if kind == TRANSPARENT:
            return self._above(element)
        make = self._special.get(kind)
        if make is not None:
            node = make(element)
        else:
            above = self._above(element)
            node = (self._in_text(above) if kind in {"Code", "Span"} else above).add(kind)
        node.texts.update(texts_of(element, node.kind))
        node.attributes.update(attributes_of(element, node.kind))
        return node

    def _above(self, element: Element) -> Node:
        return _opened(self.node(self._parents[element]))

    def _in_text(self, node: Node) -> Node:
        if node.kind not in _GROUPS:
            return node
        if node not in self._paragraphs:
            self._paragraphs[node] = node.add("P")
        return self._paragraphs[node]

    # ------------------------------------------------------------ lists

    def _list(self, element: Element) -> Node:
        """A list; that of contents is the list itself."""
        above = self._above(element)
        return above if above.kind == "TOC" else above.add("L")

    def _item(self, element: Element) -> Node:
        depth = next((name for name in classes(element) if name.startswith("depth-")), "")
        if depth:
            return self._entry(element, int(depth.removeprefix("depth-")))
        return self._above(element).add("LI")

    def _term(self, element: Element) -> Node:
        return self._above(element).add("LI").add("Lbl")

    def _meaning(self, element: Element) -> Node:
        """The body of the item whose label stands before."""
        *_, item = self._above(element).inside()
        return item.add("LBody")

    def _entry(self, element: Element, depth: int) -> Node:
        """An entry of a list of contents, inside the one above it."""
        opened = self._entries.setdefault(self._parents[element], [])
        while opened and opened[-1][0] >= depth:
            opened.pop()
        node = (_inner(opened[-1][1]) if opened else self._above(element)).add("TOCI")
        opened.append((depth, node))
        return node

    # ------------------------------------------------------------ links and notes

    def _link(self, element: Element) -> Node:
        node = self._in_text(self._above(element))
        if "back" in classes(element):
            node = node.add("Lbl")
        elif (element.get("href") or "").startswith("#"):
            node = node.add("Reference")
        return node.add("Link")

    def _note(self, element: Element) -> Node:
        """A note follows the paragraph or heading that calls it."""
        block = self._above(element)
        if block.kind in _GROUPS and block not in self._paragraphs:
            return block.add("Note")
        block = self._paragraphs.get(block, block)
        while block.parent is not None and block.parent.kind not in _GROUPS:
            block = block.parent
        above = block.parent
        assert above is not None
        place = next(at for at, kid in enumerate(above.kids) if kid is block) + 1
        while place < len(above.kids) and _is_note(above.kids[place]):
            place += 1
        node = Node("Note", above)
        above.kids.insert(place, node)
        return node


def _label(item: Node) -> Node:
    """The label of an item or entry, which stands first."""
    first = next(item.inside(), None)
    if first is None or first.kind != "Lbl":
        first = Node("Lbl", item)
        item.kids.insert(0, first)
    return first


def _opened(node: Node) -> Node:
    """What holds the content of a node: the body of a list item, else the node itself."""
    if node.kind != "LI":
        return node
    bodies = (each for each in node.inside() if each.kind == "LBody")
    return next(bodies, None) or node.add("LBody")


def _inner(entry: Node) -> Node:
    """The list inside an entry."""
    last = entry.kids[-1] if entry.kids else None
    return last if isinstance(last, Node) and last.kind == "TOC" else entry.add("TOC")


def _is_note(kid: object) -> bool:
    return isinstance(kid, Node) and kid.kind == "Note"
