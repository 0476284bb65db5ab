"""The model of numbers: rows in normal form, cells with a status, ranks with ties."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.computed import Basis
from reportgen.errors import Where
from reportgen.frame import (
    CHANGE,
    NO_CELL,
    TOTAL,
    Cell,
    Frame,
    Key,
    Kind,
    Measure,
    Origin,
    Standing,
    derived_id,
    frame,
    merged,
    settle,
)
from reportgen.released import Rank, rank
from reportgen.status import Flag, Status

MEASURE = Measure("ew.anzahl", "Einwohner")


def rows(*given: tuple[object, ...], keys: tuple[str, ...] = ("place", "period")) -> Frame:
    table = pd.DataFrame(list(given), columns=[*keys, "amount", "status"])
    return frame(MEASURE, table, keys)


def ranked(*amounts: float | None) -> Frame:
    """Places "0", "1" … with these amounts; None is secret."""
    given = (
        (str(place), "2024", amount or 0.0, Status.SECRET if amount is None else Status.PRESENT)
        for place, amount in enumerate(amounts)
    )
    return rows(*given)


# ---------------------------------------------------------------- where rows stand


def test_rows_know_where_they_stand_however_they_are_sorted_and_chosen() -> None:
    table = pd.DataFrame(
        [("02", "2024", 5, 0), ("01", "2024", 7, 0), ("01", "2023", 3, 0)],
        columns=["place", "period", "amount", "status"],
    )
    standing = Standing(
        (Where("a.csv"), Where("b.xlsx", sheet="Blatt")),
        np.array([0, 0, 1], dtype=np.int16),
        np.array([2, 3, 12], dtype=np.int32),
        np.array([3, 3, 26], dtype=np.int16),
    )
    found = frame(MEASURE, table, ("place", "period"), standing=standing)
    assert found.standing
    assert [found.standing.where(number) for number in range(3)] == [
        Where("b.xlsx", sheet="Blatt", cell="AA12"),
        Where("a.csv", line=3, cell="D3"),
        Where("a.csv", line=2, cell="D2"),
    ]
    chosen = found.select(place="02").standing
    assert chosen
    assert chosen.where(0) == Where("a.csv", line=2, cell="D2")


# ---------------------------------------------------------------- normal form


def test_rows_are_sorted_and_typed() -> None:
    found = rows(("02", 2024, 5, 0), ("01", 2024, 7, 0), ("01", 2023, 0, 6))
    assert found.table["place"].tolist() == ["01", "01", "02"]
    assert found.table["period"].tolist() == ["2023", "2024", "2024"]
    assert list(found.table.columns) == ["place", "period", "amount", "status", "flags"]
    assert found.table.dtypes["amount"] == np.float64
    assert found.table.dtypes["status"] == np.int8
    assert found.periods == ("2023", "2024")


def test_keys_keep_their_leading_nought() -> None:
    assert rows(("05978004", "2024", 1, 0)).table["place"].tolist() == ["05978004"]


def test_what_is_no_number_has_no_amount() -> None:
    given = [(str(place), "2024", 17.0, status) for place, status in enumerate(Status)]
    table = rows(*given).table
    for status, amount in zip(table["status"], table["amount"], strict=True):
        assert np.isnan(amount) == (not Status(status).is_number)


def test_two_rows_of_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match=r"ew\.anzahl"):
        rows(("01", "2024", 1, 0), ("01", "2024", 2, 0))


def test_other_columns_are_left_behind() -> None:
    table = pd.DataFrame(
        {"place": ["01"], "x": [1], "period": ["2024"], "amount": [1], "status": [0], "flags": [1]}
    )
    found = frame(MEASURE, table, ("place", "period"))
    assert list(found.table.columns) == ["place", "period", "amount", "status", "flags"]
    assert list(table.columns) == ["place", "x", "period", "amount", "status", "flags"]


# ---------------------------------------------------------------- cells and keys

CROSSED = rows(
    ("01", "2024", "m", 3.0, 0),
    ("01", "2024", "w", 4.0, 0),
    ("01", "2024", TOTAL, 7.0, 0),
    ("02", "2024", "w", 0.0, 6),
    keys=("place", "period", "sex"),
)


def test_a_cell_without_groups_is_the_total() -> None:
    assert CROSSED.cell("01", "2024") == Cell(7.0, Status.PRESENT)
    assert CROSSED.cell("01", "2024", sex="w") == Cell(4.0, Status.PRESENT)


def test_a_secret_cell_has_no_amount() -> None:
    assert CROSSED.cell("02", "2024", sex="w") == Cell(None, Status.SECRET)


def test_what_is_not_listed_is_unknown() -> None:
    assert CROSSED.cell("02", "2024") == NO_CELL
    assert CROSSED.cell("01", "2023", sex="w") == NO_CELL
    assert CROSSED.cell("01", "2024", sex="d") == NO_CELL
    assert NO_CELL.status is Status.UNKNOWN


def test_a_frame_knows_what_it_has() -> None:
    assert CROSSED.has("01", "2024")
    assert CROSSED.has("02", "2024", sex="w")
    assert not CROSSED.has("02", "2024")
    assert CROSSED.groups == ("sex",)
    assert CROSSED.members("sex") == ("m", "w")


def test_flags_stay_with_their_number() -> None:
    table = pd.DataFrame(
        {"place": ["01"], "period": ["2024"], "amount": [1], "status": [0], "flags": [9]}
    )
    cell = frame(MEASURE, table, ("place", "period")).cell("01", "2024")
    assert cell.flags == Flag.PRELIMINARY | Flag.LIMITED


def test_select_keeps_keys() -> None:
    women = CROSSED.select(sex="w")
    assert women.keys == CROSSED.keys
    assert women.table["amount"].tolist()[:1] == [4.0]
    assert len(CROSSED.select(sex=("m", "w"), place="01").table) == 2
    assert len(CROSSED.select(sex="d").table) == 0


def test_addresses() -> None:
    assert str(CROSSED.key("01", "2024", sex="w")) == "ew.anzahl/01/2024/sex=w"
    assert CROSSED.key("01", "2024", sex=TOTAL) == Key("ew.anzahl", "01", "2024")
    crossed = CROSSED.key("01", "2024", sex="w", age="0-3")
    assert crossed.group == (("age", "0-3"), ("sex", "w"))
    assert derived_id("ew.anzahl", CHANGE) == "ew.anzahl~change"


def test_measures_name_themselves() -> None:
    assert Measure("x", "Ein langer Name").label == "Ein langer Name"
    assert Measure("x", "Ein langer Name", short="Kurz").label == "Kurz"
    assert Measure("x", "Quote", Kind.QUOTA, "%").is_percentage
    assert not Measure("x", "Quotient", Kind.RATIO, "je 100").is_percentage


def test_origins_are_named_once_in_order() -> None:
    first, second = (Origin(name, f"{name}.csv", "Amt") for name in ("a", "b"))
    assert merged((second,), (first, second), ()) == (second, first)


def test_a_basis_is_a_count_of_its_source() -> None:
    basis = Basis("ew", CROSSED)
    assert basis.whole is None
    assert basis.fixed == ()


# ---------------------------------------------------------------- what is calculated

SETTLED = [
    # amount, highest status of the parts, status
    (5.0, Status.PRESENT, Status.PRESENT),
    (0.0, Status.PRESENT, Status.ZERO),
    (0.0, Status.ZERO, Status.ZERO),
    (5.0, Status.ZERO, Status.PRESENT),
    (0.0, Status.ROUNDED_ZERO, Status.ROUNDED_ZERO),
    (5.0, Status.ROUNDED_ZERO, Status.PRESENT),
    (np.nan, Status.PRESENT, Status.NOT_APPLICABLE),
    (np.inf, Status.PRESENT, Status.NOT_APPLICABLE),
    (-np.inf, Status.ZERO, Status.NOT_APPLICABLE),
    (5.0, Status.SECRET, Status.SECRET),
    (np.nan, Status.SECRET, Status.SECRET),
    (0.0, Status.UNKNOWN, Status.UNKNOWN),
    (0.0, Status.NOT_YET, Status.NOT_YET),
    (1.0, Status.UNRELIABLE, Status.UNRELIABLE),
    (0.0, Status.NOT_APPLICABLE, Status.NOT_APPLICABLE),
]


def test_calculated_numbers_settle() -> None:
    amounts = np.array([amount for amount, _, _ in SETTLED])
    before = np.array([status for _, status, _ in SETTLED], dtype=np.int8)
    after = [Status(status) for status in settle(amounts, before)]
    assert after == [status for _, _, status in SETTLED]
    assert [Status(status) for status in before] == [status for _, status, _ in SETTLED]


# ---------------------------------------------------------------- ranks

RANKS = [
    # amounts, ranks
    ((30.0, 20.0, 10.0), (1, 2, 3)),
    ((10.0, 20.0, 30.0), (3, 2, 1)),
    ((7.0, 7.0, 7.0), (1, 1, 1)),
    ((40.0, 20.0, 20.0, 10.0), (1, 2, 2, 4)),
    ((40.0, 40.0, 20.0, 20.0, 20.0, 10.0), (1, 1, 3, 3, 3, 6)),
    ((-5.0, 0.0, 5.0), (3, 2, 1)),
    ((12.4, 12.6), (2, 1)),  # printed as 12 and 13
    ((12.6, 13.4, 13.6), (2, 2, 1)),  # 13, 13 and 14: what prints alike is tied
    ((5.0, None, 7.0), (2, None, 1)),
    ((None, None), (None, None)),
]


@pytest.mark.parametrize(("amounts", "positions"), RANKS)
def test_ranks(amounts: tuple[float | None, ...], positions: tuple[int | None, ...]) -> None:
    found = ranked(*amounts)
    places = tuple(str(place) for place in range(len(amounts)))
    ranks = [rank(found, place, "2024", places) for place in places]
    assert tuple(each.position if each else None for each in ranks) == positions
    shown = [each for each in ranks if each]
    assert all(each.among == len(shown) for each in shown)
    assert all(each.missing == len(amounts) - len(shown) for each in shown)


def test_rank_among_some() -> None:
    found = ranked(50.0, 40.0, None, 20.0)
    assert rank(found, "1", "2024", ("1", "2", "3")) == Rank(1, 2, 1)
    assert rank(found, "0", "2024", ("1", "2", "3")) is None
    assert rank(found, "1", "2023", ("1", "2", "3")) is None
    assert rank(found, "3", "2024", ("1", "3", "neu")) == Rank(2, 2, 1)


@given(st.lists(st.one_of(st.none(), st.integers(-3, 3)), min_size=1, max_size=12))
def test_rank_is_one_more_than_those_above(amounts: list[int | None]) -> None:
    found = ranked(*(None if amount is None else float(amount) for amount in amounts))
    places = tuple(str(place) for place in range(len(amounts)))
    for place, amount in zip(places, amounts, strict=True):
        own = rank(found, place, "2024", places)
        if amount is None:
            assert own is None
        else:
            above = sum(1 for other in amounts if other is not None and other > amount)
            assert own is not None
            assert own.position == above + 1
