"""Ramps differ in grey, texts can be read, and a town's own colours do no harm."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document.colours import (
    GRAPHIC_CONTRAST,
    LIGHTEST,
    TEXT_CONTRAST,
    contrast,
    diverging,
    lab,
    legible,
    lightened,
    lightness,
    qualitative,
    safe,
    sequential,
    written_on,
)
from reportgen.document.deficiency import GREYS
from reportgen.document.tokens import Colours

THEME = Colours()
ANY = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def test_known_colours() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert lightness("#FFFFFF") == pytest.approx(100.0, abs=0.01)
    assert lab("#FF0000") == pytest.approx((53.24, 80.09, 67.20), abs=0.05)


@given(ANY, st.integers(2, 6))
def test_steps_of_a_ramp_are_even_and_wide(colour: str, steps: int) -> None:
    light = [lightness(each) for each in sequential(colour, steps)]
    widths = [lighter - darker for lighter, darker in pairwise(light)]
    assert light[0] == pytest.approx(LIGHTEST, abs=1.0)
    assert min(widths) >= 14.0
    assert max(widths) - min(widths) < 2.0


def test_seven_steps_still_fall() -> None:
    light = [lightness(each) for each in sequential(THEME.lead, 7)]
    assert all(lighter - darker > 11 for lighter, darker in pairwise(light))


@given(ANY, ANY, st.integers(1, 3))
def test_a_diverging_ramp_is_as_dark_on_both_sides(low: str, high: str, arms: int) -> None:
    light = [lightness(each) for each in diverging(low, high, arms)]
    assert len(light) == 2 * arms + 1
    assert light == pytest.approx(light[::-1], abs=1.5)
    assert max(light) == light[arms]


@given(ANY, st.integers(1, 7))
def test_words_can_be_read_on_every_step(colour: str, steps: int) -> None:
    for ground in sequential(colour, steps):
        assert contrast(written_on(ground, THEME.text, THEME.paper), ground) >= TEXT_CONTRAST


@given(ANY, ANY, st.integers(1, 3))
def test_words_can_be_read_on_every_step_of_a_change(low: str, high: str, arms: int) -> None:
    for ground in diverging(low, high, arms):
        assert contrast(written_on(ground, THEME.text, THEME.paper), ground) >= TEXT_CONTRAST


@given(ANY)
def test_any_colour_can_be_made_legible(colour: str) -> None:
    assert contrast(legible(colour, "#FFFFFF"), "#FFFFFF") >= TEXT_CONTRAST


@given(ANY, st.floats(5, 95))
def test_lightness_is_what_was_asked_for(colour: str, target: float) -> None:
    assert lightness(lightened(colour, target)) == pytest.approx(target, abs=0.6)


@given(ANY, ANY, ANY)
def test_things_side_by_side_stand_out_and_differ_in_grey(lead: str, focus: str, grey: str) -> None:
    shades = qualitative(lead, focus, grey)
    assert len(set(shades)) == 6
    assert all(contrast(shade, THEME.paper) >= GRAPHIC_CONTRAST for shade in shades)
    light = [lightness(shade) for shade in shades]
    assert all(higher - lower > GREYS for lower, higher in pairwise(sorted(light)))
    assert all(abs(one - next_one) > 2 * GREYS for one, next_one in pairwise(light))


@given(ANY, ANY, ANY)
def test_colours_of_a_town_can_be_read_on_its_paper_and_in_its_boxes(
    lead: str, focus: str, tint: str
) -> None:
    found = safe(Colours(lead=lead, focus=focus, muted=lead, city=focus, tint=tint))
    for ground in (found.paper, found.tint):
        for shade in (found.lead, found.focus, found.muted, found.city, found.text):
            assert contrast(shade, ground) >= TEXT_CONTRAST


def test_the_theme_needs_no_help() -> None:
    assert safe(THEME) == THEME
