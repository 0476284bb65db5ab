"""What is hidden beside small counts: published examples, and every table tried."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from reportgen.linear.interval import Goal, Interval
from reportgen.linear.system import Form, Reals, System, rows
from reportgen.protection.budget import Budget
from reportgen.protection.optimum import cheapest
from reportgen.protection.suppression import suppressed
from reportgen.protection.task import Suppressed, Task
from tests.linear.attack import attack
from tests.linear.tables import Cell, Hierarchy, Tables, flat, grid, listed
from tests.linear.test_attack import HIDDEN, W, X, Y, sdc_table

AMPLE = 10**9


def task(tables: Tables, goals: Mapping[int, Goal], least: float = 0.0) -> Task:
    """Hiding costs as much as a quantity is large; noughts are published."""
    amounts = np.array(tables.amounts)
    low = np.where(amounts > 0, np.minimum(least, amounts), 0)
    most = np.where(amounts > 0, np.inf, 0)
    return Task(rows(tables.forms), amounts, low, most, amounts + 1, goals)


def not_exact(tables: Tables, names: Iterable[Cell]) -> dict[int, Goal]:
    """Nobody may know these exactly."""
    own = {tables[name]: tables.amounts[tables[name]] for name in names}
    return {cell: Goal(amount, amount, 1) for cell, amount in own.items()}


def small(tables: Tables, threshold: int) -> dict[int, Goal]:
    """Nobody may know of small counts that they are small."""
    return {
        cell: Goal(amount, threshold, threshold - 1)
        for cell, amount in enumerate(tables.amounts) if 0 < amount < threshold
    }  # fmt: skip


def names(tables: Tables, found: Suppressed) -> set[Cell]:
    return {name for name, cell in tables.numbers.items() if found.hidden[cell]}


def seen(own: Task, found: Suppressed) -> System:
    """What an outsider knows of a task."""
    least, most = (np.where(found.hidden, end, own.amounts) for end in (own.least, own.most))
    return System(least, most, own.rows)


def test_the_cheapest_repair_of_two_hidden_in_every_line() -> None:
    """Nine cells are hidden; x|d = 31 beside them is enough."""
    tables = sdc_table()
    own = task(tables, not_exact(tables, HIDDEN))
    found = suppressed(own)
    assert names(tables, found) == {*HIDDEN, (X, "3")}
    target = tables[(W, "1")]
    assert attack(seen(own, found), [target])[target] == Interval(0, 78)


def test_linked_tables_are_protected_together() -> None:
    firms = dict(zip("ABIJKLMN", (2, 2, 8, 8, 3, 3, 3, 7), strict=True))
    leaves: dict[Cell, int] = {(name,): count for name, count in firms.items()}
    tables = Tables()
    tables.add(leaves, {"T": ["one", "two"], "one": list("ABIJ"), "two": list("KLMN")})
    tables.add(leaves, {"T": ["big", "small"], "big": list("LM"), "small": list("ABIJKN")})
    found = suppressed(task(tables, not_exact(tables, [(name,) for name in "ABKLM"])))
    assert names(tables, found) == {(name,) for name in "ABKLMN"}


def test_a_neighbour_is_hidden_in_a_row() -> None:
    row = Tables()
    row.add({(name,): count for name, count in zip("abc", (12, 2, 7), strict=True)}, flat_of("abc"))
    own = task(row, small(row, 3))
    found = suppressed(own)
    assert names(row, found) == {("b",), ("c",)}
    assert attack(seen(own, found), [row[("b",)]])[row[("b",)]] == Interval(0, 9)


def flat_of(children: str) -> Hierarchy:
    return {"T": list(children)}


def test_the_first_example_of_tau_argus() -> None:
    """137 of 895 | 137 …, to be protected by a fifth each way: rows 5, 6, 11 and 12 of its file."""
    tables = grid([[895, 137], [753, 973], [569, 486], [540, 793]])
    cell = tables[(W, "1")]
    found = suppressed(task(tables, {cell: Goal(0.8 * 137, 1.2 * 137, 0)}))
    assert names(tables, found) == {(W, "0"), (W, "1"), (Y, "0"), (Y, "1")}


def test_fractions_are_protected_too() -> None:
    """Borders that have moved part persons; a row of such numbers is no matter of whole ones."""
    tables = Tables()
    tables.add({("a",): 12, ("b",): 2, ("c",): 7}, flat_of("abc"))
    own = task(tables, small(tables, 3))
    parted = replace(own, amounts=own.amounts * 0.75, weight=own.amounts)
    goals = {tables[("b",)]: Goal(1.5, 3, 2)}
    found = suppressed(replace(parted, goals=goals))
    assert names(tables, found) == {("b",), ("c",)}
    assert not found.failed


def test_what_nothing_protects_is_told() -> None:
    """Two of a town where everybody else is known to be nowhere."""
    tables = Tables()
    tables.add({("a",): 2, ("b",): 0}, flat_of("ab"))
    own = task(tables, small(tables, 3))
    told = replace(own, weight=own.weight, most=np.where(own.amounts > 0, own.amounts, 0))
    assert set(suppressed(told).failed) == set(own.goals)


def test_a_half_is_no_witness_for_whole_numbers() -> None:
    """Where x = 2 y, one more of x is half a one more of y; whole numbers move by two."""
    forms = [Form(((0, 1.0), (1, -2.0)), 0, 0)]
    amounts = np.array([2.0, 1.0])
    own = Task(rows(forms), amounts, np.zeros(2), np.full(2, np.inf), np.array([0.0, 5.0]),
               {0: Goal(2, 3, 0)})  # fmt: skip
    found = suppressed(own)
    assert found.hidden.all()
    assert attack(seen(own, found), [0], own.goals)[0].most >= 4


# ---------------------------------------------------------------- every table tried

NESTED: Hierarchy = {"T": ["A", "B"], "A": ["a1", "a2"], "B": ["b1", "b2", "b3"]}
ONE: Hierarchy = {"T": ["A", "B"], "A": ["a1", "a2", "b1"], "B": ["a3", "b2"]}
OTHER: Hierarchy = {"T": ["X", "Y"], "X": ["a1", "a3"], "Y": ["a2", "b1", "b2"]}
SHAPES: dict[str, tuple[tuple[Hierarchy, ...], ...]] = {
    "two ways": ((flat("r", 3), flat("c", 3)),),
    "three ways": ((flat("r", 2), flat("c", 3), flat("x", 2)),),
    "a hierarchy": ((NESTED, flat("c", 2)),),
    "linked": ((ONE, flat("c", 2)), (OTHER, flat("c", 2))),
}


def drawn(shape: str, seed: int, mean: float) -> Tables:
    """Random people in tables of a shape."""
    draw = np.random.default_rng(seed)
    tables = Tables()
    first = SHAPES[shape][0]
    inner = ([c for below in axis.values() for c in below if c not in axis] for axis in first)
    leaves = {leaf: int(draw.poisson(mean)) for leaf in product(*inner)}
    for axes in SHAPES[shape]:
        tables.add(leaves, *axes)
    return tables


def tried(own: Task, hidden: np.ndarray, far: float) -> np.ndarray | None:
    """All tables that fit what is published, up to a distance; None if they are too many."""
    near = replace(own, most=np.minimum(own.most, own.amounts + far))
    try:
        return listed(seen(near, Suppressed(hidden)), 3000)
    except OverflowError:
        return None


def unsafe(own: Task, every: Reals) -> set[int]:
    """Protected counts that are not uncertain enough among all tables."""
    found = set()
    for cell, goal in own.goals.items():
        column = every[:, cell]
        if not goal.met(Interval(float(column.min()), float(column.max()))):
            found.add(cell)
    return found


def is_safe_by_trying(own: Task, found: Suppressed) -> bool:
    """Whether all tables near the true one are few enough to be tried, and show no small count."""
    for far in (2, 4, 6, 9, 12):
        every = tried(own, found.hidden, far)
        if every is None:
            return False
        if not unsafe(own, every):
            return True
    raise AssertionError(found)


@pytest.mark.parametrize("shape", SHAPES)
def test_no_table_shows_that_a_count_is_small(shape: str) -> None:
    count = 0
    for seed in range(600):
        threshold = 3 + 2 * (seed % 2)
        tables = drawn(shape, seed, (0.8, 2.0, 4.0)[seed % 3])
        own = task(tables, small(tables, threshold), least=1)
        found = suppressed(own)
        if found.failed or not own.goals:
            continue
        ends = attack(seen(own, found), own.goals)
        assert all(goal.met(ends[cell]) for cell, goal in own.goals.items()), seed
        count += is_safe_by_trying(own, found)
        if count == 130:
            break
    assert count == 130


@pytest.mark.parametrize("shape", SHAPES)
def test_no_more_is_hidden_than_a_tenth_above_the_cheapest(shape: str) -> None:
    for seed in range(25):
        tables = drawn(shape, seed, 6)
        own = task(tables, small(tables, 5), least=1)
        best = cheapest(own, np.inf, Budget(AMPLE))
        found = suppressed(own)
        if best is not None and not found.failed:
            assert own.price(found.hidden) <= 1.1 * own.price(best) + 1e-6, seed
            assert own.price(found.hidden) >= own.price(best) - 1e-6, seed


def test_the_same_task_has_the_same_answer() -> None:
    tables = drawn("three ways", 5, 6)
    own = task(tables, small(tables, 5), least=1)
    assert np.array_equal(suppressed(own).hidden, suppressed(own).hidden)
