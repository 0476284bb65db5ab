"""Every drawing of the demo town's documents, looked at by the second pair of eyes."""

from collections.abc import Iterator

import pytest

from reportgen.build.documents import Desk, composed
from reportgen.document.nodes import Document, Figure, FigureKind
from reportgen.document.theme import Theme
from reportgen.document.walk import walk
from reportgen.errors import Problems
from tests.exhibits.proof import Proof, fonts

pytestmark = pytest.mark.demo


def figures(document: Document) -> Iterator[Figure]:
    """Those that are drawn here; pictures such as a town's arms are its own."""
    found = (each for each in walk(document.blocks) if isinstance(each, Figure))
    return (each for each in found if each.kind is not FigureKind.PICTURE)


def faults(document: Document, theme: Theme) -> Iterator[str]:
    family = fonts(theme)
    for each in figures(document):
        if each.drawing.svg:
            is_map = each.kind is FigureKind.MAP
            found = Proof(each.drawing.svg, theme, family, is_map=is_map).faults
            yield from (f"{each.label}: {fault}" for fault in found)


@pytest.mark.parametrize("name", ["gallery", "sozialbericht"])
def test_every_drawing_can_be_read(desk: Desk, name: str) -> None:
    made = composed(name, desk, Problems(), {})
    assert sum(bool(each.drawing.svg) for each in figures(made.document)) > 5
    assert not list(faults(made.document, made.theme))
