"""A compact key of the parts: samples and names in their order, in as many lines as they need."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen.document.looks import Fill
from reportgen.exhibits.sheet.canvas import Canvas
from reportgen.exhibits.sheet.marks import Label, Mark, box
from reportgen.exhibits.sheet.patterns import filled

SAMPLE, HIGH = 4.2, 2.8
"""Millimetres of a sample."""
GAP, APART = 1.2, 4.0
"""Millimetres between a sample and its name, and up to the next one."""
PITCH = 4.6


@dataclass(frozen=True, slots=True)
class Named:
    """A fill and what it stands for."""

    name: str
    fill: Fill
    edge: str = ""
    """Colour of its outline, where paper does not show it well."""


def key(head: str, named: Iterable[Named], canvas: Canvas) -> tuple[tuple[Mark, ...], float]:
    """The marks of a key and its height."""
    marks: list[Mark] = []
    left, base = 0.0, 3.2
    if head:
        marks.append(Label((0.0, base), head, canvas.colours.muted))
        left = canvas.runs(head) + APART
    for each in named:
        name = canvas.cut(each.name, canvas.width - SAMPLE - GAP)
        wide = SAMPLE + GAP + canvas.runs(name)
        if left and left + wide > canvas.width:
            left, base = 0.0, base + PITCH
        marks += _sample(each, name, (left, base), canvas)
        left += wide + APART
    return tuple(marks), base + 2.6


def _sample(each: Named, name: str, at: tuple[float, float], canvas: Canvas) -> Iterator[Mark]:
    left, base = at
    ring = box(left, base - HIGH + 0.35, SAMPLE, HIGH)
    yield from filled(each.fill, (ring,), canvas.lines.hair, each.edge)
    yield Label((left + SAMPLE + GAP, base), name, canvas.colours.text)
