"""A Word file opened for being looked at: its parts, and the elements of each by their names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from reportgen.writers.docx.markup import NAMESPACES, Element, name, value

MAIN = "word/document.xml"
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"
NOTES = "word/footnotes.xml"
CORE = "docProps/core.xml"
FONTS = "word/fontTable.xml"
TYPES = "[Content_Types].xml"
RELS = ".rels"
_PART = re.compile(r"word/(?!stylesWithEffects)[^/]+\.xml")
"""Styles with effects are what Word 2010 wrote for its forerunner, and nobody reads."""
CHARTS = re.compile(r"word/charts/chartBericht\d+\.xml")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def parsed(content: bytes) -> Element:
    """The root of a part, however long it is."""
    return etree.fromstring(content, _PARSER)


@dataclass(eq=False)
class Opened:
    """A part of WordprocessingML."""

    path: str
    root: Element

    @cached_property
    def _elements(self) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for node in self.root.iter(etree.Element):
            found.setdefault(str(node.tag), []).append(node)
        return found

    def all(self, tag: str, prefix: str = "w") -> list[Element]:
        """Every element of a name, in order."""
        return self._elements.get(f"{{{NAMESPACES[prefix]}}}{tag}", [])

    def told(self, tag: str, attribute: str = "val") -> list[str]:
        """What every element of a name says in an attribute; none where it says nothing."""
        full = name(attribute)
        return [each.get(full, "") for each in self.all(tag) if full in each.attrib]


@dataclass(eq=False)
class WordFile:
    """The parts that are looked at, and fonts; pictures are known by name alone."""

    names: frozenset[str]
    files: dict[str, bytes]

    @cached_property
    def parts(self) -> dict[str, Opened]:
        """Document, heads, feet, notes, styles and what else stands beside them."""
        return {
            path: Opened(path, parsed(content))
            for path, content in self.files.items()
            if _PART.fullmatch(path)
        }

    @property
    def main(self) -> Opened:
        """The document itself."""
        return self.parts[MAIN]

    @property
    def written(self) -> Iterator[Opened]:
        """The parts that hold words; styles and numberings do not."""
        return (each for path, each in self.parts.items() if path not in (STYLES, NUMBERING))

    def told(self, tag: str, attribute: str = "val") -> Iterator[str]:
        """What every element of a name says, in all parts with words."""
        return (each for part in self.written for each in part.told(tag, attribute))


def open_word(data: bytes) -> WordFile:
    """Open a Word file."""
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        wanted = [each for each in names if _is_read(each)]
        return WordFile(frozenset(names), {each: archive.read(each) for each in wanted})


def _is_read(path: str) -> bool:
    is_looked_at = path in (TYPES, CORE) or path.endswith(RELS) or path.startswith("word/fonts/")
    is_chart = bool(CHARTS.fullmatch(path)) or path.startswith("word/embeddings/Zahlen")
    return is_looked_at or is_chart or bool(_PART.fullmatch(path))


def twice(found: Iterable[str]) -> list[str]:
    """What is there more than once."""
    return [each for each, count in Counter(found).items() if count > 1]


def text_of(node: Element) -> str:
    """The words of an element."""
    return "".join(each.text or "" for each in node.iter(name("t")))


def style_of(node: Element | None) -> str:
    """The id of a paragraph's style."""
    return "" if node is None else value(node.find("w:pPr/w:pStyle", NAMESPACES))
