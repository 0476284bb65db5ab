"""Writes a figure as HTML: its title above, the drawing as a picture of its own, source below.

A picture is named by its content, so the page can be written without carrying the bytes along.
"""

from hashlib import sha256

from reportgen.document.drawing import Drawing
from reportgen.document.nodes import Figure, FigureKind
from reportgen.document.tokens import Sizes
from reportgen.writers.html.below import below_figure
from reportgen.writers.html.extent import figure_extent
from reportgen.writers.html.inline import title
from reportgen.writers.html.markup import NOTHING, Markup, element, joined, void

PICTURES = "picture:"
"""Scheme of the addresses of pictures."""


def figure(node: Figure, sizes: Sizes) -> Markup:
    """Write a figure with everything above and below it."""
    picture = void(
        "img",
        src=picture_address(node.drawing),
        alt=node.alternative,
        style=f"width:{node.drawing.width:g}mm",
    )
    name = f"exhibit {node.kind.value} {figure_extent(node, sizes)}"
    parts = [_caption(node), picture, below_figure(node)]
    return element("figure", joined(parts), class_=name, id=node.label)


def picture_address(drawing: Drawing) -> str:
    """The address of a drawing: the same drawing has the same."""
    ending = "svg" if drawing.svg else "png"
    return f"{PICTURES}{sha256(picture(drawing)).hexdigest()[:20]}.{ending}"


def picture(drawing: Drawing) -> bytes:
    """The bytes behind the address; vectors where there are any."""
    return drawing.svg or drawing.png


def _caption(node: Figure) -> Markup:
    words = title(_name(node.kind), node.number, node.title)
    return element("figcaption", words) if words else NOTHING


def _name(kind: FigureKind) -> str:
    """The catalogue's word before the number."""
    match kind:
        case FigureKind.CHART | FigureKind.PICTURE:
            return "figure"
        case FigureKind.MAP:
            return "map"
