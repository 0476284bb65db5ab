"""Gives the shipped template the colours and fonts of `theme.toml`.

The colour and font schemes of the shipped template are called "reportgen" and follow the tokens.
A template whose schemes have other names, because a town chose its own in Word, is left alone.
"""

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import PartFactory, XmlPart
from lxml import etree

from reportgen.document.theme import Colours, Fonts, Tokens
from reportgen.writers.docx.markup import NAMESPACES, Element, name

SCHEME = "reportgen"
PartFactory.part_type_for[CONTENT_TYPE.OFC_THEME] = XmlPart
_SLOTS = {
    "dk1": "text1", "lt1": "background1", "dk2": "text2", "lt2": "background2",
    "accent1": "accent1", "accent2": "accent2", "accent3": "accent3", "accent4": "accent4",
    "accent5": "accent5", "accent6": "accent6", "hlink": "hyperlink",
    "folHlink": "followedHyperlink",
}  # fmt: skip
"""Slots of a colour scheme, and what styles call them."""


def scheme(colours: Colours) -> dict[str, str]:
    """The colour of each slot, without "#"."""
    chosen = {
        "dk1": colours.text,
        "lt1": colours.paper,
        "dk2": colours.city,
        "lt2": colours.tint,
        "accent1": colours.lead,
        "accent2": colours.focus,
        "accent3": colours.muted,
        "accent4": colours.line,
        "accent5": colours.city,
        "accent6": colours.text,
        "hlink": colours.lead,
        "folHlink": colours.muted,
    }
    return {slot: colour.removeprefix("#").upper() for slot, colour in chosen.items()}


def dress(word: WordDocument, tokens: Tokens) -> None:
    """Give the template the theme's colours and fonts, if it wants them."""
    root = _theme(word)
    if root is None:
        return
    if (colours := _scheme(root, "clrScheme")) is not None:
        hexadecimals = scheme(tokens.colours)
        _fill_slots(colours, hexadecimals)
        _recolour(word, {_SLOTS[slot]: colour for slot, colour in hexadecimals.items()})
    if (fonts := _scheme(root, "fontScheme")) is not None:
        _fill_fonts(fonts, tokens.fonts)


def _theme(word: WordDocument) -> Element | None:
    rels = word.part.rels.values()
    parts = (rel.target_part for rel in rels if rel.reltype == RELATIONSHIP_TYPE.THEME)
    part = next(parts, None)
    return None if part is None else part.element


def _scheme(root: Element, tag: str) -> Element | None:
    return root.find(f".//a:{tag}[@name='{SCHEME}']", NAMESPACES)


def _fill_slots(colours: Element, hexadecimals: dict[str, str]) -> None:
    for slot, colour in hexadecimals.items():
        found = colours.find(f"a:{slot}", NAMESPACES)
        if found is not None:
            found[:] = [etree.Element(f"{{{NAMESPACES['a']}}}srgbClr", val=colour)]


def _fill_fonts(fonts: Element, families: Fonts) -> None:
    for tag, family in (("majorFont", families.title), ("minorFont", families.text)):
        found = fonts.find(f"a:{tag}/a:latin", NAMESPACES)
        if found is not None:
            found.set("typeface", family)


def _recolour(word: WordDocument, colours: dict[str, str]) -> None:
    """Write the colours beside their names: only Word itself looks names up."""
    parts = (part for part in word.part.package.iter_parts() if isinstance(part, XmlPart))
    for part in parts:
        for node in part.element.iter(etree.Element):
            _recolour_element(node, colours)


def _recolour_element(node: Element, colours: dict[str, str]) -> None:
    own = "val" if node.tag == name("color") else "color"
    for theme, plain in (("themeColor", own), ("themeFill", "fill")):
        colour = colours.get(node.get(name(theme), ""))
        if colour:
            node.set(name(plain), colour)
