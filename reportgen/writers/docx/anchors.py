"""Durable anchors: what comes from data can be found again, whatever people do to the file.

Offices use LibreOffice too, which drops tags and ids of content controls, and outer ones of those
that stand in each other. So a number in running text has a control (`w:tag`), its key in the
control's title and a hidden bookmark inside; a table has a control around it and a bookmark in its
first cell, since programs write those around tables twice, a picture a control and the name of its
drawing. Numbers in cells and notes have the bookmark alone.
The manifest says what each of them was when the file was written.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from reportgen.document.inlines import Value
from reportgen.document.nodes import Figure, FigureKind, Table
from reportgen.document.walk import plain
from reportgen.messages import word
from reportgen.writers.docx.fields import Bookmarks
from reportgen.writers.docx.markup import NOTHING, Xml, w

_HIDDEN = Xml('<w15:appearance w15:val="hidden"/>')
"""No frame around what a control holds (MS-DOCX 2.5.3.2)."""
_UNSEEN = re.compile("[\\s\u00ad\u2011]")
"""Blanks, and hyphens that are elements in Word, count for nothing in the digest of a table."""
_LONGEST = 64
"""Word takes files for damaged in which tags or titles of controls are longer."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is anchored, as the manifest tells it."""

    kind: str
    """"value", "table", "figure" or "map"."""
    id: str
    key: str
    """Of a number its address, of an exhibit its label."""
    text: str
    """A number as printed; of an exhibit the digest of what it shows."""


class Anchors:
    """The anchors of one document, in its order."""

    def __init__(
        self, bookmarks: Bookmarks, numbers: Iterable[int] = (), *, is_wanted: bool
    ) -> None:
        self.all: list[Anchor] = []
        self._bookmarks = bookmarks
        self._is_wanted = is_wanted
        self._times: dict[tuple[str, str], int] = {}
        self._ids: set[str] = set()
        self._numbers = set(numbers)

    def value(self, node: Value, shown: Xml, *, is_bare: bool) -> Xml:
        """A number; `is_bare` leaves out the control, as in cells and notes."""
        if not self._is_wanted:
            return shown
        anchor = self._new("value", str(node.key), node.text)
        marked = self._bookmarks.beside(_bookmark(anchor), shown)
        return marked if is_bare else self._control(anchor, word("value"), marked)

    def table(self, node: Table, label: str, shown: Xml) -> Xml:
        """A table, or a part of one, as a block of its own; without a label it is no exhibit."""
        if not self._is_wanted or not label:
            return shown
        anchor = self._new("table", label, _digest(_texts(node)))
        before, end, after = shown.partition("</w:pPr>")  # of the first cell
        mark = self._bookmarks.beside(_bookmark(anchor), NOTHING)
        marked = Xml(f"{before}{end}{mark}{after}")
        return self._control(anchor, _named("table", node.number), marked)

    def figure(self, node: Figure, shown: Xml) -> Xml:
        """A chart or map as a run, with its drawing, whose name is the label."""
        if not self._is_wanted or not node.label or node.kind is FigureKind.PICTURE:
            return shown
        kind = "map" if node.kind is FigureKind.MAP else "figure"
        seen = _texts(node.data) if node.data else node.drawing.svg or node.drawing.png
        anchor = self._new(kind, node.label, _digest(seen))
        marked = self._bookmarks.beside(_bookmark(anchor), shown)
        return self._control(anchor, _named(kind, node.number), marked)

    def _new(self, kind: str, key: str, text: str) -> Anchor:
        """An anchor whose id depends on its key and how often that came before, no more."""
        time = self._times[kind, key] = self._times.get((kind, key), 0) + 1
        number = f"{kind[0]}{_digest(f'{kind} {key} {time}')[:10]}"
        while number in self._ids:
            number = f"{kind[0]}{_digest(number)[:10]}"
        self._ids.add(number)
        self.all.append(Anchor(kind, number, key, text))
        return self.all[-1]

    def number(self, name: str) -> int:
        """A number for a control that anchors nothing."""
        return self._free(int(_digest(name)[:8], 16))

    def _control(self, anchor: Anchor, name: str, content: Xml) -> Xml:
        properties = (
            w("alias", val=_title(name, anchor.key)),
            w("tag", val=f"reportgen:{anchor.id}"),
            w("id", val=self._free(int(anchor.id[1:9], 16))),
            _HIDDEN,
        )
        return w("sdt", w("sdtPr", *properties), w("sdtContent", content))

    def _free(self, wanted: int) -> int:
        """A number of 31 bits that no other control has."""
        found = wanted % 0x7FFFFFFE + 1
        while found in self._numbers:
            found = found % 0x7FFFFFFE + 1
        self._numbers.add(found)
        return found


def _bookmark(anchor: Anchor) -> str:
    """Names that begin with "_" are hidden in Word's dialogues."""
    return f"_rg_{anchor.id}"


def _named(kind: str, number: str) -> str:
    return f"{word(kind)} {number}".strip()


def _title(name: str, key: str) -> str:
    """ "Wert [sgb2_quote/05/2024]"; the manifest has the whole of what is cut."""
    whole = f"{name} [{key}]"
    return whole if len(whole) <= _LONGEST else f"{whole[: _LONGEST - 2]}…]"


def _texts(table: Table) -> str:
    """What a table says, cell by cell, so that it can be made again of the cells in Word."""
    rows = (*table.head, *table.body)
    lines = ("\t".join(_UNSEEN.sub("", plain(cell.content)) for cell in row.cells) for row in rows)
    return "\n".join(line.rstrip("\t") for line in lines)


def _digest(content: str | bytes) -> str:
    return sha256(content.encode() if isinstance(content, str) else content).hexdigest()
