"""Symbols are of one weight, and have few corners."""

from math import pi

import pytest

from reportgen.document.looks import Shape
from reportgen.exhibits.sheet.marks import Points
from reportgen.exhibits.sheet.symbols import CORNERS, SYMBOLS, reach, symbol


def area(ring: Points) -> float:
    """Twice the signed sum of trapeziums, halved: Gauss's formula."""
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(x * v - u * y for (x, y), (u, v) in pairs) / 2


@pytest.mark.parametrize("shape", Shape)
def test_symbols_weigh_alike(shape: Shape) -> None:
    (ring,) = symbol(shape, (3.0, 4.0), 1.2)
    assert abs(area(ring)) == pytest.approx(pi * 1.2**2, rel=0.05)
    assert len(ring) <= CORNERS


@pytest.mark.parametrize("shape", Shape)
def test_holes_run_against_their_rims(shape: Shape) -> None:
    outer, inner = symbol(shape, (3.0, 4.0), 1.2, is_hollow=True)
    assert area(outer) * area(inner) < 0
    assert abs(area(inner)) < 0.6 * abs(area(outer))


@pytest.mark.parametrize("shape", Shape)
def test_symbols_stand_around_their_points(shape: Shape) -> None:
    (ring,) = symbol(shape, (3.0, 4.0), 1.2)
    assert sum(x for x, _ in ring) / len(ring) == pytest.approx(3.0)
    assert sum(y for _, y in ring) / len(ring) == pytest.approx(4.0)
    assert max(max(abs(x - 3.0), abs(y - 4.0)) for x, y in ring) == pytest.approx(reach(shape, 1.2))


def test_there_are_twelve() -> None:
    assert len(set(SYMBOLS)) == 12
