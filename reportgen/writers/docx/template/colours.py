"""The theme's colours by the names that Word has for them."""

from collections.abc import Mapping

from reportgen.document.tokens import Colours
from reportgen.writers.docx.markup import Element, name

SLOTS = {
    "dk1": "text1",
    "lt1": "background1",
    "dk2": "text2",
    "lt2": "background2",
    "accent1": "accent1",
    "accent2": "accent2",
    "accent3": "accent3",
    "accent4": "accent4",
    "accent5": "accent5",
    "accent6": "accent6",
    "hlink": "hyperlink",
    "folHlink": "followedHyperlink",
}
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
    return {slot: each.removeprefix("#").upper() for slot, each in chosen.items()}


def palette(colours: Colours) -> dict[str, str]:
    """The colours by the names that styles call them."""
    return {SLOTS[slot]: each for slot, each in scheme(colours).items()}


def colour(node: Element, named: Mapping[str, str], *, keep_names: bool = True) -> None:
    """Write the colour beside its name, or in its place: only Word itself looks names up."""
    own = "val" if node.tag == name("color") else "color"
    for told, plain in (("themeColor", own), ("themeFill", "fill")):
        if found := named.get(node.get(name(told), "")):
            node.set(name(plain), found)
            if not keep_names:
                del node.attrib[name(told)]
