"""Times of records: first and last days of years, quarters, months and days."""

from datetime import date

import pytest

from reportgen.records import Record, first_day, last_day


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-Q1", date(2025, 1, 1), date(2025, 3, 31)),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-12-31", date(2025, 12, 31), date(2025, 12, 31)),
    ],
)
def test_days_of_a_time(time: str, first: date, last: date) -> None:
    assert (first_day(time), last_day(time)) == (first, last)


def test_texts_by_name() -> None:
    record = Record("Regenbogen", texts=(("Träger", "Stadt"),))
    assert record.text("Träger") == "Stadt"
    assert record.text("Leitung") == ""
