"""A finished PDF as one hears it: its tree of structure, whatever stands where on its pages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tests.writers.beside.said import Cells, Exhibit, Piece, Said, Told, even, named
from tests.writers.pdf.told import told

_LABEL = re.compile(r"\d+\.|[a-z]+\)|–")
_HEADING = re.compile(r"H[1-6]")


@dataclass(slots=True)
class _Node:
    kind: str
    words: str
    alternative: str
    kids: list["_Node"] = field(default_factory=list)

    def all(self, kind: str) -> Iterator["_Node"]:
        """Every element of a kind inside, but for what is inside that."""
        for kid in self.kids:
            if kid.kind == kind:
                yield kid
            else:
                yield from kid.all(kind)


def read_pdf(data: bytes) -> Told:
    """Read a PDF."""
    root = _tree(told(data).lines)
    notes = (each.words for each in root.all("Note"))
    return Told(list(_said(root.kids)), sorted(notes, key=_number))


def _number(note: str) -> int:
    return int(re.match(r"\d+", note)[0])  # type: ignore[index]


def _tree(lines: Iterable[str]) -> _Node:
    opened = [root := _Node("Document", "", "")]
    for line in lines:
        depth = (len(line) - len(line.lstrip())) // 2
        told, _, alternative = line.strip().partition(" Alt=")
        kind, _, words = told.partition(" ")
        node = _Node(kind, even(words.partition(" ")[0]), even(alternative))
        del opened[depth + 1 :]
        opened[-1].kids.append(node)
        opened.append(node)
    return root


def _said(nodes: Iterable[_Node]) -> Iterator[Said]:
    for node in nodes:
        match node.kind:
            case "Div":
                yield _exhibit(node)
            case "LI":
                yield from _item(node)
            case "TOCI":
                yield Piece("entry", "".join(each.words for each in _entry(node)))
                yield from _said(each for each in node.kids if each.kind == "TOC")
            case "Index":
                yield from (Piece("text", named(each.words)) for each in node.all("P"))
            case "Note":
                pass
            case "P":
                yield Piece("text", node.words)
                yield from _pictures(node)
            case kind if _HEADING.fullmatch(kind):
                yield Piece(kind, node.words)
                yield from _pictures(node)
            case _:
                yield from _said(node.kids)


def _pictures(node: _Node) -> Iterator[Piece]:
    return (Piece("picture", each.alternative) for each in node.all("Figure"))


def _entry(node: _Node) -> Iterator[_Node]:
    """The number and the title of a line of a list of contents, but not the lines below it."""
    for kid in node.kids:
        if kid.kind in ("Lbl", "Link"):
            yield kid
        elif kid.kind == "Reference":
            yield from _entry(kid)


def _item(node: _Node) -> Iterator[Said]:
    """An item of a list with its label, or a term with its meaning."""
    label, *bodies = node.kids
    inside = [kid for body in bodies for kid in body.kids]
    if not _LABEL.fullmatch(label.words):
        yield Piece("text", label.words)
    elif inside and inside[0].kind == "P":
        first, *others = _said(inside)
        assert isinstance(first, Piece)
        yield Piece("item", f"{label.words} {first.words}")
        yield from others
        return
    else:
        yield Piece("item", label.words)
    yield from _said(inside)


def _exhibit(node: _Node) -> Exhibit:
    return Exhibit(
        "".join(each.words for each in node.all("Caption")),
        tuple(_row(each) for part in node.all("THead") for each in part.all("TR")),
        tuple(_row(each) for part in node.all("TBody") for each in part.all("TR")),
        tuple(each.alternative for each in node.all("Figure")),
        tuple(each.words for each in node.kids if each.kind == "P"),
    )


def _row(node: _Node) -> Cells:
    return tuple(each.words for each in node.kids)
