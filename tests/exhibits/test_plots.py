"""What Word draws itself: the printed numbers of an exhibit and nothing else."""

from collections.abc import Callable, Iterator

import pytest

from reportgen.document.inlines import Text, Value
from reportgen.document.nodes import Block, Figure
from reportgen.document.plot import BarPlot, Plot, numbers
from reportgen.exhibits.plotting import LOW, NARROW

Shows = Callable[..., Callable[[str], Block]]
NATIVE = (
    "bars", "bars, narrow", "bars of ages", "lines", "lines, a place", "lines, narrow", "slope",
    "slope, narrow", "gap by place", "scatter", "dumbbell", "deviation", "stacked",
    "stacked, shares", "stacked, diverging",
    "stacked, grouped", "stacked, upright",
)  # fmt: skip


def figure(gallery: Shows, name: str, **wanted: object) -> Figure:
    found = gallery(plots=True, raster=True, **wanted)(name)
    assert isinstance(found, Figure)
    return found


def plot(gallery: Shows, name: str, **wanted: object) -> Plot:
    found = figure(gallery, name, **wanted).plot
    assert found
    return found


def printed(figure: Figure) -> Iterator[str]:
    """Every cell of the table of the figure's numbers."""
    assert figure.data
    for row in figure.data.body:
        for cell in row.cells:
            yield "".join(each.text for each in cell.content if isinstance(each, Text | Value))


def test_what_word_can_draw_is_a_plot(gallery: Shows, drawn: str) -> None:
    found = gallery(plots=True, raster=True)(drawn)
    assert isinstance(found, Figure)
    assert (found.plot is not None) == (drawn in NATIVE)
    is_large = found.drawing.width >= NARROW and found.drawing.height >= LOW
    assert (found.drawing.png == b"") == (drawn in NATIVE and is_large)
    assert found.drawing.svg


def test_without_being_asked_for_there_is_none(gallery: Shows, drawn: str) -> None:
    found = gallery(raster=True)(drawn)
    assert isinstance(found, Figure)
    assert found.plot is None


@pytest.mark.parametrize("name", NATIVE)
def test_every_number_is_a_printed_cell(gallery: Shows, name: str) -> None:
    found = figure(gallery, name)
    assert found.plot
    cells = set(printed(found))
    assert {each.text for each in numbers(found.plot)} <= {*cells, ""}


@pytest.mark.parametrize("name", NATIVE)
def test_hidden_numbers_change_nothing(gallery: Shows, name: str) -> None:
    assert len({repr(plot(gallery, name, secret=each)) for each in (0.0, 3.2, 99999.0)}) == 1


@pytest.mark.parametrize("name", NATIVE)
def test_it_tells_no_more_digits_than_print(gallery: Shows, name: str) -> None:
    assert repr(plot(gallery, name)) == repr(plot(gallery, name, noise=0.04))


def test_a_row_without_a_bar_bears_its_sign(gallery: Shows) -> None:
    found = plot(gallery, "bars")
    assert isinstance(found, BarPlot)
    (numbers_of,) = (each.numbers for each in found.series)
    signed = [row for row, each in zip(found.rows, numbers_of, strict=True) if each.amount is None]
    assert signed == ["Sankt-Georgs-Vorstadt\u2002.", "Lindenau\u2002."]


def test_an_axis_of_bars_begins_at_nought_and_has_room_for_numbers(gallery: Shows) -> None:
    for name in ("bars", "stacked", "stacked, grouped"):
        found = plot(gallery, name)
        assert isinstance(found, BarPlot)
        amounts = [each.amount for each in numbers(found) if each.amount is not None]
        assert found.axis.low <= min(0.0, *amounts)
        assert found.axis.high >= max(amounts)
