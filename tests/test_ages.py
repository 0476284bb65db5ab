"""Bands of age: keys, labels of offices and printed labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.ages import Band, band, band_from_label, label

LABELS = """
0                        | 0
7                        | 7
007                      | 7
1 Jahr                   | 1
7 Jahre                  | 7
7 J.                     | 7
7-jährig                 | 7
u3                       | 0-3
< 3                      | 0-3
unter 1 Jahr             | 0
unter 3 Jahre            | 0-3
unter 3 Jahren           | 0-3
Unter 18-Jährige         | 0-18
0 bis unter 3            | 0-3
bis unter 3 Jahre        | 0-3
bis 17                   | 0-18
bis zu 2 Jahren          | 0-3
3 bis unter 6 Jahre      | 3-6
3- bis unter 6-Jährige   | 3-6
10 bis unter 15 Jahre alt | 10-15
65 - < 75                | 65-75
75 – unter 80            | 75-80
18-u25                   | 18-25
18 bis u. 25             | 18-25
75 b. u. 80              | 75-80
65-74                    | 65-75
65–74                    | 65-75
65 bis 74 Jahre          | 65-75
65 bis 74-Jährige        | 65-75
60\u00a0bis\u202f69 Jahre | 60-70
65-65                    | 65
65+                      | 65+
65plus                   | 65+
ab 65 Jahren             | 65+
>= 80                    | 80+
65 Jahre und mehr        | 65+
65 und älter             | 65+
75 Jahre und ältere      | 75+
65-Jährige und Ältere    | 65+
90 u. älter              | 90+
90 J. u. ä.              | 90+
90 u.m.                  | 90+
100 und mehr             | 100+
"""


@pytest.mark.parametrize("row", LABELS.strip().splitlines())
def test_labels_of_offices(row: str) -> None:
    written, key = (part.strip() for part in row.split("|"))
    found = band_from_label(written)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    "text",
    ["", "Insgesamt", "über 65", "75-74", "unter 0", "3 bis unter 3", "Jahre", "65 bis", "1000"],
)
def test_no_age(text: str) -> None:
    assert band_from_label(text) is None


@pytest.mark.parametrize("key", ["", "x", "65-", "-75", "65 - 75", "+"])
def test_no_key(key: str) -> None:
    with pytest.raises(ValueError, match=r"^" if not key else None):
        band(key)


def bands() -> st.SearchStrategy[Band]:
    starts = st.integers(0, 120)
    closed = st.tuples(starts, st.integers(1, 120)).map(lambda pair: Band(pair[0], sum(pair)))
    return closed | starts.map(lambda start: Band(start, None))


@given(bands())
def test_keys_come_back(ages: Band) -> None:
    assert band(ages.key) == ages


@given(bands())
def test_printed_labels_come_back(ages: Band) -> None:
    assert band_from_label(label(ages.key)) == ages
    assert band_from_label(f"{label(ages.key)} Jahre") == ages


@given(bands(), bands(), st.integers(0, 300))
def test_within_and_overlap_are_what_they_say_of_single_ages(
    one: Band, other: Band, age: int
) -> None:
    in_one, in_other = (_holds(each, age) for each in (one, other))
    if one.within(other):
        assert not in_one or in_other
    if not one.overlaps(other):
        assert not (in_one and in_other)


@given(bands(), bands())
def test_overlap_is_mutual_and_follows_from_within(one: Band, other: Band) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.within(one)
    assert not one.within(other) or one.overlaps(other)


def _holds(ages: Band, age: int) -> bool:
    return ages.start <= age and (ages.end is None or age < ages.end)
