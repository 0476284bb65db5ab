"""What a drawing or table must not tell: hidden numbers, and digits that are not printed."""

from collections.abc import Callable
from typing import Any

from reportgen.document.nodes import Figure

Shows = Callable[..., Any]


def test_hidden_numbers_change_nothing(gallery: Shows, shown: str) -> None:
    """Not the order, not an axis, not a class, not a colour, not a word."""
    exhibits = {repr(gallery(secret=secret)(shown)) for secret in (0.0, 3.2, 99999.0, -50.0)}
    assert len(exhibits) == 1


def test_drawings_tell_no_more_digits_than_print(gallery: Shows, drawn: str) -> None:
    """Numbers that print alike are drawn alike, to the byte."""
    exhibits = [gallery(noise=noise)(drawn) for noise in (0.0, 0.04, -0.04)]
    assert all(isinstance(each, Figure) for each in exhibits)
    assert len({each.drawing.svg for each in exhibits}) == 1
    assert len({each.alternative for each in exhibits}) == 1


def test_what_prints_alike_is_told_alike(gallery: Shows, shown: str) -> None:
    """No order, no rank, no class, no quartile and no spread knows more than what is printed."""
    exhibits = [gallery(noise=noise, uneven=True)(shown) for noise in (0.0, 0.04, -0.04)]
    assert len(set(map(repr, exhibits))) == 1


def test_numbers_do_change_drawings(gallery: Shows) -> None:
    """The tests above can fail."""
    for name in ("bars", "lines", "map"):
        assert gallery(noise=0.6)(name) != gallery()(name)
