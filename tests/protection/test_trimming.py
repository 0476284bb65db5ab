"""What is not tried is useless to try, what is begun with is cheap, and the result protects."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.linear.system import Rows, System
from reportgen.protection import suppression
from reportgen.protection.budget import Budget
from reportgen.protection.gaps import Gaps
from reportgen.protection.optimum import cheapest
from reportgen.protection.proof import Proof, groups
from reportgen.protection.pushing import Pushing
from reportgen.protection.suppression import suppressed
from reportgen.protection.task import Marks, Task
from tests.linear.attack import attack
from tests.protection.test_suppression import AMPLE, SHAPES, drawn, seen, small, task

SEEDS = st.integers(0, 10_000)


def drawn_task(shape: str, seed: int) -> Task:
    tables = drawn(shape, seed, (1.5, 4.0, 8.0)[seed % 3])
    return task(tables, small(tables, 3 + 2 * (seed % 2)), least=1)


def pushed(own: Task) -> Marks:
    """What pushes hide, more than is needed."""
    pushing = Pushing(own, own.hidden)
    pushing.run()
    return pushing.hidden


def without(own: Task, shown: list[int]) -> System:
    """What is left uncertain when some of the hidden quantities are shown."""
    hidden = np.ones(len(own.amounts), dtype=bool)
    hidden[shown] = False
    least, most = (np.where(hidden, end, own.amounts) for end in (own.least, own.most))
    return System(least, most, own.rows)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SHAPES)), SEEDS)
def test_what_is_told_by_a_gap_is_known_exactly(shape: str, seed: int) -> None:
    """Show hidden quantities one by one; whatever a gap tells, an outsider knows."""
    own = drawn_task(shape, seed)
    draw = np.random.default_rng(seed)
    for _, group in groups(own, pushed(own)):
        gaps, shown = Gaps(group.rows), list[int]()
        for cell in draw.permutation(len(group.amounts))[:4].tolist():
            told = list(gaps.told(cell))
            shown.append(cell)
            gaps.fill(cell)
            for other, found in attack(without(group, shown), told).items():
                assert found.least == found.most == group.amounts[other]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SHAPES)), SEEDS)
def test_what_is_not_tried_would_have_told_a_protected_count(shape: str, seed: int) -> None:
    own = drawn_task(shape, seed)
    for _, group in groups(own, pushed(own)):
        proof = Proof(group, (), Budget(AMPLE))
        for cell in set(range(len(group.amounts))) - set(group.goals):
            useless = [each for each in proof.gaps.told(cell) if each in proof.wanting]
            for other, found in attack(without(group, [cell]), useless).items():
                assert not group.goals[other].met(found)


def test_sums_between_two_bounds_tell_nothing() -> None:
    ends = np.array([0.0])
    pair = Rows(np.array([0, 2]), np.array([0, 1]), np.array([1.0, 1.0]), ends, ends + 3)
    assert not list(Gaps(pair).told(0))
    assert list(Gaps(Rows(pair.starts, pair.columns, pair.factors, ends, ends)).told(0)) == [1]


# ---------------------------------------------------------------- the rough search


def dense(shape: str) -> Iterator[Task]:
    """Tasks in which much is to be protected."""
    every = (drawn_task(shape, seed) for seed in range(0, 90, 3))
    return (own for own in every if own.is_dense and own.goals)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_rough_choice_is_no_dearer_than_the_best(shape: str) -> None:
    """It fulfils some of all demands."""
    for own in dense(shape):
        best = cheapest(own, np.inf, Budget(AMPLE))
        rough = cheapest(own, np.inf, Budget(len(own.amounts) * 3), is_rough=True)
        if best is not None and rough is not None:
            assert own.price(rough) <= own.price(best) + 1e-6
            assert rough[own.hidden].all()


@pytest.mark.parametrize("shape", SHAPES)
def test_what_begins_roughly_is_safe_in_the_end(
    shape: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever little work the search may do, and however it begins."""
    for work in (1, 100, 3000):
        monkeypatch.setattr(suppression, "Budget", lambda left, most=work: Budget(min(left, most)))
        monkeypatch.setattr(suppression, "PROVING", 10**6)
        for own in list(dense(shape))[:6]:
            found = suppressed(own)
            ends = attack(seen(own, found), own.goals)
            unsafe = {cell for cell, goal in own.goals.items() if not goal.met(ends[cell])}
            assert unsafe <= set(found.failed)
