"""Every kind of exhibit before the second pair of eyes, which see what is wrong."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from reportgen.document.nodes import Figure, FigureKind
from reportgen.document.theme import Theme, load_theme
from reportgen.errors import Problems
from reportgen.world import MemoryWorld
from tests.exhibits.proof import Fonts, Proof, fonts

Shows = Callable[..., Any]


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme("standard", MemoryWorld(), Problems())


@pytest.fixture(scope="module")
def family(theme: Theme) -> Fonts:
    return fonts(theme)


def test_every_kind_can_be_read(gallery: Shows, drawn: str, theme: Theme, family: Fonts) -> None:
    figure = gallery()(drawn)
    assert isinstance(figure, Figure)
    is_map = figure.kind is FigureKind.MAP
    assert not Proof(figure.drawing.svg, theme, family, is_map=is_map).faults


LARGE = """
[colours]
lead = "#1B4F8A"
focus = "#C2410C"
[type]
normal = 9.5
small = 8.5
[lines]
hair = 0.5
series = 2.2
[spacing]
bar = 0.8
gap = 2.2
row = 5.6
close = 4.8
"""


def test_every_kind_can_be_read_in_the_theme_of_a_town(gallery: Shows, drawn: str) -> None:
    problems = Problems()
    theme = load_theme("standard", MemoryWorld({"templates/theme.toml": LARGE.encode()}), problems)
    assert not problems.found
    show = gallery()
    show.stage = replace(show.stage, theme=theme)
    figure = show(drawn)
    is_map = figure.kind is FigureKind.MAP
    assert not Proof(figure.drawing.svg, theme, fonts(theme), is_map=is_map).faults


def svg(*marks: str) -> bytes:
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="100pt">'
    return f"{head}{''.join(marks)}</svg>".encode()


def word(x: float, y: float, style: str = "fill: #1d252b", text: str = "Nordstadt") -> str:
    return f'<text style="font-size: 8px; {style}" x="{x}" y="{y}">{text}</text>'


def square(left: float, style: str, wide: float = 40.0) -> str:
    right = left + wide
    return f'<path d="M {left} 20 {right} 20 {right} 60 {left} 60z" style="{style}"/>'


def across(y: float, style: str) -> str:
    return f'<path d="M 10 {y} L 190 {y}" style="fill: none; {style}"/>'


BROKEN = {
    "outside: 'Nordstadt'": (word(180, 50),),
    "outside: a shape": (square(170, "fill: #0b4f5c"),),
    "overlap: 'Nordstadt' and 'Altdorf'": (word(20, 50), word(30, 53, text="Altdorf")),
    "small: 'Nordstadt' of 7 pt": (word(20, 50, "fill: #1d252b; font-size: 7px"),),
    "contrast 2.2: 'Nordstadt' on #FFFFFF": (word(20, 50, "fill: #b0b0b0"),),
    "contrast 1.7: 'Nordstadt' on #0B4F5C": (square(20, "fill: #0b4f5c"), word(20, 50)),
    "contrast 1.6: 'Nordstadt' on #3A444B": (
        across(47, "stroke: #3a444b; stroke-width: 1.2; stroke-dasharray: 2.6,1.8"),
        word(20, 50),
    ),
    "covered: 'Nordstadt'": (word(20, 50), square(20, "fill: #ffffff; stroke: #0b4f5c")),
    "pale: #99C2CD on paper": (square(20, "fill: #99c2cd"),),
    "one grey: #0B4F5C and #6D3306 (area)": (
        square(20, "fill: #0b4f5c"),
        square(80, "fill: #6d3306"),
    ),
    "one grey: #0B4F5C and #3A444B (line ())": (
        across(30, "stroke: #0b4f5c; stroke-width: 1.7"),
        across(60, "stroke: #3a444b; stroke-width: 1.7"),
    ),
    "unknown element: image": ('<image href="a.png"/>',),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_it_sees_what_is_wrong(fault: str, theme: Theme, family: Fonts) -> None:
    found = Proof(svg(*BROKEN[fault]), theme, family).faults
    assert any(each.startswith(fault) for each in found), found


SOUND = {
    "dashes tell two lines of one grey": (
        across(30, "stroke: #0b4f5c; stroke-width: 1.7"),
        across(60, "stroke: #3a444b; stroke-width: 1.7; stroke-dasharray: 2.6,1.8"),
    ),
    "a light line below a word": (across(47, "stroke: #c4ccd1"), word(20, 50)),
    "a patch of paper over a dark line": (
        across(40, "stroke: #3a444b; stroke-width: 1.2"),
        square(20, "fill: #ffffff"),
        word(21, 43),
    ),
    "an edge around a pale shape": (square(20, "fill: #dfe3e6; stroke: #56626b"),),
    "two halves that lighten by ten": (
        square(20, "fill: #4a737e"),
        square(60, "fill: #7d9aa1"),
    ),
}


@pytest.mark.parametrize("case", SOUND)
def test_it_lets_pass_what_is_sound(case: str, theme: Theme, family: Fonts) -> None:
    assert not Proof(svg(*SOUND[case]), theme, family).faults
