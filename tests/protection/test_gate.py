"""Every protected count has a witness: another table that fits all that is published."""

import numpy as np
import pytest

from reportgen.computed import Basis, Computed
from reportgen.frame import TOTAL
from reportgen.protection.counts import gather
from reportgen.protection.gate import Verdict, decide
from reportgen.protection.rules import SHOWN
from reportgen.protection.spec import ProtectionSpec
from tests.protection.outsider import PERIOD, Atom, counted, frame_of, leaves, town

PLACES = town("S\n  A\n    a1\n    a2\n    a3\n  B\n    b1\n    b2\n    b3\n  z")
GROUPS = {"art": ["x", "y", "z"]}


def verdict(threshold: int, seed: int) -> Verdict:
    chance = np.random.default_rng(seed)
    people: dict[Atom, int] = {
        (leaf, art): int(chance.integers(0, 2 * threshold))
        for leaf in leaves(PLACES, "S")
        for art in GROUPS["art"]
    }
    frame = counted("x", PLACES, GROUPS, people)
    spec = ProtectionSpec(threshold=threshold)
    registry = gather([Computed(frame, (Basis("q", frame),))], PLACES, spec)
    return decide(registry, PLACES, spec)["x"]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("threshold", [3, 10])
def test_a_witness_lifts_a_small_count_and_keeps_the_rest(threshold: int, seed: int) -> None:
    found = verdict(threshold, seed)
    truth = found.counts.amounts[0]
    small = {
        (int(place), int(column))
        for place, column in np.argwhere((truth > 0) & (truth < threshold))
    }
    assert small
    assert set(found.lifts[0]) == small
    for place, column in small:
        witness = found.lifted(0, place, column)
        assert witness[place, column] == threshold
        published = found.rulings[0] == SHOWN
        assert (witness[published] == truth[published]).all()
        assert (witness[truth > 0] >= 1).all()
        adds_up(witness, found)


def adds_up(table: np.ndarray[tuple[int, ...], np.dtype[np.float64]], found: Verdict) -> None:
    """Places add up to their parents, groups to their total."""
    number = {place.key: row for row, place in enumerate(PLACES)}
    for place in PLACES:
        below = [number[child.key] for child in PLACES.children(place.key)]
        if below:
            assert (table[below].sum(axis=0) == table[number[place.key]]).all()
    total = found.counts.addresses.index(())
    groups = [column for column in range(table.shape[1]) if column != total]
    assert (table[:, groups].sum(axis=1) == table[:, total]).all()


def test_counts_that_stand_still_have_no_witness() -> None:
    found = verdict(3, 0)
    shown = np.argwhere(found.rulings[0] == SHOWN)[0]
    table = found.lifted(0, int(shown[0]), int(shown[1]))
    assert (table == found.counts.amounts[0]).all()


def test_frames_of_one_count_share_a_table() -> None:
    rows = [(place.key, PERIOD, 5, None) for place in PLACES]
    plain = frame_of("y", rows, ("place", "period"))
    split = frame_of(
        "y", [(place.key, PERIOD, TOTAL, 5, None) for place in PLACES], ("place", "period", "sex")
    )
    computed = [Computed(each, (Basis("q", each),)) for each in (plain, split)]
    registry = gather(computed, PLACES, ProtectionSpec())
    assert registry.tables["y"].addresses == ((),)
