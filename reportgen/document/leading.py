"""What leads to what, and should not be parted from it where a page ends."""

from reportgen.document.nodes import Blocks, Box, Figure, Paragraph, Role, Table
from reportgen.document.walk import plain

LEAD_IN = 170
"""Characters of a paragraph that stays with the exhibit it leads to: about two lines. A heading
with more text below it may end a page; it would leave too much of the page empty otherwise."""


def leads_in(nodes: Blocks) -> bool:
    """Whether a section begins with one short paragraph that leads to an exhibit."""
    match nodes:
        case (Paragraph(content, Role.NONE), *rest):
            after = next((node for node in rest if not is_margin(node)), None)
            return isinstance(after, Table | Figure) and len(plain(content)) <= LEAD_IN
        case _:
            return False


def is_margin(node: object) -> bool:
    """Whether something stands beside the text."""
    return isinstance(node, Box) and node.role is Role.MARGIN


def is_sample(node: object) -> bool:
    """Whether something shows how the exhibit above it is declared."""
    return isinstance(node, Paragraph) and node.role is Role.SAMPLE
