"""Means of several years: what overlapping ones tell of single years, which are printed nowhere."""

from reportgen.audit.figure import Figure
from reportgen.audit.findings import Hidden, Inquiry
from reportgen.audit.makeup import Address, Declared, Makeup, Term
from reportgen.contract import Contract
from tests.protection.outsider import town

PLACES = town("S\n  a\n  b")
MEAN = Makeup("Fälle", decimals=1, upper=(Term("cases"),), years=3, adds_up=True)
DECLARED = Declared({"mean": MEAN}, {"cases": Contract(3)})


def printed(place: str, period: str, total: int) -> Figure:
    """A mean of three years with one decimal."""
    mean = round(total / 3, 1)
    return Figure(Address("mean", place, period), mean - 0.05, mean + 0.05, f"{place} {period}")


def found(figures: list[Figure], hidden: tuple[Address, ...] = ()) -> dict[tuple[str, str], str]:
    inquiry = Inquiry(DECLARED, PLACES, figures, [Hidden(each, "") for each in hidden])
    return {
        (each.quantity.place, each.quantity.period): "; ".join(each.because)
        for each in inquiry.found()
    }


def test_overlapping_means_tell_a_year() -> None:
    """Nobody in three years, four in the next three, six in the next: two in the last year."""
    told = [printed("a", "2021", 0), printed("a", "2022", 4), printed("a", "2023", 6)]
    assert found(told) == {("a", "2023"): "a 2021; a 2022; a 2023"}


def test_the_mean_that_would_tell_it_follows_from_its_neighbours() -> None:
    told = [printed("a", "2021", 0), printed("a", "2022", 4)]
    others = [printed("b", "2023", 9), printed("S", "2023", 15)]
    own = Address("mean", "a", "2023")
    assert found([*told, *others], (own,)).keys() == {("a", "2023")}


def test_means_of_years_apart_tell_none() -> None:
    assert not found([printed("a", "2021", 4), printed("a", "2024", 6), printed("b", "2024", 3)])
