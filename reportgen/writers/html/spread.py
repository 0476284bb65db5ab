"""The double page of a profile, whose parts stand in the same places on every profile.

Rows are as high as the highest row at the same place in any profile of the document, names take
as many lines as the longest one. So what is short leaves room, and what is longer than was
thought pushes on what follows; nothing is cut or covered.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeGuard

from reportgen.document.nodes import Block, Document, Role, Section
from reportgen.document.slots import is_row, slots_of
from reportgen.document.tokens import Sizes
from reportgen.document.walk import walk
from reportgen.writers.html.height import standing_height, title_lines

NAME, NUMBER = 30.0, 13.5
"""Points of a line of the name, and of the number above it."""


def spread(document: Document, sizes: Sizes) -> str:
    """The rules that keep the parts of profiles in their places."""
    profiles = [each for each in walk(document.blocks) if _is_profile(each)]
    heights: defaultdict[int, float] = defaultdict(float)
    for profile in profiles:
        for place, high in enumerate(_heights(profile, sizes), 1):
            heights[place] = max(heights[place], high)
    rules = [f".profile > .row-{row} {{ min-height: {heights[row]:.1f}mm }}" for row in heights]
    if profiles:
        lines = max(title_lines(each.title, sizes) for each in profiles)
        rules.append(f".profile > h2 {{ min-height: {lines * NAME + NUMBER}pt }}")
    return "\n".join(rules)


def _is_profile(node: Block) -> TypeGuard[Section]:
    return isinstance(node, Section) and node.role is Role.PROFILE


def _heights(profile: Section, sizes: Sizes) -> Iterator[float]:
    """The heights of the rows but the last, behind which nothing has to keep its place."""
    rows = [each for each in profile.blocks if is_row(each)]
    for row in rows[:-1]:
        slots = zip(row.blocks, slots_of(row, sizes), strict=True)
        yield max((standing_height(each, width, sizes) for each, width in slots), default=0.0)
