"""Palettes of the theme as people with a deficiency of colour vision see them."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document.colours import diverging, lightness, qualitative, sequential
from reportgen.document.deficiency import (
    DIFFERENT,
    Deficiency,
    alike,
    apart,
    are_one_grey,
    seen,
)
from reportgen.document.tokens import Colours

THEME = Colours()
EVERY = pytest.mark.parametrize("deficiency", Deficiency)


@EVERY
@given(st.integers(0, 255))
def test_grey_stays_grey(deficiency: Deficiency, part: int) -> None:
    """The rows of the published matrices add up to one."""
    grey = f"#{part:02X}{part:02X}{part:02X}"
    assert seen(grey, deficiency) == grey


def test_known_confusions() -> None:
    """Red and green for those without red or green cones, blue and green for those without blue."""
    assert alike("#A85A32", "#6B7A2B") == (Deficiency.PROTAN, Deficiency.DEUTAN)
    assert apart("#0000FF", "#FF0000", Deficiency.PROTAN) > 100
    assert alike("#4C8DA8", "#4C9A8A") == (Deficiency.TRITAN,)


def test_lead_and_focus_are_told_apart_by_everyone() -> None:
    assert not alike(THEME.lead, THEME.focus)
    assert not are_one_grey(THEME.lead, THEME.focus)


@EVERY
@pytest.mark.parametrize("hue", [THEME.lead, THEME.muted], ids=["sequential", "neutral"])
def test_ramps_still_fall(deficiency: Deficiency, hue: str) -> None:
    for steps in range(2, 7):
        light = [lightness(seen(each, deficiency)) for each in sequential(hue, steps)]
        assert all(lighter - darker > 12 for lighter, darker in pairwise(light))


@EVERY
def test_both_arms_of_a_change_are_told_apart(deficiency: Deficiency) -> None:
    for arms in (1, 2, 3):
        ramp = diverging(THEME.lead, THEME.focus, arms)
        assert apart(ramp[0], ramp[-1], deficiency) > DIFFERENT
        neighbours = (apart(one, other, deficiency) for one, other in pairwise(ramp))
        assert min(neighbours) > 12


@EVERY
def test_things_side_by_side_are_told_apart(deficiency: Deficiency) -> None:
    shades = qualitative(THEME.lead, THEME.focus, THEME.muted)
    assert all(apart(*pair, deficiency) > 10 for pair in combinations(shades, 2))
    assert all(apart(*pair, deficiency) > DIFFERENT for pair in combinations(shades[:4], 2))
