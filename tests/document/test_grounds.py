"""Grounds of shaded cells: text is read on all of them, and greys tell the steps apart."""

from itertools import pairwise

import pytest

from reportgen.document.colours import TEXT_CONTRAST, contrast, lightness, safe
from reportgen.document.grounds import ground
from reportgen.document.nodes import Heat, Ramp
from reportgen.document.tokens import Colours

TOWNS = (
    Colours(),
    Colours(lead="#FFCC00", focus="#7A0019", text="#595959"),
    Colours(lead="#000000", focus="#FFFFFF", muted="#999999"),
)


@pytest.mark.parametrize("colours", TOWNS)
@pytest.mark.parametrize("ramp", list(Ramp))
@pytest.mark.parametrize("last", range(1, 7))
def test_text_can_be_read_on_every_step(colours: Colours, ramp: Ramp, last: int) -> None:
    lowest = -last if ramp is Ramp.DIVERGING else 0
    for step in range(lowest, last + 1):
        found = ground(Heat(step, last, ramp), colours)
        assert contrast(safe(colours).text, found) >= TEXT_CONTRAST


@pytest.mark.parametrize("ramp", list(Ramp))
def test_steps_are_even_greys(ramp: Ramp) -> None:
    lights = [lightness(ground(Heat(step, 4, ramp), Colours())) for step in range(5)]
    assert all(before - after > 3.5 for before, after in pairwise(lights))


def test_both_sides_of_the_middle_are_equally_dark() -> None:
    low, high = (ground(Heat(step, 3, Ramp.DIVERGING), Colours()) for step in (-2, 2))
    assert lightness(low) == pytest.approx(lightness(high), abs=0.6)
    assert low != high
    assert ground(Heat(0, 3, Ramp.DIVERGING), Colours()) == Colours().paper
