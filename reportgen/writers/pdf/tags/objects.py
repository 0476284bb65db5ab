"""Turns the tree of structure into objects of the PDF (ISO 32000-1, 14.7.2 to 14.7.4)."""

from collections.abc import Iterable
from operator import itemgetter
from typing import Any

import pydyf

from reportgen.writers.pdf.tags.tree import Attribute, Mark, Node, Target

_OWNERS = {"L": "List", "TH": "Table", "TD": "Table", "Figure": "Layout"}
"""Which standard owner the attributes of a type have (14.8.5)."""
_NOBODY = b"null"


class Objects:
    """The objects of a tree in a PDF."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._pages = pdf.page_references  # reckoned anew each time it is asked for
        self._objects: dict[Node, Any] = {}
        self.root = self._added(Type="/StructTreeRoot")
        pdf.catalog["StructTreeRoot"] = self.root.reference

    def add(self, document: Node) -> None:
        """Add the tree."""
        nodes = tuple(document.walk())
        for node in nodes:
            self._objects[node] = self._added(Type="/StructElem", S=f"/{node.kind}")
        for node in nodes:
            self._fill(node, self._objects[node])
        self.root["K"] = pydyf.Array([self._objects[document].reference])
        named = sorted(((n.texts["ID"], n) for n in nodes if "ID" in n.texts), key=itemgetter(0))
        if named:
            names = [
                each for name, node in named for each in (_string(name), self._reference(node))
            ]
            self.root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})

    def of(self, node: Node) -> Any:
        """The object of a node that was added."""
        return self._objects[node]

    def add_owners(
        self, pages: Iterable[dict[int, Node]], targets: Iterable[tuple[Node, Target]]
    ) -> None:
        """Say for each marked sequence and each annotation whose it is (14.7.4.4)."""
        owners: list[Any] = []
        for number, page in enumerate(pages):
            last = max(page, default=-1)
            found = [self._reference(page.get(each)) for each in range(last + 1)]
            owners += [number, pydyf.Array(found)]
        for key, (node, target) in enumerate(targets, start=len(owners) // 2):
            target.annotation["StructParent"] = key
            owners += [key, self._reference(node)]
        tree = self._added(Nums=pydyf.Array(owners))
        self.root["ParentTree"] = tree.reference
        self.root["ParentTreeNextKey"] = len(owners) // 2

    def _added(self, **entries: Any) -> Any:
        made = pydyf.Dictionary(entries)
        self._pdf.add_object(made)
        return made

    def _reference(self, node: Node | None) -> bytes:
        reference: bytes = self._objects[node].reference if node else _NOBODY
        return reference

    def _fill(self, node: Node, made: Any) -> None:
        made["P"] = self._reference(node.parent) if node.parent else self.root.reference
        page = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
        if page is not None:
            made["Pg"] = self._pages[page]
        kids = [self._kid(kid, page) for kid in node.kids]
        if kids:
            made["K"] = kids[0] if len(kids) == 1 else pydyf.Array(kids)
        made.update((name, _string(text)) for name, text in node.texts.items())
        if node.attributes:
            entries = {name: _value(each) for name, each in node.attributes.items()}
            made["A"] = pydyf.Dictionary({"O": f"/{_OWNERS[node.kind]}", **entries})

    def _kid(self, kid: Node | Mark | Target, page: int | None) -> Any:
        match kid:
            case Node():
                return self._reference(kid)
            case Mark(own, number):
                if own == page:
                    return number
                return pydyf.Dictionary({"Type": "/MCR", "Pg": self._pages[own], "MCID": number})
            case Target(own, annotation):
                entries = {"Type": "/OBJR", "Pg": self._pages[own], "Obj": annotation.reference}
                return pydyf.Dictionary(entries)


def _string(text: str) -> Any:
    return pydyf.String(text)


def _value(attribute: Attribute) -> Any:
    match attribute:
        case str():
            return f"/{attribute}"
        case int():
            return attribute
        case tuple():
            return pydyf.Array(_string(e) if isinstance(e, str) else e for e in attribute)
