"""The outsider against published examples with known answers: he must be as clever as they are."""

from itertools import product

from tests.protection.outsider import Outsider, Sum

Grid = list[list[int]]


def facing(
    table: Grid, hidden: set[tuple[int, int]]
) -> tuple[Outsider, dict[tuple[int, int], Sum]]:
    """An outsider who sees a table with all its totals, but not the hidden cells.

    A table of a single row has no totals of its columns.
    """
    outsider = Outsider()
    cells: dict[tuple[int, int], Sum] = {}
    for row, column in product(range(len(table)), range(len(table[0]))):
        cells[row, column] = {outsider.person((str(row), str(column)), table[row][column]): 1}
    axes = (0, 1) if len(table) > 1 else (0,)
    lines = [[key for key in cells if key[axis] == each] for axis in axes for each in range(10)]
    for line in [*([key] for key in cells if key not in hidden), *filter(None, lines)]:
        total = {number: 1 for key in line for number in cells[key]}
        outsider.knows(total, outsider.true(total), outsider.true(total))
    return outsider, cells


def interval(table: Grid, hidden: set[tuple[int, int]], cell: tuple[int, int]) -> tuple[int, int]:
    outsider, cells = facing(table, hidden)
    return outsider.least(cells[cell]), outsider.most(cells[cell])


def test_geurts() -> None:
    """J. Geurts, "Heuristics for cell suppression in tables", 1992."""
    hidden = {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert interval([[4, 3], [2, 1], [3, 3]], hidden, (0, 0)) == (3, 6)


def test_two_hidden_cells_in_every_line_may_not_be_enough() -> None:
    table = [[30, 47, 64, 89], [90, 124, 5, 31], [92, 100, 59, 85], [800, 991, 651, 685]]
    hidden = {(0, 0), (0, 1), (0, 2), (1, 0), (1, 2), (2, 1), (2, 3), (3, 1), (3, 3)}
    assert interval(table, hidden, (0, 1)) == (47, 47)
    assert interval(table, hidden | {(1, 3)}, (0, 1)) == (0, 78)


def test_a_ring_of_four() -> None:
    table = [[20, 50, 10], [8, 19, 22], [17, 32, 12]]
    assert interval(table, {(1, 0), (1, 2), (2, 0), (2, 2)}, (1, 2)) == (5, 30)


def test_one_hidden_cell_of_a_row_is_useless() -> None:
    assert interval([[12, 2, 7]], {(0, 1)}, (0, 1)) == (2, 2)
    assert interval([[12, 2, 7]], {(0, 1), (0, 2)}, (0, 1)) == (0, 9)


def test_he_is_not_sure_of_what_may_be_more() -> None:
    outsider, cells = facing([[12, 2, 7]], {(0, 1), (0, 2)})
    assert outsider.unsure(cells[0, 1], 9, 9)
    assert not outsider.unsure(cells[0, 1], 10, 2)
    assert not outsider.unsure(cells[0, 1], 3, 10)


def test_he_knows_ratios() -> None:
    """Half as many here as there, and 12 together: 4 and 8, whatever else is possible."""
    outsider = Outsider()
    here, there = outsider.person(("here",), 4), outsider.person(("there",), 8)
    outsider.knows({here: 2, there: -1}, 0, 0)
    assert outsider.most({here: 1}) >= 10
    assert not outsider.possible({here: 2, there: -1}, 1, 9)
    outsider.knows({here: 1, there: 1}, 11, 13)
    assert (outsider.least({here: 1}), outsider.most({here: 1})) == (4, 4)
