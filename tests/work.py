"""How much work something takes, counted instead of timed: clocks lie on machines that are busy."""

import sys
from collections.abc import Callable
from types import FrameType


def calls(do: Callable[[], object]) -> int:
    """How many functions are called, built-in ones among them."""
    counted = 0

    def count(_frame: FrameType, event: str, _told: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        do()
    finally:
        sys.setprofile(before)
    return counted


def growth(do: Callable[[int], object], size: int) -> float:
    """How many times the work is that of half the size: 2 where it grows as the size does."""
    do(size // 2)  # what is looked up once is not counted
    return calls(lambda: do(size)) / calls(lambda: do(size // 2))
