"""What follows from known sets by subtraction."""

import pytest

from reportgen.protection.scale import Scale, scale


def remainders(own: Scale, *names: str) -> dict[str, dict[str, int]]:
    """Remainders in words: parts by the names of bands, sums by the names of known sets."""
    known = {own.sets[name]: name for name in names}
    if "_T" in names:
        known[own.full] = "_T"
    return {
        f"{each:0{own.parts}b}"[::-1]: {known[part]: times for part, times in made.items()}
        for each, made in own.remainders(known).items()
    }


def ages(*names: str) -> Scale:
    return scale("age", [name for name in names if name != "_T"], complete=True)


def test_ages_are_cut_at_every_bound() -> None:
    own = ages("0-6", "3-10", "65+")
    assert own.parts == 5
    assert {name: f"{each:05b}"[::-1] for name, each in own.sets.items()} == {
        "0-6": "11000",
        "3-10": "01100",
        "65+": "00001",
    }


def test_a_group_within_a_group_leaves_a_rest() -> None:
    own = ages("0-15", "0-18")
    assert remainders(own, "0-15", "0-18") == {"010": {"0-18": 1, "0-15": -1}}


def test_bands_that_fill_a_band_leave_nothing() -> None:
    own = ages("0-6", "6-18", "0-18")
    assert remainders(own, "0-6", "6-18", "0-18") == {}


def test_two_ways_of_cutting_the_same_ages_tell_every_piece() -> None:
    own = ages("0-3", "3-6", "0-5", "5-6")
    assert remainders(own, "0-3", "3-6", "0-5", "5-6") == {"0100": {"0-5": 1, "0-3": -1}}


def test_a_band_in_the_middle_leaves_what_is_around_it() -> None:
    own = ages("18-65")
    own = Scale(own.parts, {**own.sets, "_T": own.full}, own.is_line)
    assert remainders(own, "18-65", "_T") == {"101": {"_T": 1, "18-65": -1}}


def test_crossing_bands_that_are_not_tied_tell_nothing() -> None:
    own = ages("0-18", "10-25")
    assert remainders(own, "0-18", "10-25") == {}


def test_members_that_are_not_all_leave_the_others() -> None:
    own = scale("sex", ["w"], complete=False)
    own = Scale(own.parts, {**own.sets, "_T": own.full}, own.is_line)
    assert remainders(own, "w", "_T") == {"01": {"_T": 1, "w": -1}}


def test_several_members_in_one() -> None:
    own = scale("stand", ["ledig|geschieden", "ledig", "verheiratet"], complete=True)
    assert own.sets["ledig|geschieden"].bit_count() == 2
    assert remainders(own, "ledig|geschieden", "ledig") == {
        f"{own.sets['ledig|geschieden'] & ~own.sets['ledig']:03b}"[::-1]: {
            "ledig|geschieden": 1,
            "ledig": -1,
        }
    }


@pytest.mark.parametrize(("name", "parts"), [("0-10&0-3", 1), ("0-3|10+", 2)])
def test_limits_upon_limits(name: str, parts: int) -> None:
    assert ages(name, "3-10").sets[name].bit_count() == parts


def test_ages_that_are_no_bands_are_members_like_others() -> None:
    own = ages("jung", "alt")
    assert not own.is_line
    assert own.parts == 2
