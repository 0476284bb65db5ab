"""Cells to numbers: what is printed by `formats` is read again as it was."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import formats
from reportgen.notation import CLASSIC
from reportgen.sources.numbers.signs import Notation, notation, read_numbers
from reportgen.sources.spec import SourceSpec
from reportgen.status import Flag, Status

GERMAN = Notation()
ENGLISH = Notation(".", ",")


def read(text: str, given: Notation = GERMAN) -> tuple[float | None, Status, Flag] | None:
    """One cell alone; None when it is neither number nor sign."""
    numbers = read_numbers(np.array([text], dtype=object), given)
    if numbers.bad[0]:
        return None
    status = Status(numbers.statuses[0])
    return (float(numbers.amounts[0]) if status.is_number else None, status, Flag(numbers.flags[0]))


AMOUNTS = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False)
PRINTED = st.integers(0, 15).map(Flag)


@given(AMOUNTS, st.integers(0, 4), st.booleans())
def test_printed_numbers_come_back(amount: float, decimals: int, signed: bool) -> None:  # noqa: FBT001
    found = read(formats.number(amount, decimals, signed=signed))
    assert found is not None
    assert found[0] == float(formats.rounded(amount, decimals))


@given(AMOUNTS, PRINTED)
def test_marks_come_back_with_their_number(amount: float, flags: Flag) -> None:
    status = Status.ZERO if formats.rounded(amount, 1) == 0 else Status.PRESENT
    printed = CLASSIC.cell(amount, Status.PRESENT, flags, 1)[0]
    found = read(printed)
    assert found == (float(formats.rounded(amount, 1)), status, flags)


@given(st.sampled_from([each for each in Status if CLASSIC.of(each)]))
def test_printed_signs_come_back(status: Status) -> None:
    found = read(CLASSIC.of(status))
    assert found is not None
    # one sign is printed for all that is kept back, so that secret and unknown look alike
    assert found[1] is (Status.UNKNOWN if status is Status.SECRET else status)


@given(st.text(max_size=12))
def test_no_text_is_read_as_a_number_by_half(text: str) -> None:
    found = read(text)
    if found and found[1] is Status.PRESENT:
        assert any(character in "123456789" for character in text)


CASES = """
1234        | 1234
1.234       | 1234
1 234       | 1234
1.234.567,8 | 1234567.8
1\u202f234,5 | 1234.5
1\u00a0234  | 1234
,5          | 0.5
- 23        | -23
−23         | -23
–23         | -23
+23         | 23
12,4 %      | 12.4
1,5E+05     | 150000
0007        | 7
"""


@pytest.mark.parametrize("row", CASES.strip().splitlines())
def test_german_numbers(row: str) -> None:
    text, amount = row.split("|")
    assert read(text) == (float(amount), Status.PRESENT, Flag.NONE)


@pytest.mark.parametrize(
    "text",
    [
        "1.23", "0.123", "1.2345", "1,234,567", "12.34.567", "1 2345", "1.234 567", "5-", "1)",
        "(1", "1;2", "< 123", "unter", "3 <", "#DIV/0!", "１２", "12²", "--", "..", "1.", "1,", "g",
    ],
)  # fmt: skip
def test_what_is_no_german_number(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", ["k.A.", "k. A.", "n.v.", "n. v.", "."])
def test_words_for_what_is_not_known(text: str) -> None:
    assert read(text) == (None, Status.UNKNOWN, Flag.NONE)


@pytest.mark.parametrize(
    "text", ["< 3", "<3", "<\u202f10", "unter 3", "Unter 5", "weniger als 3", "*"]
)
def test_few_and_kept_back_is_secret_and_not_unknown(text: str) -> None:
    assert read(text) == (None, Status.SECRET, Flag.NONE)


def test_final_is_kept_with_its_number_and_not_printed() -> None:
    assert read("12e") == (12, Status.PRESENT, Flag.FINAL)
    assert read("(12p)") == (12, Status.PRESENT, Flag.LIMITED | Flag.PRELIMINARY)
    assert CLASSIC.cell(12, Status.PRESENT, Flag.FINAL)[0] == "12"


def test_english_numbers() -> None:
    assert read("1,234.5", ENGLISH) == (1234.5, Status.PRESENT, Flag.NONE)
    assert read("1.234", ENGLISH) == (1.234, Status.PRESENT, Flag.NONE)
    assert read("1,23", ENGLISH) is None


def test_a_decimal_point_turns_the_thousands_mark_round() -> None:
    spec = SourceSpec.model_validate(
        {"title": "t", "file": "f", "format": "csv", "keys": {}, "decimal": "."}
    )
    assert notation(spec) == ENGLISH


def test_signs_of_the_file_go_first() -> None:
    given = Notation(signs={"-999": Status.UNKNOWN, "x": Status.ZERO, "": Status.ZERO})
    assert read("-999", given) == (None, Status.UNKNOWN, Flag.NONE)
    assert read("x", given) == (0.0, Status.ZERO, Flag.NONE)
    assert read(" ", given) == (0.0, Status.ZERO, Flag.NONE)


def statuses(*texts: str, scale: float = 1.0, symbols: str = "classic") -> list[Status]:
    given = Notation(symbols="new") if symbols == "new" else GERMAN
    numbers = read_numbers(np.array(texts, dtype=object), given, scale)
    return [Status(each) for each in numbers.statuses]


def test_nought_of_whole_persons_is_exact() -> None:
    assert statuses("0", "5") == [Status.ZERO, Status.PRESENT]
    assert statuses("0,0", "5,0") == [Status.ZERO, Status.PRESENT]


def test_nought_among_decimals_is_rounded_in_classic_tables_only() -> None:
    assert statuses("0,0", "0", "5,1")[:2] == [Status.ROUNDED_ZERO, Status.ZERO]
    assert statuses("0,0", "5,1", symbols="new")[0] is Status.ZERO


def test_nought_of_thousands_is_rounded() -> None:
    assert statuses("0", "-", scale=1000) == [Status.ROUNDED_ZERO, Status.ZERO]


def test_empty_is_unknown_and_told() -> None:
    numbers = read_numbers(np.array(["", " ", "\u00a0", "1"], dtype=object), GERMAN)
    assert numbers.empty.tolist() == [True, True, True, False]
    assert numbers.statuses.tolist()[:3] == [Status.UNKNOWN] * 3
    assert not numbers.bad.any()


def test_the_scale_leaves_signs_alone() -> None:
    numbers = read_numbers(np.array(["1,5", "-", "."], dtype=object), GERMAN, 1000)
    assert numbers.amounts.tolist()[:2] == [1500, 0]
    assert np.isnan(numbers.amounts[2])
