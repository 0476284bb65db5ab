"""Which of many lines have names, and how marks side by side become few."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from reportgen.exhibits.charts.series import Series, named
from reportgen.exhibits.sheet.marks import Area, Label, Line, gathered, moved

PLAIN = Series("", (), (), "")


def field(last: list[float | None]) -> list[Series]:
    return [replace(PLAIN, amounts=(1.0, amount)) for amount in last]


def test_few_lines_all_have_names() -> None:
    assert named(field([3.0, None, 5.0]), 3) == (0, 1, 2)


def test_of_many_those_that_stand_out_and_the_ends() -> None:
    lines = field([3.0, 4.0, 9.0, None, 1.0, 2.0])
    lines[1] = replace(lines[1], is_focus=True)
    lines[5] = replace(lines[5], is_root=True)
    assert named(lines, 5) == (1, 2, 4, 5)


@given(some.lists(some.none() | some.floats(0, 9), min_size=1), some.integers(1, 9))
def test_never_more_than_fit_and_never_none(last: list[float | None], most: int) -> None:
    found = named(field(last), most)
    assert 0 < len(found) <= most
    assert list(found) == sorted(set(found))


def test_marks_that_look_alike_become_one() -> None:
    ring = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))
    area, line = Area((ring,), "#111111"), Line((ring[:2],), "#222222", 1.0)
    label = Label((1.0, 2.0), "a", "#333333")
    marks = (area, line, label, *(moved(each, 10, 20) for each in (area, line, label)))
    shapes, lines, *labels = gathered(marks)
    assert isinstance(shapes, Area)
    assert shapes.rings == (ring, ((10.0, 20.0), (11.0, 20.0), (11.0, 21.0)))
    assert isinstance(lines, Line)
    assert len(lines.paths) == 2
    assert labels == [label, replace(label, at=(11.0, 22.0))]
