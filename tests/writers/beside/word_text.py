"""What is written in a Word file and shown: results of fields, not their instructions."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from tests.writers.beside.said import even

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMESPACES = {"w": W[1:-1]}
_READ = ("t", "tab", "br", "noBreakHyphen", "fldChar", "instrText", "footnoteReference")


def find(node: Element, path: str) -> Element | None:
    return node.find(path, NAMESPACES)


def value(node: Element | None, name: str = "val") -> str:
    return "" if node is None else node.get(f"{W}{name}", "")


@dataclass
class _Field:
    instruction: str = ""
    is_result: bool = False


@dataclass
class Texts:
    """The texts of one file; fields go over paragraphs, and notes count on."""

    footnotes: Element | None
    notes: list[str] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)
    """Those that are open."""

    def of(self, node: Element) -> str:
        """What an element shows, without blanks and without numbers of pages."""
        return even("".join(self._runs(node)))

    @property
    def is_index(self) -> bool:
        """Whether an index is open."""
        return any(each.instruction.startswith("INDEX") for each in self.fields)

    @property
    def _is_shown(self) -> bool:
        return all(
            each.is_result and not each.instruction.startswith("PAGEREF") for each in self.fields
        )

    def _runs(self, node: Element) -> Iterator[str]:
        for each in node.iter(*(f"{W}{name}" for name in _READ)):
            name = etree.QName(each).localname
            if name == "fldChar":
                self._border(value(each, "fldCharType"))
            elif name == "instrText":
                self.fields[-1].instruction += (each.text or "").strip()
            elif self._is_shown:
                yield self._run(name, each)

    def _run(self, name: str, node: Element) -> str:
        if name == "footnoteReference":
            return self._note(value(node, "id"))
        return {"t": node.text or "", "noBreakHyphen": "-"}.get(name, " ")

    def _border(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate":
            self.fields[-1].is_result = True
        else:
            self.fields.pop()

    def _note(self, number: str) -> str:
        """The number of the next note, as Word counts them."""
        assert self.footnotes is not None
        told = next(each for each in self.footnotes if value(each, "id") == number)
        self.notes.append("")
        place = len(self.notes)
        self.notes[place - 1] = f"{place}{''.join(map(self.of, told.iter(f'{W}p')))}"
        return str(place)
