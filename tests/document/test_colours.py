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


@given(ANY)
def test_names_can_be_read_on_every_class(colour: str) -> None:
    for ground in sequential(colour, 6):
        assert contrast(written_on(ground, "#000000", "#FFFFFF"), ground) >= TEXT_CONTRAST


@given(ANY)
def test_any_colour_can_be_made_legible(colour: str) -> None:
    assert contrast(legible(colour, "#FFFFFF"), "#FFFFFF") >= TEXT_CONTRAST


@given(ANY, st.floats(5, 95))
def test_lightness_is_what_was_asked_for(colour: str, target: float) -> None:
    assert lightness(lightened(colour, target)) == pytest.approx(target, abs=0.6)


def test_lines_stand_out_and_differ_in_grey() -> None:
    shades = qualitative(THEME.lead, THEME.focus, THEME.muted)
    assert len(set(shades)) == 6
    assert all(contrast(shade, THEME.paper) >= GRAPHIC_CONTRAST - 0.01 for shade in shades)
    first = sorted(lightness(shade) for shade in shades[:4])
    assert all(higher - lower > 4 for lower, higher in pairwise(first))


def test_pale_colours_of_a_town_are_darkened() -> None:
    pale = Colours(lead="#FFE08A", focus="#FFC0CB", muted="#C0C0C0", city="#DDDDDD")
    found = safe(pale)
    assert contrast(found.lead, pale.paper) >= GRAPHIC_CONTRAST
    assert all(
        contrast(shade, pale.paper) >= TEXT_CONTRAST
        for shade in (found.focus, found.muted, found.city, found.text)
    )
    assert safe(THEME) == THEME


def test_the_theme_can_be_read() -> None:
    for colour in (THEME.text, THEME.muted, THEME.city, THEME.focus, THEME.lead):
        assert contrast(colour, THEME.paper) >= TEXT_CONTRAST
