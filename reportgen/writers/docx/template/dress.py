"""Gives the shipped template the colours and fonts of `theme.toml`.

The colour and font schemes of the shipped template are called "reportgen" and follow the tokens.
A template whose schemes have other names, because a town chose its own in Word, is left alone, and
what it lacks is added in its colours.
"""

import re
from collections.abc import Mapping

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import PartFactory, XmlPart
from lxml import etree

from reportgen.document.colours import safe
from reportgen.document.tokens import Colours, Fonts, Tokens
from reportgen.writers.docx.markup import NAMESPACES, Element
from reportgen.writers.docx.related import related
from reportgen.writers.docx.template.colours import colour, palette, scheme

SCHEME = "reportgen"
_HEXADECIMAL = re.compile("[0-9A-Fa-f]{6}")
PartFactory.part_type_for[CONTENT_TYPE.OFC_THEME] = XmlPart


_OWN = {"dk1": "text", "lt1": "paper", "accent1": "lead", "accent2": "focus"}
"""Slots of a town's scheme, and what they are for us; greys and grounds stay the theme's."""


def dress(word: WordDocument, tokens: Tokens) -> Colours:
    """Give the template the theme's colours and fonts, if it wants them; gives those it has."""
    root = _theme(word)
    if root is None:
        return tokens.colours
    if (fonts := _scheme(root, "fontScheme")) is not None:
        _fill_fonts(fonts, tokens.fonts)
    if (colours := _scheme(root, "clrScheme")) is None:
        return _own(root, tokens.colours)
    _fill_slots(colours, scheme(tokens.colours))
    _recolour(word, palette(tokens.colours))
    return tokens.colours


def scheme_families(word: WordDocument) -> Mapping[str, str]:
    """The families that a file names for its titles, "major", and its text, "minor"."""
    root = _theme(word)
    found = {
        scheme: None if root is None else root.find(f".//a:{scheme}Font/a:latin", NAMESPACES)
        for scheme in ("major", "minor")
    }
    return {each: node.get("typeface", "") for each, node in found.items() if node is not None}


def _own(root: Element, colours: Colours) -> Colours:
    """The colours of a town's own scheme, darkened where nobody could read them."""
    given: dict[str, str] = {}
    for slot, ours in _OWN.items():
        node = root.find(f".//a:clrScheme/a:{slot}/*", NAMESPACES)
        told = "" if node is None else node.get("lastClr", node.get("val", ""))
        if _HEXADECIMAL.fullmatch(told):
            given[ours] = f"#{told}"
    return safe(colours.model_copy(update=given))


def _theme(word: WordDocument) -> Element | None:
    part = related(word.part, RELATIONSHIP_TYPE.THEME)
    return None if part is None else part.element


def _scheme(root: Element, tag: str) -> Element | None:
    return root.find(f".//a:{tag}[@name='{SCHEME}']", NAMESPACES)


def _fill_slots(colours: Element, hexadecimals: dict[str, str]) -> None:
    for slot, hexadecimal in hexadecimals.items():
        found = colours.find(f"a:{slot}", NAMESPACES)
        if found is not None:
            found[:] = [etree.Element(f"{{{NAMESPACES['a']}}}srgbClr", val=hexadecimal)]


def _fill_fonts(fonts: Element, families: Fonts) -> None:
    for tag, family in (("majorFont", families.title), ("minorFont", families.text)):
        found = fonts.find(f"a:{tag}/a:latin", NAMESPACES)
        if found is not None:
            found.set("typeface", family)


def _recolour(word: WordDocument, named: dict[str, str]) -> None:
    parts = (part for part in word.part.package.iter_parts() if isinstance(part, XmlPart))
    for part in parts:
        for node in part.element.iter(etree.Element):
            colour(node, named)
