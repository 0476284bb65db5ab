"""A Word file that people work on to its anchors: what was printed at each, and what is there now.

Programs lose some of what marks a number, so each is looked for in every way (`Way`). The manifest
says what there was; without it nobody knows the keys.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from reportgen.audit.markup import Element, MarkupError, read_markup
from reportgen.audit.pieces import even
from reportgen.audit.word import ANCHORS, WP, W

_PARTS = re.compile(r"word/(document|footnotes|endnotes)\.xml")
_STORED = re.compile(r"customXml/[^/]*\.xml")
_TAG, _BOOKMARK = "reportgen:", "_rg_"
_KEY = re.compile(r"\[(.*)\]$")
_SHOWN = {f"{W}t": "", f"{W}tab": " ", f"{W}br": " ", f"{W}noBreakHyphen": "\u2011"}
"""Elements that are read, and those among them that are signs."""
_GONE = (f"{W}del", f"{W}moveFrom")
_UNSEEN = re.compile("[\\s\u00ad\u2011]")
"""Blanks, and hyphens that are elements in Word, count for nothing in the digest of a table."""


class Way(StrEnum):
    """How an anchor is found again."""

    TAG = "tag"
    TITLE = "title"
    BOOKMARK = "bookmark"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Anchored:
    """An anchor, as the manifest told it and as it stands."""

    kind: str
    key: str
    printed: str
    """A number as printed; of an exhibit its digest."""
    now: tuple[str, ...]
    """The same of each place where it stands now; whoever copies a number copies its control."""
    ways: frozenset[Way]

    @property
    def is_lost(self) -> bool:
        """Whether it is nowhere."""
        return not self.ways

    @property
    def is_changed(self) -> bool:
        """Whether something else stands there now; nobody can tell of drawings."""
        return any(each != self.printed for each in self.now)


@dataclass(frozen=True, slots=True)
class AnchoredFile:
    """What the manifest of a Word file tells, and what has become of it."""

    title: str
    date: str
    document: str
    """The name that its project has for it."""
    anchors: tuple[Anchored, ...]


def read_anchors(data: bytes) -> AnchoredFile | None:
    """Read a Word file; None without a manifest, `ValueError` when it is no Word file."""
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            stored = (read_markup(package.read(each)) for each in names if _STORED.fullmatch(each))
            manifests = [each for each in stored if each.tag == f"{ANCHORS}manifest"]
            package.getinfo("word/document.xml")
            parts = [read_markup(package.read(each)) for each in names if _PARTS.fullmatch(each)]
    except (BadZipFile, KeyError, MarkupError) as error:
        raise ValueError(str(error)) from None
    if not manifests:
        return None
    told, spots = manifests[0], _Spots()
    for part in parts:
        spots.look(part)
    anchors = tuple(_anchored(each, spots) for each in told)
    return AnchoredFile(
        told.get("title", ""), told.get("date", ""), told.get("document", ""), anchors
    )


@dataclass(slots=True)
class _Spots:
    """Where anchors stand."""

    tagged: dict[str, list[Element]] = field(default_factory=lambda: defaultdict(list))
    """Controls by the ids in their tags."""
    titled: dict[str, list[Element]] = field(default_factory=lambda: defaultdict(list))
    """Controls by the keys in their titles."""
    marked: dict[str, Element] = field(default_factory=dict)
    """Beginnings of bookmarks by ids."""
    texts: dict[str, str] = field(default_factory=lambda: defaultdict(str))
    """What bookmarks hold."""
    named: set[str] = field(default_factory=set)
    """Names of drawings."""

    def look(self, part: Element) -> None:
        """Gather what stands in a part, in one walk."""
        opened: dict[str, str] = {}
        for node in part.iter():
            if node.tag == f"{W}sdt":
                self._control(node)
            elif node.tag == f"{WP}docPr":
                self.named.add(node.get("name", ""))
            elif node.tag == f"{W}bookmarkStart":
                name = node.get(f"{W}name", "")
                if name.startswith(_BOOKMARK):
                    opened[node.get(f"{W}id", "")] = name.removeprefix(_BOOKMARK)
                    self.marked[name.removeprefix(_BOOKMARK)] = node
            elif node.tag == f"{W}bookmarkEnd":
                opened.pop(node.get(f"{W}id", ""), None)
            elif opened and node.tag in _SHOWN:
                for each in opened.values():
                    self.texts[each] += _shown(node)

    def _control(self, node: Element) -> None:
        tag, title = (_told(node, name) for name in ("tag", "alias"))
        if tag.startswith(_TAG):
            self.tagged[tag.removeprefix(_TAG)].append(node)
        if found := _KEY.search(title):
            self.titled[found[1]].append(node)


def _told(control: Element, name: str) -> str:
    found = control.find(f"{W}sdtPr/{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


def _anchored(line: Element, spots: _Spots) -> Anchored:
    kind = str(line.tag).removeprefix(ANCHORS)
    number, key = line.get("id", ""), line.get("key", "")
    printed = even(line.get("text", "").replace("\u00ad", "")) or line.get("digest", "")
    ways = frozenset(_ways(number, key, spots, is_drawn=kind not in ("value", "table")))
    match kind:
        case "value":
            now = tuple(_values(number, spots))
        case "table":
            now = tuple(_tables(number, spots))
        case _:
            now = ()
    return Anchored(kind, key, printed, now, ways)


def _ways(number: str, key: str, spots: _Spots, *, is_drawn: bool) -> Iterator[Way]:
    if number in spots.tagged:
        yield Way.TAG
    if key in spots.titled:
        yield Way.TITLE
    if number in spots.marked:
        yield Way.BOOKMARK
    if is_drawn and key in spots.named:
        yield Way.NAME


def _values(number: str, spots: _Spots) -> Iterator[str]:
    """The texts of a number: of its controls, else of its bookmark."""
    if number in spots.tagged:
        yield from (_text(each) for each in spots.tagged[number])
    elif number in spots.marked:
        yield even(spots.texts[number])


def _text(node: Element) -> str:
    return even("".join(map(_shown, node.iter(*_SHOWN))))


def _shown(node: Element) -> str:
    """What is to be read, as if tracked changes were accepted."""
    is_gone = next(node.iterancestors(*_GONE), None) is not None
    return "" if is_gone else _SHOWN[str(node.tag)] or node.text or ""


def _tables(number: str, spots: _Spots) -> Iterator[str]:
    """The digests of a table: of those that its controls hold, else of that with its bookmark."""
    held = [each.find(f".//{W}tbl") for each in spots.tagged.get(number, ())]
    if not any(each is not None for each in held) and number in spots.marked:
        held = [next(spots.marked[number].iterancestors(f"{W}tbl"), None)]
    yield from (_digest(each) for each in held if each is not None)


def _digest(table: Element) -> str:
    """As the writer makes it: cells parted by tabs, rows by ends of lines."""
    rows = ("\t".join(_cells(row)).rstrip("\t") for row in table.iter(f"{W}tr"))
    return sha256("\n".join(rows).encode()).hexdigest()


def _cells(row: Element) -> Iterable[str]:
    for cell in row.iter(f"{W}tc"):
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        if merged is None or merged.get(f"{W}val", "continue") == "restart":
            yield _UNSEEN.sub("", _text(cell))
