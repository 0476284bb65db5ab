"""The gate as a whole: what passes, what is hidden with what, and what a decision tells."""

from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np
import pandas as pd
import pytest

from reportgen.computed import Basis, Computed, Dependence
from reportgen.frame import TOTAL, Frame, Key, Kind, Measure, frame
from reportgen.places import Places
from reportgen.protection.release import release
from reportgen.protection.spec import ProtectionSpec
from reportgen.released import Decision, Released, Rule
from reportgen.status import Flag, Status
from tests.protection.outsider import PERIOD, Atom, counted, frame_of, town

PLACES = town("Stadt\n  a\n  b\n  c")
PEOPLE: dict[Atom, int] = {("a",): 12, ("b",): 2, ("c",): 7}
SMALL = counted("x", PLACES, {}, PEOPLE)
LARGE = counted("w", PLACES, {}, {("a",): 100, ("b",): 100, ("c",): 100})
SPEC = ProtectionSpec()


def basis(part: Frame, whole: Frame | None = None, source: str = "amt") -> Basis:
    return Basis(source, part, whole)


def named(source: Frame, name: str, kind: Kind = Kind.SHARE) -> Frame:
    """The same rows as another measure."""
    return replace(source, measure=Measure(name, name, kind))


def hidden(released: Released, measure: str) -> set[str]:
    table = released[measure].table
    return set(table.loc[table["status"] == Status.SECRET, "place"])


def run(*computed: Computed, spec: ProtectionSpec = SPEC) -> Released:
    return release(computed, PLACES, spec)


def test_nothing_in_nothing_out() -> None:
    released = run()
    assert not list(released)
    assert released.decisions == ()


def test_a_frame_without_counts_of_persons_passes_as_it_is() -> None:
    computed = Computed(named(SMALL, "flaeche", Kind.AMOUNT))
    assert run(computed)["flaeche"] is computed.frame


def test_a_frame_in_which_nothing_is_small_passes_as_it_is() -> None:
    assert run(Computed(LARGE, (basis(LARGE),)))["w"] is LARGE


def test_hidden_rows_are_secret_and_hold_no_number() -> None:
    rows = run(Computed(SMALL, (basis(SMALL),)))["x"].table
    secret = rows[rows["status"] == Status.SECRET]
    assert secret["place"].tolist() == ["b", "c"]
    assert secret["amount"].isna().all()


def test_the_frame_before_the_gate_is_not_touched() -> None:
    before = SMALL.table.copy()
    run(Computed(SMALL, (basis(SMALL),)))
    pd.testing.assert_frame_equal(SMALL.table, before)


def test_a_decision_names_the_number_and_the_rule_and_never_the_number_itself() -> None:
    released = run(Computed(SMALL, (basis(SMALL),)))
    assert released.decisions == (
        Decision(Key("x", "b", PERIOD), Rule.THRESHOLD),
        Decision(Key("x", "c", PERIOD), Rule.SECONDARY),
    )
    assert [field.name for field in fields(Decision)] == ["key", "rule", "counted", "sources"]


def test_the_tighter_threshold_wins() -> None:
    computed = Computed(SMALL, (basis(SMALL, source="jobcenter"),))
    spec = ProtectionSpec(threshold=3, thresholds={"jobcenter": 10})
    assert {each.rule for each in run(computed, spec=spec).decisions} >= {Rule.THRESHOLD}
    assert hidden(run(computed, spec=spec), "x") == {"a", "b", "c"}
    loose = ProtectionSpec(threshold=3, thresholds={"jobcenter": 2})
    assert hidden(run(computed, spec=loose), "x") == {"b", "c"}


def test_a_threshold_of_one_lets_everything_pass() -> None:
    released = run(Computed(SMALL, (basis(SMALL),)), spec=ProtectionSpec(threshold=1))
    assert released["x"] is SMALL


def test_the_same_counts_are_hidden_in_every_frame_that_rests_on_them() -> None:
    """A rate would tell the count, and a count the rate."""
    share, density = named(SMALL, "share"), named(SMALL, "density", Kind.DENSITY)
    released = run(
        Computed(share, (basis(SMALL, LARGE),)),
        Computed(density, (basis(counted("x", PLACES, {}, PEOPLE)),)),
        Computed(SMALL, (basis(SMALL),)),
    )
    assert hidden(released, "share") == hidden(released, "density") == hidden(released, "x")


@pytest.mark.parametrize("order", [1, -1])
def test_the_strictest_source_decides_for_all_frames(order: int) -> None:
    computed = [
        Computed(SMALL, (basis(SMALL),)),
        Computed(named(SMALL, "share"), (basis(SMALL, source="jobcenter"),)),
    ]
    released = run(*computed[::order], spec=ProtectionSpec(thresholds={"jobcenter": 10}))
    assert hidden(released, "x") == hidden(released, "share") == {"a", "b", "c"}


def test_a_share_is_hidden_with_its_whole() -> None:
    """The part and the share together would tell the whole."""
    whole = counted("w", PLACES, {}, {("a",): 100, ("b",): 2, ("c",): 100})
    nobody = counted("x", PLACES, {}, {("a",): 30, ("b",): 0, ("c",): 40})
    released = run(
        Computed(nobody, (basis(nobody),)),
        Computed(named(nobody, "share"), (basis(nobody, whole),)),
    )
    assert hidden(released, "x") == set()
    assert hidden(released, "share") == {"b", "c"}


@pytest.mark.parametrize("order", [1, -1])
def test_a_balance_rests_on_two_counts(order: int) -> None:
    balance = named(SMALL, "saldo", Kind.BALANCE)
    released = run(Computed(balance, (basis(LARGE), basis(SMALL))[::order]))
    assert hidden(released, "saldo") == {"b", "c"}


GROUPED = counted(
    "x",
    PLACES,
    {"sex": ["m", "w"]},
    {("a", "m"): 30, ("a", "w"): 30, ("b", "m"): 2, ("b", "w"): 20, ("c", "m"): 9, ("c", "w"): 9},
)


def test_a_row_without_groups_rests_on_the_total() -> None:
    """Of a count that is broken down only the part that a frame shows decides on it."""
    plain = frame_of(
        "rate", [(key, PERIOD, 1.5, None) for key in ("Stadt", "a", "b", "c")], ("place", "period")
    )
    released = run(Computed(plain, (basis(GROUPED),)), Computed(GROUPED, (basis(GROUPED),)))
    assert hidden(released, "rate") == set()
    assert released["x"].cell("b", PERIOD, sex="m").status is Status.SECRET
    assert released["x"].cell("b", PERIOD).status is Status.PRESENT


def test_rows_of_groups_rest_on_a_count_without_them() -> None:
    """Basis parts with fewer keys than the frame match on the keys that they share."""
    released = run(Computed(named(GROUPED, "rate"), (basis(SMALL),)))
    table = released["rate"].table
    assert set(table.loc[table["status"] == Status.SECRET, "place"]) == {"b", "c"}
    assert (table.loc[table["place"] == "b", "status"] == Status.SECRET).all()


def test_group_members_stand_in_the_decision() -> None:
    released = run(Computed(GROUPED, (basis(GROUPED),)))
    assert Decision(Key("x", "b", PERIOD, (("sex", "m"),)), Rule.THRESHOLD) in released.decisions


def test_limited_and_broken_down_counts_are_one_table() -> None:
    """Women as a frame of their own are the women of the table by sex."""
    rows = [
        (key, PERIOD, GROUPED.cell(key, PERIOD, sex="w").amount, None)
        for key in ("Stadt", "a", "b", "c")
    ]
    women = frame_of("x{sex=w}", rows, ("place", "period"))
    own = Basis("amt", women, None, "x", (("sex", "w"),))
    released = run(Computed(women, (own,)), Computed(GROUPED, (basis(GROUPED),)))
    by_sex = {key for key in "abc" if released["x"].cell(key, PERIOD, sex="w").amount is None}
    assert by_sex
    assert hidden(released, "x{sex=w}") == by_sex


def test_members_that_are_left_over_are_protected_too() -> None:
    """Women and all together tell the men, though no frame lists them."""
    all_rows = [("Stadt", PERIOD, 100, None), ("a", PERIOD, 50, None), ("b", PERIOD, 50, None)]
    women_rows = [("Stadt", PERIOD, 79, None), ("a", PERIOD, 48, None), ("b", PERIOD, 31, None)]
    all_ = frame_of("x", all_rows, ("place", "period"))
    women = frame_of("x{sex=w}", women_rows, ("place", "period"))
    computed = (
        Computed(all_, (basis(all_),)),
        Computed(women, (Basis("amt", women, None, "x", (("sex", "w"),)),)),
    )
    released = run(*computed)
    assert hidden(released, "x") | hidden(released, "x{sex=w}") == {"a", "b"}
    assert not run(*computed, spec=ProtectionSpec(complement=False)).decisions


def test_a_small_group_that_is_all_of_one_kind_within_one_table() -> None:
    all_rows = [("Stadt", PERIOD, 100, None), ("a", PERIOD, 4, None), ("b", PERIOD, 96, None)]
    women_rows = [("Stadt", PERIOD, 60, None), ("a", PERIOD, 4, None), ("b", PERIOD, 56, None)]
    all_ = frame_of("x", all_rows, ("place", "period"))
    women = frame_of("x{sex=w}", women_rows, ("place", "period"))
    own = Basis("amt", women, all_, "x", (("sex", "w"),))
    released = run(Computed(all_, (basis(all_),)), Computed(named(women, "share"), (own,)))
    assert hidden(released, "share") == {"a", "b"}
    assert hidden(released, "x") == set()


def test_what_is_left_of_a_whole_need_not_be_a_group() -> None:
    """Women under 18 and all: the others are men, or older, or both; there are two of them."""
    all_rows = [("Stadt", PERIOD, 200, None), ("a", PERIOD, 100, None), ("b", PERIOD, 100, None)]
    part_rows = [("Stadt", PERIOD, 138, None), ("a", PERIOD, 98, None), ("b", PERIOD, 40, None)]
    all_ = frame_of("x", all_rows, ("place", "period"))
    girls = frame_of("x[0-18]{sex=w}", part_rows, ("place", "period"))
    limits = (("age", "0-18"), ("sex", "w"))
    released = run(
        Computed(all_, (basis(all_),)),
        Computed(named(girls, "share"), (Basis("amt", girls, all_, "x", limits),)),
    )
    assert "a" in hidden(released, "share")
    assert hidden(released, "x") == set()


def test_a_declared_part_that_is_no_part_leaves_nothing() -> None:
    """Children per grown-up: both are limited, and neither contains the other."""
    young = named(LARGE, "x[0-18]", Kind.COUNT)
    old = named(counted("x", PLACES, {}, {("a",): 100, ("b",): 101, ("c",): 99}), "x[18+]")
    released = run(
        Computed(named(young, "quota"), (Basis("amt", young, old, "x", (("age", "0-18"),)),)),
        Computed(named(old, "old"), (Basis("amt", old, None, "x", (("age", "18+"),)),)),
    )
    assert not released.decisions


def test_places_that_are_not_declared_are_not_published_unprotected() -> None:
    rows = [("Stadt", PERIOD, 30, None), ("b", PERIOD, 30, None), ("fremd", PERIOD, 2, None)]
    strange = frame_of("x", rows, ("place", "period"))
    assert hidden(run(Computed(strange, (basis(strange),))), "x") == {"fremd"}


def test_what_the_source_keeps_secret_stays_secret_without_a_decision_of_ours() -> None:
    rows = [("a", PERIOD, None, Status.SECRET), ("b", PERIOD, None, Status.NOT_YET)]
    given = frame_of("x", rows, ("place", "period"))
    released = run(Computed(given, (basis(given),)))
    assert released["x"].table["status"].tolist() == [Status.SECRET, Status.NOT_YET]
    assert released.decisions == ()


def test_rows_that_are_no_numbers_keep_their_sign() -> None:
    """Of a hidden count a ratio may make no sense at all; that is what it goes on to say."""
    rows = [("a", PERIOD, 1.2, None), ("b", PERIOD, None, Status.NOT_APPLICABLE)]
    ratio = frame_of("ratio", rows, ("place", "period"))
    released = run(Computed(ratio, (basis(SMALL),)))
    assert released["ratio"].cell("b", PERIOD).status is Status.NOT_APPLICABLE


def test_where_two_frames_of_one_count_disagree_the_smaller_number_counts() -> None:
    rows = [("Stadt", PERIOD, 21, None), ("a", PERIOD, 2, None)]
    other = frame_of("x", rows, ("place", "period"))
    released = run(Computed(LARGE, (basis(named(LARGE, "x")),)), Computed(other, (basis(other),)))
    assert {"a"} <= hidden(released, "w")


def test_periods_are_tables_of_their_own() -> None:
    earlier = SMALL.table.assign(period="2023", amount=[60.0, 20.0, 20.0, 20.0])
    both = frame(SMALL.measure, pd.concat([SMALL.table, earlier]), SMALL.keys)
    released = run(Computed(both, (basis(both),)))
    table = released["x"].table
    assert set(table.loc[table["status"] == Status.SECRET, "period"]) == {PERIOD}


def test_flags_stay_with_the_row() -> None:
    flagged = frame(SMALL.measure, SMALL.table.assign(flags=int(Flag.REVISED)), SMALL.keys)
    released = run(Computed(flagged, (basis(flagged),)))
    assert released["x"].cell("b", PERIOD).flags is Flag.REVISED


# ---------------------------------------------------------------- calculated rows


def years() -> Frame:
    """Two years of counts; only in 2024 is one of them small."""
    rows = [(key, "2023", 20, None) for key in "abc"] + [("Stadt", "2023", 60, None)]
    rows += [(key, "2024", number, None) for (key,), number in PEOPLE.items()]
    return frame_of("x", [*rows, ("Stadt", "2024", 21, None)], ("place", "period"))


def change() -> Frame:
    rows = [(key, "2024", "2023", 1.0, None) for key in ("Stadt", "a", "b", "c")]
    return frame_of("x~change", rows, ("place", "period", "since"))


def test_a_change_is_hidden_with_either_end() -> None:
    now = (Dependence("x"), Dependence("x", (("period", "since"),)))
    source = years()
    released = run(Computed(source, (basis(source),)), Computed(change(), dependences=now))
    assert hidden(released, "x~change") == {"b", "c"}
    derived = [each for each in released.decisions if each.key.measure == "x~change"]
    assert {each.rule for each in derived} == {Rule.DERIVED}
    assert derived[0].key.group == (("since", "2023"),)


def test_a_change_since_a_hidden_year_is_hidden() -> None:
    source = years()
    swapped = source.table.assign(
        period=source.table["period"].map({"2023": "2024", "2024": "2023"})
    )
    turned = frame(source.measure, swapped, source.keys)
    ends = (Dependence("x"), Dependence("x", (("period", "since"),)))
    released = run(Computed(turned, (basis(turned),)), Computed(change(), dependences=ends))
    assert hidden(released, "x~change") == {"b", "c"}


def test_a_deviation_is_hidden_with_the_place_or_with_the_town() -> None:
    deviation = named(SMALL, "x~deviation")
    fixed = Dependence("x", fixed=(("place", "Stadt"),))
    lone = frame_of("x", [("Stadt", PERIOD, 2, None), ("a", PERIOD, 2, None)], ("place", "period"))
    released = run(
        Computed(lone, (basis(lone),)), Computed(deviation, dependences=(Dependence("x"), fixed))
    )
    assert hidden(released, "x~deviation") == {"Stadt", "a", "b", "c"}


def test_a_row_may_depend_on_a_total_that_it_does_not_name() -> None:
    small = counted("x", PLACES, {"sex": ["m", "w"]}, {("a", "m"): 1, ("a", "w"): 1})
    later = frame_of("y", [("a", PERIOD, 3, None)], ("place", "period"))
    released = run(
        Computed(small, (basis(small),)), Computed(later, dependences=(Dependence("x"),))
    )
    assert hidden(released, "y") == {"a"}


def test_a_row_that_depends_on_shown_rows_is_shown() -> None:
    later = named(LARGE, "y")
    released = run(
        Computed(LARGE, (basis(LARGE),)), Computed(later, dependences=(Dependence("w"),))
    )
    assert released["y"] is later


def test_a_row_that_depends_on_a_row_that_is_not_there_is_shown() -> None:
    later = frame_of("y", [("zz", PERIOD, 3, None)], ("place", "period"))
    released = run(
        Computed(SMALL, (basis(SMALL),)), Computed(later, dependences=(Dependence("x"),))
    )
    assert hidden(released, "y") == set()


# ---------------------------------------------------------------- the same every time


def shuffled(source: Frame, seed: int) -> Frame:
    order = np.random.default_rng(seed).permutation(len(source.table))
    return frame(source.measure, source.table.iloc[order], source.keys)


def outcome(computed: Sequence[Computed], places: Places) -> set[Decision]:
    return set(release(computed, places, ProtectionSpec(threshold=5)).decisions)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_and_frames_does_not_matter(seed: int) -> None:
    places = town("S\n" + "\n".join(f"  p{number}" for number in range(8)))
    groups = {"art": ["x", "y", "z"], "sex": ["m", "w"]}
    chance = np.random.default_rng(7)
    counts: dict[Atom, int] = {
        (f"p{number}", art, sex): int(chance.integers(12))
        for number in range(8)
        for art in groups["art"]
        for sex in groups["sex"]
    }
    source = counted("x", places, groups, counts)
    total = source.select(art=TOTAL, sex=TOTAL)
    plain = frame(source.measure, total.table, ("place", "period"))
    computed = [Computed(named(source, "f"), (basis(source),)), Computed(plain, (basis(plain),))]
    expected = outcome(computed, places)
    assert expected
    mixed = shuffled(source, seed), shuffled(plain, seed)
    again = [
        Computed(named(mixed[0], "f"), (basis(mixed[0]),)),
        Computed(mixed[1], (basis(mixed[1]),)),
    ]
    assert outcome(again, places) == expected
    assert outcome(again[::-1], places) == expected


def test_a_large_table_keeps_its_totals() -> None:
    """40 places by 10 groups: about as many neighbours as small counts, and no total."""
    places = town("S\n" + "\n".join(f"  p{number:02d}" for number in range(40)))
    chance = np.random.default_rng(1)
    groups = {"art": [f"g{number}" for number in range(10)]}
    counts: dict[Atom, int] = {
        (f"p{number:02d}", art): int(chance.gamma(1.2, 15))
        for number in range(40)
        for art in groups["art"]
    }
    source = counted("x", places, groups, counts)
    rules = [
        each.rule for each in release([Computed(source, (basis(source),))], places, SPEC).decisions
    ]
    assert rules.count(Rule.THRESHOLD) > 20
    assert rules.count(Rule.SECONDARY) < 1.5 * rules.count(Rule.THRESHOLD)
    kept = release([Computed(source, (basis(source),))], places, SPEC)["x"]
    assert kept.select(art=TOTAL).table["amount"].notna().all()
    assert kept.select(place="S").table["amount"].notna().all()
