"""Lets a line be filled by text that fits it but for the space at its end.

Where a value, a link or an emphasis follows a text, WeasyPrint 70 sees that the text with its
last space is too wide by that space, and breaks after its first word. Such lines ended short. The
space hangs over the edge instead, as CSS Text 3, 4.1.3 has it. The function is private, hence
the version is pinned, as in `tags/hook.py`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

import weasyprint.layout.inline

NARROWEST = 0.25
"""Mean width of letters in ems that no text is below: longer texts need not be tried."""


@contextmanager
def filled_lines() -> Iterator[None]:
    """Have lines that are laid out meanwhile end with a space where one hangs over the edge."""
    theirs = weasyprint.layout.inline.split_first_line

    def split(
        text: str, style: Any, context: Any, width: float | None, *others: Any, **options: Any
    ) -> Any:
        found = theirs(text, style, context, width, *others, **options)
        if found[2] is None or not _may_fit(text, style, width):
            return found
        bare = theirs(text.rstrip(" "), style, context, width, *others, **options)
        return found if bare[2] else theirs(text, style, context, inf, *others, **options)

    weasyprint.layout.inline.split_first_line = split
    try:
        yield
    finally:
        weasyprint.layout.inline.split_first_line = theirs


def _may_fit(text: str, style: Any, width: float | None) -> bool:
    """Whether a text ends with a space that may hang, and is short enough for one line."""
    hangs = text.endswith(" ") and style["white_space"] == "normal"
    return hangs and width is not None and len(text) * style["font_size"] * NARROWEST < width
