"""The tree of structure of a PDF as lines of text, and what is wrong with it.

A line is the type of an element, indented by its depth, and its words: those of blocks, cells and
links, without blanks and soft hyphens, since lines end anywhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from struct import iter_unpack
from typing import Any

import pikepdf

WORDED = {"P", "TH", "TD", "Caption", "Lbl", "Link", "Code", "Note", "Span"}
WORDED |= {f"H{level}" for level in range(1, 7)}
_TOKEN = re.compile(
    rb"(?:/ActualText\s*(?P<said>\((?:\\.|[^()\\])*\)|<[0-9a-fA-F]+>)\s*)?"
    rb"/MCID\s+(?P<mcid>\d+)\s*>>\s*BDC"
    rb"|(?P<soft>/ActualText <FEFF00AD>>> BDC\s\[<\w{4}>\] TJ\sEMC)"
    rb"|(?P<artifact>B(?:MC|DC)\s)|(?P<close>EMC\s)"
    rb"|/(?P<font>\S+)\s+[\d.]+\s+Tf|\[(?P<text>[^\]]*)\]\s*TJ|<(?P<one>[0-9a-fA-F]+)>\s*Tj"
)
SOFT = "\u00ad"
"""What a hyphen says that stands where a line parts a word."""


def even(text: str) -> str:
    """Words as they can be compared."""
    bare = re.sub(rf"[\s{SOFT}]", "", text).replace("\u2011", "-")
    return re.sub(r"(,Seite)\d+", r"\1", bare)


@dataclass
class Told:
    """A tagged PDF that has been read."""

    lines: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    artifacts: dict[int, str] = field(default_factory=dict)
    """The words of what is no part of the structure, by the number of the page."""
    labels: dict[str, int] = field(default_factory=dict)
    """The page, counted from 1, on which each label stands."""
    over_pages: list[str] = field(default_factory=list)
    """Tables, lists and paragraphs with content on several pages."""


def told(data: bytes) -> Told:
    with pikepdf.open(BytesIO(data)) as pdf:
        return _Reader(pdf).told


class _Reader:
    def __init__(self, pdf: Any) -> None:
        self.pdf, self.told = pdf, Told()
        self.fonts: dict[Any, dict[int, str]] = {}
        self.pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        self.targets = dict(self._targets())
        self.told.labels = {name: self.pages[page] + 1 for name, page in self.targets.items()}
        self.texts = [self._texts(page) for page in pdf.pages]
        self.seen: dict[tuple[int, int], Any] = {}
        self.annotations: dict[Any, Any] = {}
        self.identifiers: set[str] = set()
        self.headers: set[str] = set()
        root = pdf.Root.StructTreeRoot
        self._walk(root.K[0], root, -1)
        self._check_owners(root.ParentTree.Nums)
        if self.headers - self.identifiers:
            self._fault(f"heads that are nowhere: {sorted(self.headers - self.identifiers)}")
        if self.identifiers != {str(each) for each in self._named(root)}:
            self._fault("not every identifier is in the tree of names")

    def _fault(self, words: str) -> None:
        self.told.faults.append(words)

    def _targets(self) -> Iterator[tuple[str, Any]]:
        names = list(self.pdf.Root.get("/Names", {}).get("/Dests", {}).get("/Names", ()))
        for name, target in zip(names[::2], names[1::2], strict=True):
            yield str(name), target[0].objgen

    def _named(self, root: Any) -> Iterator[Any]:
        return iter(list(root.IDTree.Names)[::2] if "/IDTree" in root else [])

    # ------------------------------------------------------------ pages

    def _texts(self, page: Any) -> dict[int, str]:
        found: dict[int, str] = {}
        marks: list[int] = []
        font, is_said = dict[int, str](), False
        for token in _TOKEN.finditer(page.Contents.read_bytes()):
            if token["mcid"]:
                marks.append(int(token["mcid"]))
                found[marks[-1]] = _string(token["said"])
                is_said = bool(token["said"])
            elif token["soft"]:
                found[marks[-1]] = found.get(marks[-1], "") + SOFT
            elif token["artifact"]:
                marks.append(-1)
                is_said = False
            elif token["close"]:
                marks.pop()
            elif token["font"]:
                font = self._font(page.Resources.Font["/" + token["font"].decode()])
            elif not marks:  # an artifact has a mark too, -1
                self._fault("words that are neither content nor artifact")
            else:
                if is_said:  # instead of what is drawn
                    continue
                hexes = re.findall(rb"<([0-9a-fA-F]+)>", token["text"] or b"<%s>" % token["one"])
                runs = (bytes.fromhex(each.decode()) for each in hexes)
                words = "".join(font.get(n, "?") for run in runs for (n,) in iter_unpack(">H", run))
                found[marks[-1]] = found.get(marks[-1], "") + words
        self.told.artifacts[self.pages[page.obj.objgen] + 1] = found.pop(-1, "")
        return found

    def _font(self, font: Any) -> dict[int, str]:
        if font.objgen not in self.fonts:
            table = font.ToUnicode.read_bytes()
            pairs = re.findall(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>\s", table)
            self.fonts[font.objgen] = {
                int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
                for glyph, text in pairs
            }
        return self.fonts[font.objgen]

    # ------------------------------------------------------------ the tree

    def _walk(self, node: Any, parent: Any, depth: int) -> str:
        kind = str(node.S)[1:]
        if node.P.objgen != parent.objgen:
            self._fault(f"{kind} with another parent")
        place, words, begun = len(self.told.lines), "", len(self.seen)
        self.told.lines.append("")
        for kid in _kids(node):
            words += self._kid(kid, node, depth)
        if not _kids(node) and kind not in {"TD", "Document"}:
            self._fault(f"empty {kind}")
        self._check(node, kind)
        if kind in {"Table", "L", "P"} and self._pages_since(begun) > 1:
            self.told.over_pages.append(kind)
        words = self._without_page(node, words) if kind == "Link" else words
        if kind == "Link":
            self._check_page(node)
        shown = f"{kind} {even(words)}" if kind in WORDED else kind
        self.told.lines[place] = f"{'  ' * depth}{shown}{self._more(node)}".rstrip()
        if depth < 0:
            self.told.lines.pop(place)
        return words

    def _pages_since(self, begun: int) -> int:
        return len({page for page, _ in islice(self.seen, begun, None)})

    def _without_page(self, link: Any, words: str) -> str:
        """The words of an entry of a list of contents, which end with the page it leads to."""
        if str(link.P.P.get("/S")) != "/TOCI":
            return words
        target = next(kid.Obj.Dest for kid in _kids(link) if not isinstance(kid, int))
        page = str(self.pages[self.targets[str(target)]] + 1)
        entry, _, number = words.rstrip().rpartition(" ")
        if number != page:
            self._fault(f"{entry} is not on page {number} but {page}")
        return entry

    def _check_page(self, link: Any) -> None:
        """A link that says which page it leads to, as those of an index do, leads there."""
        kids = (each for each in _kids(link) if not isinstance(each, int))
        for target in (each.Obj for each in kids if "/Obj" in each):
            said = re.search(r", Seite (\d+)$", str(target.get("/Contents", "")))
            if said and int(said[1]) != self.told.labels.get(str(target.get("/Dest", "")), 0):
                self._fault(f"{target.Contents} leads to {target.Dest}")

    def _more(self, node: Any) -> str:
        told = (f" {name[1:]}={node[name]}" for name in ("/Alt", "/E", "/Lang") if name in node)
        return "".join(told)

    def _kid(self, kid: Any, node: Any, depth: int) -> str:
        if isinstance(kid, int):
            return self._marked(node.Pg, int(kid), node)
        if kid.get("/Type") == "/MCR":
            return self._marked(kid.Pg, int(kid.MCID), node)
        if kid.get("/Type") == "/OBJR":
            self.annotations[kid.Obj.objgen] = node
            return ""
        return self._walk(kid, node, depth + 1)

    def _marked(self, page: Any, mark: int, node: Any) -> str:
        number = self.pages[page.objgen]
        if (number, mark) in self.seen:
            self._fault("content that is in two elements")
        self.seen[number, mark] = node
        return self.texts[number][mark] + " "

    def _check(self, node: Any, kind: str) -> None:
        if "/ID" in node:
            if str(node.ID) in self.identifiers:
                self._fault(f"{node.ID} twice")
            self.identifiers.add(str(node.ID))
        attributes = node.get("/A", {})
        if kind == "TH" and "/Scope" not in attributes:
            self._fault("head without scope")
        self.headers |= {str(each) for each in attributes.get("/Headers", ())}
        if kind == "Figure":
            box, page = [float(each) for each in attributes.BBox], node.Pg.MediaBox
            edges = float(page[0]) - 1, float(page[1]) - 1, float(page[2]) + 1, float(page[3]) + 1
            if not (edges[0] <= box[0] < box[2] <= edges[2] and edges[1] <= box[1] < box[3]):
                self._fault(f"figure beyond its page: {box}")

    # ------------------------------------------------------------ who owns what

    def _check_owners(self, numbers: Any) -> None:
        owners = dict(zip(map(int, list(numbers)[::2]), list(numbers)[1::2], strict=True))
        for number, page in enumerate(self.pdf.pages):
            marks = owners[int(page.obj.StructParents)]
            for mark in self.texts[number]:
                node = self.seen.get((number, mark))
                if node is None:
                    self._fault(f"content of page {number + 1} that is in no element")
                elif marks[mark].objgen != node.objgen:
                    self._fault(f"content of page {number + 1} with another owner")
            for annotation in page.obj.get("/Annots", ()):
                node = self.annotations.get(annotation.objgen)
                if node is None or str(node.S) != "/Link":
                    self._fault("link that is in no element")
                elif owners[int(annotation.StructParent)].objgen != node.objgen:
                    self._fault("link with another owner")
                if not str(annotation.get("/Contents", "")):
                    self._fault("link without words")


def _string(written: bytes | None) -> str:
    """A string of a PDF."""
    return str(pikepdf.Object.parse(written)) if written else ""


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", ())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids] if kids != () else []
