"""Rules and tables that hardly anything can be told under: coarser, with a notice, never open."""

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
import pytest

from reportgen.computed import Basis, Computed
from reportgen.linear.solver import Program
from reportgen.linear.system import Reals, System, rows
from reportgen.places import Places
from reportgen.protection import draw, suppression
from reportgen.protection.pushing import Pushing
from reportgen.protection.release import changed, release
from reportgen.protection.spec import ProtectionSpec
from reportgen.released import Released
from tests.linear.attack import attack
from tests.linear.tables import Cell, Tables
from tests.protection.outsider import Atom, counted, shown, town

SIX = town("Stadt\n  a\n  b\n  c\n  d\n  e\n  f")
ALONE = town("Stadt")
KINDS = ("u", "v", "w", "x")
NAME = "sgb2.personen"
Cells = tuple[int, ...]


def gate(people: Mapping[Atom, int], places: Places, kinds: Sequence[str], k: int) -> Released:
    own = counted(NAME, places, {"art": kinds} if kinds else {}, people)
    return release([Computed(own, (Basis(NAME, own),))], places, ProtectionSpec(threshold=k))


def told(found: Released) -> list[str]:
    return [each.code for each in found.advice]


def laid(people: Mapping[Atom, int], places: Places, kinds: Sequence[str]) -> Tables:
    """All counts and how they add up; the town and all kinds are "T"."""
    below = [place.key for place in places.children("Stadt")]
    axes = [{"T": below}] if below else []
    axes += [{"T": list(kinds)}] if kinds else []
    found = Tables()
    leaves: dict[Cell, int] = {atom if below else atom[1:]: n for atom, n in people.items()}
    found.add(leaves, *axes)
    return found


def leaks(
    found: Released, people: Mapping[Atom, int], places: Places, kinds: Sequence[str], k: int
) -> set[Cell]:
    """Small counts that an outsider knows to be small, and somebody."""
    tables = laid(people, places, kinds)
    least, most = np.array(tables.amounts), np.array(tables.amounts)
    has_places = bool(places.children("Stadt"))
    for name, cell in tables.numbers.items():
        place = "Stadt" if not has_places or name[0] == "T" else name[0]
        art = name[-1] if kinds else "T"
        groups = {} if art == "T" else {"art": art}
        if shown(found, NAME, place, **groups) is None:
            least[cell], most[cell] = 1, np.inf
    every = [cell for cell, amount in enumerate(tables.amounts) if 0 < amount < k]
    ends = attack(System(least, most, rows(tables.forms)), every)
    return {
        name
        for name, cell in tables.numbers.items()
        if cell in ends and ends[cell].least >= 1 and ends[cell].most < k
    }


def everywhere(count: int, places: Places, kinds: Sequence[str]) -> dict[Atom, int]:
    leaves = [each.key for each in places.children("Stadt")] or ["Stadt"]
    return dict.fromkeys(product(leaves, kinds) if kinds else ((leaf,) for leaf in leaves), count)


Case = tuple[dict[Atom, int], Places, Sequence[str], int, list[str]]
FEW = {**everywhere(0, SIX, KINDS), ("a", "u"): 2, ("d", "w"): 1}
LARGE = everywhere(400, SIX, KINDS)
CASES: dict[str, Case] = {
    "all are 1": (everywhere(1, SIX, KINDS), SIX, KINDS, 10, ["protection-many-groups"]),
    "nearly nobody": (FEW, SIX, KINDS, 10, ["protection-many-places"]),
    "a threshold beyond all counts": (LARGE, SIX, KINDS, 10**6, ["protection-many-places"]),
    "one small among large ones": ({**LARGE, ("a", "u"): 3}, SIX, KINDS, 10, []),
    "one row": (everywhere(3, SIX, ()), SIX, (), 10, ["protection-many-places"]),
    "one place": (everywhere(3, ALONE, KINDS), ALONE, KINDS, 10, ["protection-many-groups"]),
    "one count": ({("Stadt",): 3}, ALONE, (), 10, ["protection-many-nothing"]),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_nothing_small_is_told_and_what_to_merge_is(case: Case) -> None:
    people, places, kinds, k, advice = case
    found = gate(people, places, kinds, k)
    assert not leaks(found, people, places, kinds, k)
    assert told(found) == advice


def test_an_outsider_sees_what_too_low_a_threshold_tells() -> None:
    people = {**LARGE, ("a", "u"): 3}
    assert leaks(gate(people, SIX, KINDS, 2), people, SIX, KINDS, 10) == {("a", "u")}


def test_what_is_too_much_work_is_hidden_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """No step is left to find or prove anything: the year is kept back, and said to be."""
    monkeypatch.setattr(suppression, "PROVING", 0)
    monkeypatch.setattr(Pushing, "settle", lambda pushing, cells: None)
    monkeypatch.setattr(Pushing, "run_wholly", lambda pushing, cells: None)
    people = {**LARGE, ("a", "u"): 3, ("b", "v"): 2}
    found = gate(people, SIX, KINDS, 10)
    for place, art in product(SIX.by_key, (*KINDS, None)):
        groups = {} if art is None else {"art": art}
        assert shown(found, NAME, place, **groups) is None
    assert told(found) == ["protection-dark-places"]


def test_a_large_table_of_small_counts_is_hidden_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is sought where hardly a number could be shown in the end."""
    monkeypatch.setattr(suppression, "CROWD", 10)
    monkeypatch.setattr(Pushing, "run", None)
    found = gate(everywhere(2, SIX, KINDS), SIX, KINDS, 10**3)
    assert shown(found, NAME, "Stadt") is None
    assert told(found) == ["protection-dark-places"]


def test_the_work_is_bounded_however_strict_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many programs for each count at the most."""
    done = 0
    solved = Program._solved

    def once(program: Program) -> object:
        nonlocal done
        done += 1
        return solved(program)

    monkeypatch.setattr(Program, "_solved", once)
    people: dict[Atom, int] = {
        (place, kind): (at + 2 * number) % 5
        for at, place in enumerate("abcdef")
        for number, kind in enumerate(KINDS)
    }
    for k in (3, 10, 1000):
        gate(people, SIX, KINDS, k)
    assert done < 3 * 20 * len(people)


def test_what_cannot_be_changed_at_random_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """If no draw is known to be safe, so many are tried, and nothing of the year is told."""
    tries: list[int] = []

    def undecided(system: System, true: Reals, wanted: Mapping[int, float], _: object) -> Cells:
        tries.append(len(wanted))
        return tuple(wanted)

    monkeypatch.setattr(draw, "certain", undecided)
    monkeypatch.setattr(draw, "possible", lambda page, room: np.zeros(room.shape))
    own = counted(NAME, SIX, {"art": KINDS}, everywhere(1, SIX, KINDS))
    basis = Basis(NAME, own, counted=NAME)
    rules = {"method": "perturb", "threshold": 5, "deviation": 5}
    spec = ProtectionSpec.model_validate(rules)
    found = changed([Computed(own, (basis,))], SIX, spec, b"0123456789abcdef")
    assert found.lost == len(own.table)
    assert all(np.isnan(each).all() for each in found.amounts.values())
    assert len(tries) == draw.TRIES + 1
