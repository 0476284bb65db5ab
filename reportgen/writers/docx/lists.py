"""Numbering of lists: the template's ways of counting, and a new count for each list."""

from collections.abc import Callable

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.parts.document import DocumentPart

from reportgen.writers.docx.markup import (
    NOTHING,
    Element,
    Xml,
    element,
    find,
    name,
    place,
    root,
    value,
    w,
)
from reportgen.writers.docx.related import related
from reportgen.writers.docx.template.styles import Style
from reportgen.writers.docx.template.stylesheet import Styles

STEP = 340
"""How far each level stands in, in twentieths of a point: 6 mm."""
_LEVELS = 9
_SIGNS = ("•", "–")
_FORMS = ("decimal", "lowerLetter", "lowerRoman")


class Lists:
    """The lists of one document."""

    def __init__(self, main: DocumentPart, styles: Styles) -> None:
        self._root = _numbering(main)
        self._numbers = self._way(styles.number(Style.NUMBERS), numbers)
        self.unordered = self._new(self._way(styles.number(Style.BULLETS), bullets))
        """The numbering of all bulleted lists."""

    def ordered(self, level: int, start: int) -> int:
        """A numbering that begins anew."""
        restart = w("lvlOverride", w("startOverride", val=start), ilvl=level)
        return self._new(self._numbers, restart)

    def hanging(self, number: str, level: int) -> Xml:
        """How far a numbering's own paragraphs of a level stand in (`w:ind`)."""
        way = value(find(self._root, f"w:num[@w:numId='{number}']/w:abstractNumId"))
        indent = find(
            self._root,
            f"w:abstractNum[@w:abstractNumId='{way}']/w:lvl[@w:ilvl='{level}']/w:pPr/w:ind",
        )
        return NOTHING if indent is None else w("ind", **_told(indent))

    def _new(self, way: str, override: Xml = NOTHING) -> int:
        number = 1 + _highest(self._root, "num", "numId")
        content = (w("abstractNumId", val=way), override)
        place(self._root, element(w("num", *content, numId=number)), ["numIdMacAtCleanup"])
        return number

    def _way(self, number: str, default: Callable[[int], Xml]) -> str:
        """How the template's list style counts; when it does not, ours."""
        found = find(self._root, f"w:num[@w:numId='{number}']/w:abstractNumId")
        if found is not None:
            return value(found)
        added = 1 + _highest(self._root, "abstractNum", "abstractNumId")
        place(self._root, element(default(added)), ["num", "numIdMacAtCleanup"])
        return str(added)


def _told(node: Element) -> dict[str, str]:
    """The attributes of an element without their namespace."""
    return {str(key).rpartition("}")[2]: str(told) for key, told in node.attrib.items()}


def _highest(root: Element, tag: str, attribute: str) -> int:
    return max((int(value(each, attribute)) for each in root.findall(name(tag))), default=0)


def _numbering(main: DocumentPart) -> Element:
    part = related(main, RELATIONSHIP_TYPE.NUMBERING) or _new_part(main)
    counting: Element = part.element
    return counting


def _new_part(main: DocumentPart) -> XmlPart:
    counting = root(NOTHING, "w:numbering")
    uri = PackURI("/word/numbering.xml")
    part = XmlPart(uri, CONTENT_TYPE.WML_NUMBERING, counting, main.package)
    main.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part


def bullets(number: int) -> Xml:
    """A way of counting without numbers: dots and dashes."""
    signs = (_SIGNS[level % len(_SIGNS)] for level in range(_LEVELS))
    levels = (_level(level, "bullet", sign) for level, sign in enumerate(signs))
    return _counting(number, "hybridMultilevel", *levels)


def numbers(number: int) -> Xml:
    """A way of counting: "1.", "a)", "i)"."""
    ends = (f"%{level + 1}{')' if level % 3 else '.'}" for level in range(_LEVELS))
    levels = (_level(level, _FORMS[level % 3], end) for level, end in enumerate(ends))
    return _counting(number, "multilevel", *levels)


def _counting(number: int, kind: str, *levels: Xml) -> Xml:
    return w("abstractNum", w("multiLevelType", val=kind), *levels, abstractNumId=number)


def _level(level: int, form: str, text: str) -> Xml:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=STEP * (level + 1), hanging=STEP)),
        ilvl=level,
    )
