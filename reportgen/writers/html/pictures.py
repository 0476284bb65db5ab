"""Writes drawings as pictures of their own, named by their content.

So the page can be written without carrying the bytes along.
"""

from hashlib import sha256

from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Picture
from reportgen.writers.html.markup import Markup, element, void

PICTURES = "picture:"
"""Scheme of the addresses of pictures."""


def picture_address(drawing: Drawing) -> str:
    """The address of a drawing: the same drawing has the same."""
    ending = "svg" if drawing.svg else "png"
    return f"{PICTURES}{sha256(picture(drawing)).hexdigest()[:20]}.{ending}"


def picture(drawing: Drawing) -> bytes:
    """The bytes behind the address; vectors where there are any."""
    return drawing.svg or drawing.png


def inline_picture(node: Picture) -> Markup:
    """A drawing in a line; one that tells nothing is a ground, which screen readers pass over
    (PDF/UA-1, 7.3 wants words for every picture)."""
    size = f"width:{node.drawing.width:g}mm;height:{node.drawing.height:g}mm"
    address = picture_address(node.drawing)
    if node.alternative:
        return void("img", class_="inline", src=address, alt=node.alternative, style=size)
    return element("span", class_="inline", style=f"{size};background-image:url({address})")
