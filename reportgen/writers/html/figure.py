"""Writes a figure as HTML: its title above, the drawing as a picture of its own, source below."""

from reportgen.document.nodes import Figure, FigureKind
from reportgen.document.tokens import Sizes
from reportgen.writers.html.below import below_figure
from reportgen.writers.html.extent import figure_extent
from reportgen.writers.html.height import stands_aside
from reportgen.writers.html.inline import title
from reportgen.writers.html.markup import NOTHING, Markup, element, joined, void
from reportgen.writers.html.pictures import picture_address


def figure(node: Figure, sizes: Sizes) -> Markup:
    """Write a figure with everything above and below it."""
    picture = void(
        "img",
        src=picture_address(node.drawing),
        alt=node.alternative,
        style=f"width:{node.drawing.width:g}mm",
    )
    name = f"exhibit {node.kind.value} {figure_extent(node, sizes)}"
    name += " aside" if stands_aside(node) else ""
    parts = [_caption(node), picture, below_figure(node)]
    return element("figure", joined(parts), class_=name, id=node.label)


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
