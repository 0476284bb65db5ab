"""The styles of the template by the names that Word gives them in every language.

Word calls "heading 1" "Überschrift 1" in German and may give it any id, so ids are looked up by
name, once. A style that a town's template lacks is taken from the template of the package.
"""

from collections.abc import Mapping
from copy import deepcopy
from enum import StrEnum
from functools import cache
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from reportgen.document.nodes import Role
from reportgen.world import packaged
from reportgen.writers.docx.colours import colour
from reportgen.writers.docx.markup import Element, find, name, value

SHIPPED = "themes/standard/reference.docx"


class Style(StrEnum):
    """Names in the template; English ones are Word's own, German ones are ours."""

    BODY = "Body Text"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    COVER = "Titelblatt"
    IMPRINT = "Impressum"
    LEAD = "Vorspann"
    FICTITIOUS = "Fiktive Daten"
    SUBHEADING = "Zwischentitel"
    CONTENTS_HEADING = "TOC Heading"
    EXHIBITS = "table of figures"
    BULLETS = "List Bullet"
    NUMBERS = "List Number"
    QUOTE = "Quote"
    SAMPLE = "Eingabezeilen"
    TERM = "Begriff"
    MEANING = "Begriffserklärung"
    DEFINITION = "Definition"
    HINT = "Hinweis"
    WARNING = "Warnung"
    FINDING = "Kernaussage"
    MARGIN = "Marginalie"
    RECOMMENDATION = "Handlungsempfehlung"
    RESOLUTION = "Beschlussvorschlag"
    CAPTION = "caption"
    FIGURE = "Bild"
    UNIT = "Tabelle Einheit"
    TABLE = "Tabelle Bericht"
    FORM = "Tabelle Formular"
    CELL_TEXT = "Tabelle Text"
    CELL_NUMBER = "Tabelle Zahl"
    CELL_HEAD = "Tabelle Kopf"
    CELL_GROUP = "Tabelle Gruppe"
    GAP = "Abstand"
    BELOW = "Anmerkung"
    NOTE = "footnote text"
    NOTE_MARK = "footnote reference"
    LINK = "Hyperlink"
    CODE = "Eingabe"
    LABEL = "Nummer"
    BOX_TITLE = "Kastentitel"


FRAMES = {
    Role.DEFINITION: Style.DEFINITION,
    Role.HINT: Style.HINT,
    Role.WARNING: Style.WARNING,
    Role.FINDING: Style.FINDING,
    Role.MARGIN: Style.MARGIN,
    Role.RECOMMENDATION: Style.RECOMMENDATION,
    Role.RESOLUTION: Style.RESOLUTION,
}
"""Roles whose paragraphs are set off by a style with borders or ground."""


def heading(depth: int) -> str:
    """The style of a heading; Word has nine."""
    return f"heading {min(depth, 9)}"


def contents_line(depth: int) -> str:
    """The style of a line of the contents, 1 for chapters."""
    return f"toc {min(depth, 9)}"


def continued(level: int) -> str:
    """The style of what follows in an item of a list, 0 for the outermost list."""
    return "List Continue" if level == 0 else f"List Continue {min(level + 1, 5)}"


@cache
def _shipped() -> dict[str, Element]:
    with ZipFile(BytesIO(packaged(SHIPPED))) as template:
        root = etree.fromstring(template.read("word/styles.xml"))
    return _by_name(root)


def _by_name(root: Element) -> dict[str, Element]:
    styles = root.findall(name("style"))
    return {value(find(style, "w:name")).casefold(): style for style in styles}


class Styles:
    """The styles of one document."""

    def __init__(self, root: Element, palette: Mapping[str, str]) -> None:
        self.root = root
        self._palette = palette
        self._styles = _by_name(root)
        self._ids: dict[str, str] = {}

    def id(self, style: str) -> str:
        """The id of a style by its name."""
        found = self._ids.get(style)
        if found is None:
            found = self._ids[style] = value(self._style(style), "styleId")
        return found

    def indent(self, style: str) -> int:
        """How far a style stands in from the left, in twentieths of a point."""
        found = find(self._style(style), "w:pPr/w:ind")
        return int(value(found, "left") or value(found, "start", "0"))

    def size(self, style: str) -> float:
        """The size of a style's characters in points; Word's own when it does not say any."""
        return int(value(find(self._style(style), "w:rPr/w:sz"), default="") or 20) / 2

    def number(self, style: str) -> str:
        """The numbering (`w:numId`) of a style, or of one that it is based on; empty when none."""
        current: Element | None = self._style(style)
        while current is not None:
            if number := value(find(current, "w:pPr/w:numPr/w:numId")):
                return "" if number == "0" else number
            current = self._with_id(value(find(current, "w:basedOn")))
        return ""

    def _with_id(self, wanted: str) -> Element | None:
        styles = self._styles.values()
        return next((each for each in styles if value(each, "styleId") == wanted), None)

    def _style(self, style: str) -> Element:
        found = self._styles.get(style.casefold())
        if found is None and style == Style.BODY:
            found = self._default()
        if found is None:
            found = self._taken(style)
        self._styles[style.casefold()] = found
        return found

    def _default(self) -> Element | None:
        """Word's "Standard": a template without "Textkörper" writes its text in it."""
        return find(self.root, "w:style[@w:type='paragraph'][@w:default='1']")

    def _taken(self, style: str) -> Element:
        """Copy a style from the package; what it is based on is looked up by name here."""
        source = _shipped()[style.casefold()]
        copied = deepcopy(source)
        _drop(copied, "next", "link")
        _drop(find(copied, "w:pPr"), "numPr")
        taken = value(source, "styleId")
        copied.set(
            name("styleId"), f"{taken}Bericht" if self._with_id(taken) is not None else taken
        )
        for node in copied.iter(etree.Element):
            colour(node, self._palette, keep_names=False)
        self._rebase(copied)
        self.root.append(copied)
        return copied

    def _rebase(self, style: Element) -> None:
        base = find(style, "w:basedOn")
        if base is None:
            return
        names = {value(each, "styleId"): told for told, each in _shipped().items()}
        base.set(name("val"), self.id(names[value(base)]))


def _drop(node: Element | None, *tags: str) -> None:
    """Remove what refers to styles and numberings of another file."""
    if node is not None:
        for reference in [each for tag in tags for each in node.findall(name(tag))]:
            node.remove(reference)
