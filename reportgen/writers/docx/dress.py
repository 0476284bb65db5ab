"""Gives the shipped template the colours and fonts of `theme.toml`.

The colour and font schemes of the shipped template are called "reportgen" and follow the tokens.
A template whose schemes have other names, because a town chose its own in Word, is left alone.
"""

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import PartFactory, XmlPart
from lxml import etree

from reportgen.document.tokens import Fonts, Tokens
from reportgen.writers.docx.colours import colour, palette, scheme
from reportgen.writers.docx.markup import NAMESPACES, Element

SCHEME = "reportgen"
PartFactory.part_type_for[CONTENT_TYPE.OFC_THEME] = XmlPart


def dress(word: WordDocument, tokens: Tokens) -> None:
    """Give the template the theme's colours and fonts, if it wants them."""
    root = _theme(word)
    if root is None:
        return
    if (colours := _scheme(root, "clrScheme")) is not None:
        _fill_slots(colours, scheme(tokens.colours))
        _recolour(word, palette(tokens.colours))
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
