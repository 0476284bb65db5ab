"""Patterns: clipped to their boxes, and assigned so that every pair of fills differs in grey."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document.colours import lightness, sequential
from reportgen.document.looks import Fill, Pattern
from reportgen.exhibits.sheet.marks import box
from reportgen.exhibits.sheet.patterns import filled, patterned, told_apart

LENGTHS = st.floats(0, 160, allow_nan=False)


@given(
    st.sampled_from(list(Pattern)), LENGTHS, LENGTHS, st.floats(0.1, 90), st.floats(0.1, 90)
)  # fmt: skip
def test_lines_stay_inside_their_box(
    pattern: Pattern, left: float, top: float, width: float, height: float
) -> None:
    ring = box(left, top, width, height)
    for line in patterned(pattern, (ring,), "#000000", 0.4):
        for x, y in (point for path in line.paths for point in path):
            assert left - 1e-6 <= x <= left + width + 1e-6
            assert top - 1e-6 <= y <= top + height + 1e-6


@pytest.mark.parametrize("pattern", [each for each in Pattern if each is not Pattern.PLAIN])
def test_every_pattern_marks_a_bar(pattern: Pattern) -> None:
    """A bar of four millimetres shows each, in few lines."""
    (line,) = patterned(pattern, (box(10, 10, 30, 4),), "#000000", 0.4)
    assert 2 <= len(line.paths) <= 40


def test_neighbouring_boxes_run_on() -> None:
    """A hatch over two boxes is that of both together."""
    (whole,) = patterned(Pattern.HATCH, (box(0, 0, 20, 4),), "#000000", 0.4)
    halves = patterned(Pattern.HATCH, (box(0, 0, 10, 4), box(10, 0, 10, 4)), "#000000", 0.4)
    starts = {round(sum(path[0]), 6) for each in halves for path in each.paths}
    assert len(starts) == len(whole.paths)


def test_a_plain_fill_is_an_area_alone() -> None:
    assert len(list(filled(Fill("#336699"), (box(0, 0, 9, 4),), 0.4))) == 1
    assert list(filled(Fill("#336699"), (), 0.4)) == []


@pytest.mark.parametrize("count", range(1, 11))
def test_every_two_parts_differ_in_grey(count: int) -> None:
    fills = told_apart(sequential("#0B4F5C", count))
    for one, other in combinations(fills, 2):
        alike = abs(lightness(one.colour) - lightness(other.colour)) < 14
        assert not alike or one.pattern is not other.pattern


def test_few_steps_need_no_pattern() -> None:
    fills = told_apart(sequential("#0B4F5C", 6))
    assert {fill.pattern for fill in fills} == {Pattern.PLAIN}
    assert all(lightness(a.colour) > lightness(b.colour) for a, b in pairwise(fills))
