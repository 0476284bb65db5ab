"""What can be concluded: published examples with known answers, and every table tried."""

import numpy as np
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from reportgen.linear.interval import Goal, Interval
from reportgen.linear.solver import ContradictionError
from reportgen.linear.system import Form, System, rows
from tests.linear.attack import attack
from tests.linear.tables import Tables, flat, grid, listed

W, X, Y, Z = "abcd"
COLUMNS = "0123"
HIDDEN = ((W, "0"), (W, "1"), (W, "2"), (X, "0"), (X, "2"), (Y, "1"), (Y, "3"), (Z, "1"), (Z, "3"))
"""In Statistics Netherlands' sdcTable example: rows w, x, y, z, columns a, b, c, d."""


def sdc_table() -> Tables:
    return grid([[30, 47, 64, 89], [90, 124, 5, 31], [92, 100, 59, 85], [800, 991, 651, 685]])


def ends(found: Interval) -> tuple[float, float]:
    return found.least, found.most


def test_geurts() -> None:
    """Geurts 1992: a hidden square whose rows and columns are known."""
    tables = grid([[4, 3], [2, 1], [3, 3]])
    hidden = [tables[name] for name in ((W, "0"), (W, "1"), (X, "0"), (X, "1"))]
    assert ends(attack(tables.seen(hidden), hidden)[hidden[0]]) == (3, 6)


def test_two_hidden_in_every_line_are_not_enough() -> None:
    tables = sdc_table()
    hidden = [tables[name] for name in HIDDEN]
    target = tables[(W, "1")]
    assert ends(attack(tables.seen(hidden), [target])[target]) == (47, 47)
    wider = [*hidden, tables[(X, "3")]]
    assert ends(attack(tables.seen(wider), [target])[target]) == (0, 78)


def test_linked_tables_tell_what_none_of_them_tells_alone() -> None:
    firms: dict[tuple[str, ...], int] = {
        (name,): count for name, count in zip("ABIJKLMN", (2, 2, 8, 8, 3, 3, 3, 7), strict=True)
    }
    tables = Tables()
    tables.add(firms, {"T": ["one", "two"], "one": list("ABIJ"), "two": list("KLMN")})
    alone = [tables[(name,)] for name in "ABKLM"]
    assert attack(tables.seen(alone), alone)[tables[("K",)]].width > 0
    tables.add(firms, {"T": ["big", "small"], "big": list("LM"), "small": list("ABIJKN")})
    found = attack(tables.seen(alone), alone)
    assert ends(found[tables[("K",)]]) == (3, 3)
    wider = [*alone, tables[("N",)]]
    assert attack(tables.seen(wider), wider)[tables[("K",)]].width > 0


def test_fischetti_and_salazar() -> None:
    tables = grid([[20, 50, 10], [8, 19, 22], [17, 32, 12]])
    hidden = [tables[name] for name in ((X, "0"), (X, "2"), (Y, "0"), (Y, "2"))]
    assert ends(attack(tables.seen(hidden), hidden)[tables[(X, "2")]]) == (5, 30)


def test_rounding_to_five_does_not_hide_four_twos() -> None:
    least, most = np.array([0, 0, 0, 0, 8.0]), np.array([2, 2, 2, 2, 12.0])
    total = Form(((4, -1.0), *((cell, 1.0) for cell in range(4))))
    found = attack(System(least, most, rows([total])), range(4))
    assert {ends(each) for each in found.values()} == {(2, 2)}


def test_a_single_hidden_cell_of_a_row_is_told() -> None:
    tables = grid([[12, 2, 7]])
    alone = [tables[(W, "1")], tables[("T", "1")]]
    assert ends(attack(tables.seen(alone), alone)[alone[0]]) == (2, 2)
    both = [*alone, tables[(W, "2")], tables[("T", "2")]]
    assert ends(attack(tables.seen(both), both)[alone[0]]) == (0, 9)


@pytest.mark.parametrize(
    ("low", "high", "interval"),
    [(4.25 * 1.86, 4.35 * 1.86, (8, 8)), (3.5 * 1.86, 4.5 * 1.86, (7, 8))],
)
def test_a_rate_of_a_published_number(low: float, high: float, interval: tuple[int, int]) -> None:
    """4.3 % of 186 are exactly 8; "4 %" are 7 or 8."""
    system = System(np.zeros(1), np.array([np.inf]), rows([Form(((0, 1.0),), low, high)]))
    assert ends(attack(system, [0])[0]) == interval


def test_a_change_in_per_cent_tells_last_year() -> None:
    """46 now, "-8.0 %": 50 last year."""
    now = ((0, -0.9195), (0, -0.9205))
    forms = [Form((now[0],), -np.inf, -46.0), Form((now[1],), -46.0, np.inf)]
    low, high = 46 / 0.9205, 46 / 0.9195
    system = System(np.zeros(1), np.array([np.inf]), rows([Form(((0, 1.0),), low, high)]))
    assert ends(attack(system, [0])[0]) == (50, 50)
    assert len(rows(forms)) == 2


def test_shares_in_whole_per_cent_of_a_published_total() -> None:
    """49, 26, 18, 5 and 2 per cent of 61 tell every slice."""
    slices = (30, 16, 11, 3, 1)
    forms = [Form(((5, -1.0), *((cell, 1.0) for cell in range(5))))]
    for cell, share in enumerate((49, 26, 18, 5, 2)):
        forms.append(Form(((cell, 1.0),), (share - 0.5) * 0.61, (share + 0.5) * 0.61))
    least, most = np.array([0.0] * 5 + [61]), np.array([np.inf] * 5 + [61])
    found = attack(System(least, most, rows(forms)), range(5))
    assert [ends(found[cell]) for cell in range(5)] == [(each, each) for each in slices]


def test_a_goal_ends_the_search_early_and_never_says_more_than_is_true() -> None:
    tables = sdc_table()
    hidden = [tables[name] for name in (*HIDDEN, (X, "3"))]
    target = tables[(W, "1")]
    goal = Goal(45, 50, 3)
    shown = attack(tables.seen(hidden), [target], {target: goal})[target]
    assert goal.met(shown)
    assert shown.least >= 0
    assert shown.most <= 78


def test_numbers_that_cannot_be() -> None:
    tables = grid([[1, 2], [3, 4]])
    system = tables.seen([tables[(W, "0")], tables[(W, "1")]], 5, 9)
    with pytest.raises(ContradictionError):
        attack(system, [tables[(W, "0")]])


# ---------------------------------------------------------------- every table tried

SHAPES = {
    "two ways": (flat("r", 3), flat("c", 3)),
    "three ways": (flat("r", 2), flat("c", 3), flat("x", 2)),
    "a hierarchy": (
        {"T": ["A", "B"], "A": ["a1", "a2"], "B": ["b1", "b2", "b3"]}, flat("c", 2),
    ),
    "linked": ({"T": ["A", "B"], "A": ["a1", "a2", "b1"], "B": ["a3", "b2"]}, flat("c", 2)),
}  # fmt: skip
OTHER = {"T": ["X", "Y"], "X": ["a1", "a3"], "Y": ["a2", "b1", "b2"]}


@st.composite
def published(draw: st.DrawFn) -> tuple[Tables, list[int]]:
    """A small table of few persons, some of whose cells are hidden."""
    kind = draw(st.sampled_from(sorted(SHAPES)))
    axes = SHAPES[kind]
    names = [
        [child for below in axis.values() for child in below if child not in axis] for axis in axes
    ]
    leaves: dict[tuple[str, ...], int] = {}
    stack: list[tuple[str, ...]] = [()]
    for axis in names:
        stack = [(*head, each) for head in stack for each in axis]
    for leaf in stack:
        leaves[leaf] = draw(st.integers(0, 6))
    tables = Tables()
    tables.add(leaves, *axes)
    if kind == "linked":
        tables.add(leaves, OTHER, axes[1])
    cells = range(len(tables.amounts))
    hidden = draw(st.lists(st.sampled_from(cells), min_size=1, max_size=9, unique=True))
    for cell in hidden[:2] if draw(st.booleans()) else ():
        whole = draw(st.integers(40, 900))
        share = round(100 * tables.amounts[cell] / whole, 1)
        low, high = (share - 0.05) * whole / 100, (share + 0.05) * whole / 100
        tables.forms.append(Form(((cell, 1.0),), low, high))
    return tables, hidden


@settings(max_examples=500, deadline=None)
@given(published())
def test_the_interval_is_that_of_all_tables(given_: tuple[Tables, list[int]]) -> None:
    tables, hidden = given_
    system = tables.seen(hidden, 0, 60)
    try:
        solutions = listed(system)
    except OverflowError:
        reject()
    found = attack(system, hidden)
    for cell in hidden:
        column = solutions[:, cell]
        assert ends(found[cell]) == (column.min(), column.max())
