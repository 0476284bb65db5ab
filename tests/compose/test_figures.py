"""Numbers in running text: which are figures, and which are ordinary text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import formats
from reportgen.compose.figures import PERCENT, POINTS, Figure, even, figures, pattern

LOOKS = pattern(["Personen", "je 100 Einwohner", "Jahre"])


def read(text: str) -> list[Figure]:
    return list(figures(even(text), LOOKS))


@pytest.mark.parametrize(
    ("text", "amount", "decimals", "unit"),
    [
        ("12,4 %", 12.4, 1, PERCENT),
        ("12,4\u202f%", 12.4, 1, PERCENT),
        ("12%", 12.0, 0, PERCENT),
        ("12 Prozent", 12.0, 0, PERCENT),
        ("1,5 Prozentpunkten", 1.5, 1, POINTS),
        ("−1,5 Prozentpunkte", 1.5, 1, POINTS),
        ("1.010 Personen", 1010.0, 0, "Personen"),
        ("1\u202f010 Personen", 1010.0, 0, "Personen"),
        ("31,9 je 100 Einwohner", 31.9, 1, "je 100 Einwohner"),
        ("113.800 Menschen", 113800.0, 0, ""),
    ],
)
def test_figures(text: str, amount: float, decimals: int, unit: str) -> None:
    (figure,) = read(f"Es sind {text}, sagt das Amt.")
    assert (figure.amount, figure.decimals, figure.unit) == (amount, decimals, unit)


@pytest.mark.parametrize(
    "text",
    [
        "§ 22 Abs. 1 SGB II", "31.12.2024", "im Jahr 2024", "18 bis unter 25", "1.234,50 €",
        "1.500 Euro", "je 1.000", "Drucksache 2025/0123", "Tel. 0201 123456", "Seite 12",
        "3. Lesung", "14.30 Uhr", "Nr. 1.000", "die 20er", "0,5-Liter", "2.500 m²",
    ],
)  # fmt: skip
def test_ordinary_text(text: str) -> None:
    assert not read(f"Das steht dort: {text} und mehr.")


@given(st.floats(0, 10**6), st.integers(0, 3))
def test_what_is_printed_is_read(amount: float, decimals: int) -> None:
    printed = formats.quantity(amount, decimals, "%")
    (figure,) = read(f"Es sind {printed}.")
    assert figure.amount == float(formats.rounded(amount, decimals))
    assert figure.decimals == decimals
