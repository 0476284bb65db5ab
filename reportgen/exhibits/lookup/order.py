"""Order by number; what is hidden stands last, in declared order, so that it tells nothing."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def ranked(items: Iterable[T], number: Callable[[T], float | None], direction: str) -> list[T]:
    """Sort by the numbers that are shown, "falling" or "rising"; equal ones keep their order."""
    known: list[tuple[float, T]] = []
    hidden: list[T] = []
    for item in items:
        amount = number(item)
        if amount is None:
            hidden.append(item)
        else:
            known.append((amount, item))
    sign = -1.0 if direction == "falling" else 1.0
    ordered = sorted(known, key=lambda pair: sign * pair[0])
    return [*(item for _, item in ordered), *hidden]
