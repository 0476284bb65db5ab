"""Random years, taken together and compared, computed and released: no small count is found out."""

from collections.abc import Mapping
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from reportgen.released import Released
from tests.protection.outsider import Atom, Case, Sum
from tests.protection.test_attack import SEARCHES, people, safe
from tests.protection.test_methods import NAMES, TOWN, released, source, term

YEARS = ("2021", "2022", "2023")
SPECS: Mapping[str, Mapping[str, object]] = {
    "jahr": {"kind": "anzahl", "numerator": term("geb")},
    "mittel": {"kind": "anzahl", "numerator": term("geb"), "years": 2},
    "lang": {"kind": "anzahl", "numerator": term("geb"), "years": 3},
    "rate": {"kind": "rate", "numerator": term("ew"), "denominator": term("geb", average=True)},
    "index": {"kind": "index", "method": "growth", "numerator": term("geb"), "since": "2022"},
    "klein": {"kind": "anzahl", "numerator": term("geb"), "minimum_numerator": 5},
}
"""Indicators of the same counts; what each tells exactly is in `reads`."""


@SEARCHES
@given(st.data())
def test_several_years_do_not_tell_a_single_one(data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from(sorted(SPECS)), min_size=1, max_size=4, unique=True))
    atoms: list[Atom] = list(product(NAMES, YEARS))
    counts = data.draw(people(atoms, 3))
    case = Case(TOWN)
    case.people("x", counts)
    rows = [(*atom, number) for atom, number in counts.items()]
    inhabitants = [(*atom, 500) for atom in atoms]
    sources = {"geb": source(rows), "ew": source(inhabitants)}
    found = released(sources, **{name: SPECS[name] for name in names})
    for name in names:
        reads(case, found, name)
    for place, year in product(("0", *NAMES), YEARS):
        total = sum_of(case, place, (year,))
        if 0 < case.outsider.true(total) < 3:
            assert safe(case, total, 3, 2), (place, year, names)


def sum_of(case: Case, place: str, years: tuple[str, ...]) -> Sum:
    return case.total("x", place, lambda own: own[0] in years)


def reads(case: Case, found: Released, name: str) -> None:
    """Take note of an indicator: a shown number tells what it is made of, a dot that it is there.

    A mean of years tells their sum; what divides by two ends, or by a base, tells a ratio.
    """
    frame = found[name]
    for place, period in zip(frame.table["place"], frame.table["period"], strict=True):
        cell = frame.cell(place, period)
        at = YEARS.index(period)
        own = sum_of(case, place, (period,))
        before = sum_of(case, place, (YEARS[max(at - 1, 0)],))
        if cell.amount is None:
            continue
        if name in ("jahr", "klein"):
            case.reads(own, cell.amount)
        elif name in ("mittel", "lang"):
            width = 2 if name == "mittel" else 3
            case.reads(
                sum_of(case, place, YEARS[at - width + 1 : at + 1]), round(cell.amount * width)
            )
        elif name == "rate":
            case.reads(own | before, case.outsider.true(own | before))
        else:
            base = sum_of(case, place, ("2022",))
            number, then = case.outsider.true(own), case.outsider.true(base)
            tied = dict.fromkeys(own, then) | dict.fromkeys(base, -number)
            if period != "2022":
                case.outsider.knows(tied, 0, 0)
