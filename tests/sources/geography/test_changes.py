"""Borders that change: whatever is parted and merged, nobody is lost and nobody is made up."""

from dataclasses import replace
from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import Problems
from reportgen.places import Level, Place, Places, Succession
from reportgen.sources.read import read_source
from reportgen.sources.spec import SourceSpec
from reportgen.status import Flag
from reportgen.world import MemoryWorld

TODAY = ("1", "2", "3")
TOWN = Places(
    (Place("0", "Stadt", "s", None), *(Place(key, key, "b", "0") for key in TODAY)),
    (Level("s", "s", "s"), Level("b", "b", "b")),
)
YEARS = ("2016", "2018", "2020", "2022")


@st.composite
def parted(draw: st.DrawFn, old: str, year: str, heirs: tuple[str, ...]) -> list[Succession]:
    chosen = draw(st.lists(st.sampled_from(heirs), min_size=1, max_size=3, unique=True))
    shares = [draw(st.integers(1, 9)) for _ in chosen]
    return [
        Succession(old, new, share / sum(shares), year)
        for new, share in zip(chosen, shares, strict=True)
    ]


@st.composite
def histories(draw: st.DrawFn) -> Places:
    """Two places that are no more; one of them has partly become the other one."""
    first = draw(parted("8", "2017", (*TODAY, "9")))
    second = draw(parted("9", "2021", TODAY))
    return replace(TOWN, successions=(*first, *second))


@given(histories(), st.data())
def test_totals_stay(places: Places, data: st.DataObject) -> None:
    rows, totals = [], dict.fromkeys(YEARS, 0)
    for year in YEARS:
        gone = {"8"} & {"8" if year > "2017" else ""} | {"9"} & {"9" if year > "2021" else ""}
        for key in (*TODAY, *sorted({"8", "9"} - gone)):
            count = data.draw(st.integers(0, 500))
            totals[year] += count
            rows.append(f"{key};{year};{count}")
    spec = SourceSpec.model_validate(
        {
            "title": "T", "format": "csv", "file": "e.csv",
            "keys": {"place": "Ort", "period": "Jahr"}, "values": {"n": "Zahl"},
        }
    )  # fmt: skip
    problems = Problems()
    world = MemoryWorld({"e.csv": "\n".join(["Ort;Jahr;Zahl", *rows])})
    found = read_source("q", spec, places, world, problems)["n"]
    assert not list(problems.errors())
    assert set(found.table["place"]) == set(TODAY)
    for year in YEARS:
        amounts = [found.cell(key, year).amount for key in TODAY]
        assert isclose(sum(amount or 0 for amount in amounts), totals[year], abs_tol=1e-6)
    for key in TODAY:
        assert not found.cell(key, "2022").flags & Flag.ESTIMATED


def test_a_day_within_a_year_holds_for_that_year() -> None:
    moved = Succession("8", "1", 1.0, "2020-07-01")
    places = replace(TOWN, successions=(moved,))
    assert places.heirs("8", "2019") == {"1": 1.0}
    assert places.heirs("8", "2020") == {"8": 1.0}
    assert places.heirs("8", "2020-06") == {"1": 1.0}
    assert places.heirs("8", "2020-07-01") == {"8": 1.0}
