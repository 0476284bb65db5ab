"""Every kind of exhibit of every town: a picture that can be read, or one clear message."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import pytest
from fontTools.ttLib import TTFont
from matplotlib.font_manager import findfont
from pydantic import TypeAdapter

from reportgen.document.inlines import Text
from reportgen.document.nodes import Block, Figure, FigureKind, Paragraph, Table
from reportgen.document.theme import Theme, load_theme
from reportgen.errors import Problems, Where
from reportgen.exhibits.sheet.fonts import FALLBACK
from reportgen.exhibits.show import show
from reportgen.exhibits.spec import KINDS, ExhibitSpec
from reportgen.exhibits.stage import Stage
from reportgen.exhibits.words.alternative import LIMIT
from reportgen.messages import message
from reportgen.world import MemoryWorld
from tests.exhibits.proof import Fonts, Proof, fonts
from tests.exhibits.towns import SPECS, TOWNS, Town, kind

SPEC: TypeAdapter[ExhibitSpec] = TypeAdapter(ExhibitSpec)
COLUMN = "column"
WIDTHS: Mapping[str, tuple[str, ...]] = {
    "half hidden": ("narrow",),
    "negative": ("narrow",),
    "nine orders": ("narrow", "wide"),
    "fifteen": ("narrow", "wide"),
    "forty letters": ("narrow", "wide"),
    "one long word": ("narrow",),
    "months": ("narrow",),
}
"""Towns that are shown in other widths as well."""

LISTED = ("list", "point-map", "timetable")
NUMBERS = tuple(name for name in SPECS if name not in LISTED)
GAPS = ("gap", "gap by place")
STACKED = ("stacked", "stacked, percent", "stacked, upright")
PYRAMIDS = ("pyramid", "panels of pyramids")
CHOROPLETHS = ("map", "map, jenks", "map, deviation")
MAPS = (*CHOROPLETHS, "symbol-map", "class-map", "class-map of two", "point-map")
TALL = ("bars", "dumbbell", "deviation", "gap by place", "panels", "panels of pyramids",
        "stacked", "stacked, grouped", "stacked, percent")  # fmt: skip
ONE_PERIOD = {
    "exhibit-lines-one": ("lines", "lines of places"),
    "exhibit-dumbbell-dots": ("dumbbell",),
    "exhibit-slope-periods": ("slope",),
    "exhibit-change-missing": ("scatter of change",),
}
NO_PARTS = {
    "exhibit-stacked-negative": STACKED,
    "exhibit-flow-count": ("flow",),
    "exhibit-symbols-negative": ("symbol-map",),
    "exhibit-pyramid-negative": PYRAMIDS,
}
FIFTEEN = {
    "exhibit-lines-many": ("lines of places",),
    "exhibit-stacked-many": STACKED,
    "exhibit-grouped-many": ("stacked, grouped",),
    "exhibit-points-kinds": ("point-map",),
    "exhibit-timetable-states": ("timetable",),
}
NARROW = {"exhibit-tall": ("panels of pyramids",)}
MESSAGES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "empty": {
        "exhibit-empty": tuple(name for name in NUMBERS if name not in GAPS),
        "exhibit-gap-periods": GAPS,
    },
    "one number": ONE_PERIOD,
    "one period": ONE_PERIOD,
    "120 areas": {
        "exhibit-tall": TALL,
        "exhibit-lines-many": ("lines of places",),
        "exhibit-timetable-parts": ("timetable",),
    },
    "all hidden": {"exhibit-matrix-town": ("matrix",)},
    "negative": NO_PARTS,
    "both signs": NO_PARTS,
    "nine orders": {"exhibit-tall": ("panels of pyramids",)},
    "nine orders, narrow": {"exhibit-tall": ("panels", "panels of pyramids")},
    "nine orders, wide": {},
    "fifteen": {**FIFTEEN, "exhibit-tall": ("panels of pyramids",)},
    "fifteen, narrow": {**FIFTEEN, "exhibit-tall": ("panels", "panels of pyramids")},
    "half hidden, narrow": NARROW,
    "forty letters, narrow": NARROW,
    "one long word, narrow": NARROW,
    "months, narrow": NARROW,
    "font, narrow": {"exhibit-tall": ("panels", "panels of pyramids")},
    "one outline missing": {"exhibit-outlines-some": MAPS},
    "no outlines": {"exhibit-outlines": MAPS},
}
"""What is said, and of which exhibits, by town (and width, where that matters). All others are
shown in silence."""
PICTURES = ("exhibit-tall", "exhibit-lines-one", "exhibit-lines-many", "exhibit-outlines-some")
"""Messages beside which there is a picture all the same."""


@cache
def theme(text: str = "") -> Theme:
    files = {"templates/theme.toml": f'[fonts]\ntext = "{text}"'.encode()} if text else {}
    return load_theme("standard", MemoryWorld(files), Problems())


@cache
def family() -> Fonts:
    return fonts(theme())


def cells() -> Iterator[tuple[str, str, str]]:
    """Town, exhibit and width; tables and lists have none."""
    for town in TOWNS:
        yield from ((town, name, COLUMN) for name in SPECS)
        for width in WIDTHS.get(town, ()):
            drawn = (name for name in SPECS if "width" in KINDS[kind(name)].model_fields)
            yield from ((town, name, width) for name in drawn)


def expected(town: str, name: str, width: str) -> str:
    """The message of a cell; empty for none."""
    told = MESSAGES.get(f"{town}, {width}", MESSAGES.get(town, {}))
    return next((code for code, names in told.items() if name in names), "")


def shown(town: Town, name: str, width: str, dress: Theme) -> tuple[Block | None, Problems]:
    told = {"kind": kind(name), **SPECS[name]}
    if width != COLUMN:
        told["width"] = width
    stage = Stage(town.map, dress, lists=town.lists)
    problems = Problems()
    block = show("x", SPEC.validate_python(told), town.released, stage, problems, Where())
    return block, problems


def test_no_kind_is_forgotten() -> None:
    assert {kind(name) for name in SPECS} == set(KINDS)


@pytest.mark.parametrize(("town", "name", "width"), list(cells()), ids=map(", ".join, cells()))
def test_a_picture_or_a_message(town: str, name: str, width: str) -> None:
    block, problems = shown(TOWNS[town], name, width, theme())
    code = expected(town, name, width)
    assert {problem.code for problem in problems.found} == ({code} if code else set())
    for problem in problems.found:
        assert message(problem).what
        assert message(problem).hint
    assert (block is None) == bool(code and code not in PICTURES)
    check(block, theme(), family(), is_marked=kind(name) == "class-map")


def check(block: Block | None, dress: Theme, family: Fonts, *, is_marked: bool = False) -> None:
    """Classes that have a mark on every place need not differ in grey."""
    match block:
        case None | Paragraph():
            return
        case Figure():
            is_map = block.kind is FigureKind.MAP
            found = Proof(block.drawing.svg, dress, family, is_map=is_map).faults
            assert not [each for each in found if not (is_marked and each.startswith("one grey"))]
            assert 1 <= len(block.alternative) <= LIMIT
            assert block.data or block.notes  # a map of no points says that there are none
            check(block.data, dress, family)
        case Table():
            widths = {sum(cell.columns for cell in row.cells) for row in block.body}
            assert widths == {len(block.columns)}
        case _:
            raise AssertionError(block)
    title = "".join(each.text for each in block.title if isinstance(each, Text))
    assert title
    assert not re.search(r"\b(\S+)–\1\b|  |\(\)|, ,|,$", title), title


FALLING_BACK = ("narrow", COLUMN)


@pytest.mark.parametrize("width", FALLING_BACK)
@pytest.mark.parametrize("name", SPECS)
def test_a_font_that_the_theme_lacks(name: str, width: str) -> None:
    """Words are measured in a wider font that is always there."""
    if width != COLUMN and "width" not in KINDS[kind(name)].model_fields:
        return
    font = TTFont(findfont(FALLBACK))
    dress = theme("Gibt es nicht")
    block, problems = shown(replace(TOWNS["half hidden"], places=8), name, width, dress)
    code = expected("font", name, width)
    assert {problem.code for problem in problems.found} == ({code} if code else set())
    check(block, dress, Fonts(font, font), is_marked=kind(name) == "class-map")
