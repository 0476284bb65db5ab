"""Labels beside points cover neither one another nor a mark nor the edge, whatever is asked."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.exhibits.sheet.marks import Anchor
from reportgen.exhibits.sheet.placing import TOUCH, Box, Wish, around, placed

SHEET = Box(0.0, 0.0, 118.0, 80.0)
POINT = st.tuples(st.floats(-5, 123), st.floats(-5, 85))
WISH = st.builds(Wish, POINT, st.floats(0.5, 60), st.floats(2.0, 4.0), st.floats(0.5, 2.0))
BOX = st.builds(
    lambda at, wide, high: Box(at[0], at[1], at[0] + wide, at[1] + high),
    POINT, st.floats(0, 30), st.floats(0, 30),
)  # fmt: skip


def overlap(one: Box, other: Box) -> bool:
    return (
        min(one.right, other.right) - max(one.left, other.left) > 2 * TOUCH
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 2 * TOUCH
    )


def halton(number: int, base: int) -> float:
    share, found = 1.0, 0.0
    while number:
        share /= base
        found += share * (number % base)
        number //= base
    return found


@given(st.lists(WISH, max_size=25), st.lists(BOX, max_size=6), st.lists(BOX, max_size=3))
def test_nothing_is_covered_and_nothing_outside(
    wishes: list[Wish], obstacles: list[Box], avoided: list[Box]
) -> None:
    found = placed(wishes, SHEET, obstacles, avoided)
    assert len(found) == len(wishes)
    boxes = [spot.box for spot in found if spot]
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    assert not any(overlap(one, other) for one in boxes for other in obstacles)
    for box in boxes:
        assert -2 * TOUCH <= box.left <= box.right <= SHEET.right + 2 * TOUCH
        assert -2 * TOUCH <= box.top <= box.bottom <= SHEET.bottom + 2 * TOUCH


@given(st.lists(WISH, min_size=1, max_size=25))
def test_labels_stand_beside_their_points(wishes: list[Wish]) -> None:
    for wish, spot in zip(wishes, placed(wishes, SHEET), strict=True):
        if spot:
            assert not overlap(spot.box, around(wish.at, wish.gap))
            assert overlap(spot.box, around(wish.at, wish.gap + 0.01))


@given(st.lists(WISH, max_size=25))
def test_a_label_is_left_out_only_where_every_place_is_taken(wishes: list[Wish]) -> None:
    found = placed(wishes, SHEET)
    for number, spot in enumerate(found):
        if spot is None:
            alone = placed([wishes[number]], SHEET, [each.box for each in found if each])
            assert alone == (None,)


def test_the_best_place_is_to_the_right() -> None:
    (spot,) = placed([Wish((20.0, 20.0), 10.0, 3.0, 1.0)], SHEET)
    assert spot is not None
    assert spot.box == (21.0, 18.5, 31.0, 21.5)
    assert (spot.anchor, spot.at) == (Anchor.START, (21.0, 20.0))


def test_at_the_edge_a_label_stands_to_the_left() -> None:
    (spot,) = placed([Wish((116.0, 20.0), 10.0, 3.0, 1.0)], SHEET)
    assert spot is not None
    assert (spot.anchor, spot.at) == (Anchor.END, (115.0, 20.0))


def test_lines_are_crossed_only_where_nothing_else_is_free() -> None:
    wish = Wish((20.0, 20.0), 10.0, 3.0, 1.0)
    right = Box(21.5, 0.0, 21.6, 80.0)
    (spot,) = placed([wish], SHEET, avoided=[right])
    assert spot is not None
    assert not overlap(spot.box, right)
    (spot,) = placed([wish], SHEET, avoided=[SHEET])
    assert spot is not None
    assert spot.anchor is Anchor.START


def test_a_label_makes_room_for_one_that_has_no_other_place() -> None:
    walls = (Box(0.0, 0.0, 118.0, 18.4), Box(0.0, 21.6, 118.0, 80.0))
    wishes = [Wish((20.0, 20.0), 10.0, 3.0, 1.0), Wish((32.0, 20.0), 10.0, 3.0, 1.0)]
    tight = (*walls, Box(33.0, 0.0, 118.0, 80.0))
    first, second = placed(wishes, SHEET, tight)
    assert first is not None
    assert second is not None
    assert (first.anchor, second.anchor) == (Anchor.END, Anchor.END)


def test_a_hundred_and_twenty_labels_mostly_find_a_place() -> None:
    wishes = [  # a sequence that fills the plane evenly without a grid (Halton's)
        Wish((5 + 108 * halton(each, 2), 5 + 70 * halton(each, 3)), 6.0 + each % 7, 2.8, 1.0)
        for each in range(1, 121)
    ]
    dots = [around(wish.at, 0.8) for wish in wishes]
    found = placed(wishes, SHEET, dots)
    assert found == placed(wishes, SHEET, dots)
    assert sum(spot is not None for spot in found) > 80
