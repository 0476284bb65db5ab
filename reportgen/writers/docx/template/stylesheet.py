"""The styles of a template. Ids are looked up by name, once: Word gives "heading 1" any id.

A style that a town's template lacks is taken from the template of the package and put into the
town's manner: based on its own styles, in its fonts and colours.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from reportgen.document.tokens import WordStyles
from reportgen.world import packaged
from reportgen.writers.docx.markup import NAMESPACES, Element, element, find, name, value, w
from reportgen.writers.docx.template.colours import colour
from reportgen.writers.docx.template.names import DEFAULTS, known, wanted
from reportgen.writers.docx.template.styles import Style

_DEEPER = re.compile("heading ([2-9])")
SHIPPED = "themes/standard/reference.docx"


@cache
def _shipped() -> dict[str, Element]:
    with ZipFile(BytesIO(packaged(SHIPPED))) as template:
        root = etree.fromstring(template.read("word/styles.xml"))
    return {_called(style).casefold(): style for style in root.findall(name("style"))}


def _called(style: Element) -> str:
    return value(find(style, "w:name"))


NATURAL = 1.42
"""Height of a line in sizes of its characters, where a font takes much: Source Sans 3."""


@dataclass(frozen=True, slots=True)
class Pitch:
    """How much room lines of a style take, in twentieths of a point."""

    line: int
    before: int
    after: int
    sides: int
    """Left and right of its lines."""


class Styles:
    """The styles of one document."""

    def __init__(
        self,
        root: Element,
        palette: Mapping[str, str],
        chosen: WordStyles,
        families: Mapping[str, str],
    ) -> None:
        self.root = root
        self._families = families
        self._palette = palette
        self._chosen = chosen
        self._ids: dict[str, str] = {}
        self._found: dict[str, Element] = {}
        self._kinds: dict[str, dict[str, Element]] = {}
        self._by_id: dict[str, Element] = {}
        self._pitches: dict[str, Pitch] = {}
        for style in root.findall(name("style")):
            self._enter(style)
        self.added: list[str] = []
        """Names of the styles that the template lacks."""
        self.unmet: dict[str, tuple[str, ...]] = {}
        """By the names of styles those that the theme has for them and the template has not."""

    def _enter(self, style: Element) -> None:
        """Note a style under its name, its other names and its id."""
        named = self._kinds.setdefault(value(style, "type", "paragraph"), {})
        number = value(style, "styleId")
        others = value(find(style, "w:aliases")).split(",")
        for each in (_called(style), *others, number):
            named.setdefault(each.strip().casefold(), style)
        self._by_id[number] = style

    def names(self) -> tuple[str, ...]:
        """What the styles of the template are called."""
        return tuple(_called(each) for each in self.root.findall(name("style")))

    def used(self, styles: Iterable[str]) -> list[str]:
        """The ids of those styles that something is written in."""
        return [self._ids[each] for each in styles if each in self._ids]

    def id(self, style: str) -> str:
        """The id of a style by its name."""
        found = self._ids.get(style)
        if found is None:
            found = self._ids[style] = value(self._style(style), "styleId")
        return found

    def indent(self, style: str) -> int:
        """How far a style stands in from the left, in twentieths of a point."""
        return _left(find(self._style(style), "w:pPr/w:ind"))

    def size(self, style: str) -> float:
        """The size of a style's characters in points; Word's own when nothing says any."""
        size = find(self.root, "w:docDefaults/w:rPrDefault/w:rPr/w:sz")
        return int(self._inherited(style, "w:rPr/w:sz") or value(size, default="20")) / 2

    def family(self, style: str) -> str:
        """The family of a style's characters; empty when nothing says any."""
        path = "w:rPr/w:rFonts"
        default = find(self.root, f"w:docDefaults/w:rPrDefault/{path}")
        slot, told = (self._inherited(style, path, each) for each in ("asciiTheme", "ascii"))
        if not slot and not told:
            slot, told = value(default, "asciiTheme"), value(default, "ascii")
        return self._families.get(slot[:5], "") if slot else told

    def number(self, style: str) -> str:
        """The numbering (`w:numId`) of a style, or of one that it is based on; empty when none."""
        number = self._inherited(style, "w:pPr/w:numPr/w:numId")
        return "" if number == "0" else number

    def begin(self, style: str) -> int:
        """Where the first line of a style begins, in twentieths of a point from the margin."""
        found = (find(each, "w:pPr/w:ind") for each in self._line(style))
        indent = next((each for each in found if each is not None), None)
        return _left(indent) + _length(indent, "firstLine") - _length(indent, "hanging")

    def stops(self, style: str) -> list[str]:
        """The places of its tab stops and of those that it has from others."""
        lines = (each.findall("w:pPr/w:tabs/w:tab", NAMESPACES) for each in self._line(style))
        return list(dict.fromkeys(value(stop, "pos") for line in lines for stop in line))

    def says(self, style: str, path: str) -> bool:
        """Whether a style, or one that it is based on, has an element such as `w:pPr/w:tabs`."""
        return any(find(each, path) is not None for each in self._line(style))

    def pitch(self, style: str) -> Pitch:
        """The room that its lines take."""
        found = self._pitches.get(style)
        if found is None:
            found = self._pitches[style] = self._measured(style)
        return found

    def _measured(self, style: str) -> Pitch:
        def told(path: str, attribute: str) -> int:
            number = self._inherited(style, f"w:pPr/{path}", attribute)
            return int(number) if number.lstrip("-").isdecimal() else 0

        natural = 20 * NATURAL * self.size(style)
        line = told("w:spacing", "line")
        rule = self._inherited(style, "w:pPr/w:spacing", "lineRule")
        if rule not in ("exact", "atLeast"):  # 240 is a single line (ECMA-376, part 1, 17.3.1.33)
            line = round(natural * (line or 240) / 240)
        before, after = (told("w:spacing", side) for side in ("before", "after"))
        sides = told("w:ind", "left") + told("w:ind", "right")
        return Pitch(line if rule == "exact" else max(line, round(natural)), before, after, sides)

    def _inherited(self, style: str, path: str, attribute: str = "val") -> str:
        """What a style says, or the nearest that it is based on; empty when none does."""
        told = (value(find(each, path), attribute) for each in self._line(style))
        return next(filter(None, told), "")

    def _line(self, style: str) -> Iterator[Element]:
        """A style, and those that it is based on."""
        current: Element | None = self._style(style)
        seen: list[Element] = []
        while current is not None and current not in seen:
            yield current
            seen.append(current)
            current = self._by_id.get(value(find(current, "w:basedOn")))

    def _style(self, style: str) -> Element:
        found = self._found.get(style)
        if found is None:
            found = self._found[style] = self._looked_up(style)
        return found

    def _looked_up(self, style: str) -> Element:
        source = _shipped()[style.casefold()]
        here = self._kinds.get(value(source, "type"), {})
        asked = wanted(style, self._chosen)
        if asked and not any(each.casefold() in here for each in asked):
            self.unmet[style] = asked
        names = (each.casefold() for each in known(style, self._chosen))
        found = next((here[each] for each in names if each in here), None)
        if found is None and style in DEFAULTS:
            found = self._default(value(source, "type"))
        return self._added(source) if found is None else found

    def _default(self, kind: str) -> Element | None:
        """Word's "Standard": a template without "Textkörper" writes its text in it."""
        return find(self.root, f"w:style[@w:type='{kind}'][@w:default='1']")

    def _added(self, source: Element) -> Element:
        """Copy a style of the package; what it is based on is looked up by name here."""
        self.added.append(_called(source))
        copied = deepcopy(source)
        _drop(copied, "next", "link")
        _drop(find(copied, "w:pPr"), "numPr")
        if _called(source) != Style.CODE:
            _drop(find(copied, "w:rPr"), "rFonts")
        taken = value(source, "styleId")
        copied.set(name("styleId"), f"{taken}Bericht" if taken in self._by_id else taken)
        copied.attrib.pop(name("default"), "")
        for node in copied.iter(etree.Element):
            colour(node, self._palette, keep_names=False)
        if not self._heads_alike(copied):
            self._rebase(copied)
        self.root.append(copied)
        self._enter(copied)
        return copied

    def _heads_alike(self, style: Element) -> bool:
        """Let a heading look like the one above it, if the template has headings of its own."""
        found = _DEEPER.fullmatch(_called(style))
        if not found or _called(self._style("heading 1")) in self.added:
            return False
        depth = int(found[1])
        based = w("basedOn", val=self.id(f"heading {depth - 1}"))
        # its number is text, as in all headings, whatever counts the one above
        own = w("pPr", w("numPr", w("numId", val=0)), w("outlineLvl", val=depth - 1))
        named, *shown = (each for each in style if each.tag in (name("name"), name("qFormat")))
        style[:] = [named, element(based), *shown, element(own)]
        return True

    def _rebase(self, style: Element) -> None:
        base = find(style, "w:basedOn")
        if base is None:
            return
        names = {value(each, "styleId"): _called(each) for each in _shipped().values()}
        base.set(name("val"), self.id(names[value(base)]))


def _left(indent: Element | None) -> int:
    return _length(indent, "left") or _length(indent, "start")


def _length(node: Element | None, attribute: str) -> int:
    """Twentieths of a point; a measure with a unit, which Word itself never writes, is none."""
    told = value(node, attribute)
    return int(told) if told.removeprefix("-").isdecimal() else 0


def _drop(node: Element | None, *tags: str) -> None:
    """Remove what refers to fonts, styles and numberings of another file."""
    if node is not None:
        for reference in [each for tag in tags for each in node.findall(name(tag))]:
            node.remove(reference)
