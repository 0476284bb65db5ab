"""Numbers, signs and small words on the page."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import formats
from reportgen.formats import MINUS, NARROW
from reportgen.status import Status

ROUNDED = [
    # amount, decimals, printed by hand
    (0.5, 0, "1"),
    (1.5, 0, "2"),
    (2.5, 0, "3"),
    (-0.5, 0, "-1"),
    (-2.5, 0, "-3"),
    (2.675, 2, "2.68"),  # stored as 2.67499999999999982236431605997495353221893310546875
    (1.005, 2, "1.01"),  # stored as 1.00499999999999989341858963598497211933135986328125
    (0.285 * 100, 0, "29"),  # stored as 28.499999999999996447286321199499070644378662109375
    (1.15, 1, "1.2"),
    (0.1 + 0.2, 1, "0.3"),
    (12.449999, 1, "12.4"),
    (0.04999999, 1, "0.0"),
    (123456.285, 2, "123456.29"),
    (1e15 + 1, 0, "1000000000000001"),
    (9007199254740991.0, 0, "9007199254740991"),
    (1e30, 4, "1000000000000000000000000000000.0000"),
    (57 * 100 / 200, 0, "29"),
]


@pytest.mark.parametrize(("amount", "decimals", "printed"), ROUNDED)
def test_halves_go_away_from_zero(amount: float, decimals: int, printed: str) -> None:
    assert str(formats.rounded(amount, decimals)) == printed


@given(st.integers(-(10**9), 10**9), st.integers(0, 4), st.integers(0, 3))
def test_decimal_numbers_round_as_on_paper(digits: int, places: int, decimals: int) -> None:
    written = Decimal(digits).scaleb(-places)
    with localcontext():
        on_paper = written.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert formats.rounded(float(written), decimals) == on_paper


@given(
    st.integers(0, 2_000_000),
    st.integers(1, 2_000_000),
    st.sampled_from([1, 100, 1000]),
    st.integers(0, 2),
)
def test_ratios_of_counts_round_exactly(part: int, whole: int, factor: int, decimals: int) -> None:
    exact = Fraction(part * factor, whole) * 10**decimals
    on_paper = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    printed = formats.rounded(part * factor / whole, decimals)
    assert int(printed.scaleb(decimals)) == on_paper


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 4))
def test_every_finite_number_can_be_rounded(amount: float, decimals: int) -> None:
    distance = abs(formats.rounded(amount, decimals) - Decimal(amount))
    assert distance <= Decimal("0.51") + abs(Decimal(amount)) / 10**15


NUMBERS = [
    (0, 0, False, "0"),
    (1234, 0, False, f"1{NARROW}234"),
    (1563302, 0, False, f"1{NARROW}563{NARROW}302"),
    (1234.5, 1, False, f"1{NARROW}234,5"),
    (999.96, 1, False, f"1{NARROW}000,0"),
    (-12.34, 1, False, f"{MINUS}12,3"),
    (-0.04, 1, False, "0,0"),
    (1.5, 1, True, "+1,5"),
    (-1.5, 1, True, f"{MINUS}1,5"),
    (0.0, 1, True, "±0,0"),
    (-0.04, 1, True, "±0,0"),
]


@pytest.mark.parametrize(("amount", "decimals", "signed", "printed"), NUMBERS)
def test_numbers(amount: float, decimals: int, signed: bool, printed: str) -> None:  # noqa: FBT001
    assert formats.number(amount, decimals, signed=signed) == printed


@pytest.mark.parametrize(
    ("amount", "decimals", "unit", "printed"),
    [
        (12.4, 1, "%", f"12,4{NARROW}%"),
        (31.9, 1, "je 100", "31,9\u00a0je 100"),
        (1.5, 1, "Prozentpunkte", "1,5\u00a0Prozentpunkte"),
        (118000, 0, "", f"118{NARROW}000"),
    ],
)
def test_quantities(amount: float, decimals: int, unit: str, printed: str) -> None:
    assert formats.quantity(amount, decimals, unit) == printed


def test_signed_quantity() -> None:
    assert formats.quantity(1.5, 1, "Prozentpunkte", signed=True) == "+1,5\u00a0Prozentpunkte"


def test_every_status_without_a_number_has_words() -> None:
    assert set(formats.MISSING_IN_PROSE) == {each for each in Status if not each.is_number}


def test_dates() -> None:
    moment = date(2024, 3, 9)
    assert formats.day(moment) == "09.03.2024"
    assert formats.month(moment) == "März 2024"


def test_words() -> None:
    assert [formats.count_word(count) for count in (0, 1, 12, 13)] == [
        "null",
        "eins",
        "zwölf",
        "13",
    ]
    assert formats.count_word(1300) == f"1{NARROW}300"
    assert formats.joined([]) == ""
    assert formats.joined(["A"]) == "A"
    assert formats.joined(["A", "B"]) == "A und B"
    assert formats.joined(["A", "B", "C"], "oder") == "A, B oder C"
    assert formats.span("2015", "2024") == "2015–2024"
    assert formats.span("2024", "2024") == "2024"
    assert formats.plural(1, "Person", "Personen") == "Person"
    assert formats.plural(0, "Person", "Personen") == "Personen"
