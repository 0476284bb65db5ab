"""The ledger of a document: every printed number with its formula and cells, and no other."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from reportgen.build.documents import Desk, composed
from reportgen.build.ledger import ledger, ranges
from reportgen.build.numbers import prepare
from reportgen.build.progress import Silent
from reportgen.document.printed import Printed, printed
from reportgen.errors import Problems
from reportgen.formats import number
from reportgen.project import load_project
from reportgen.world import MemoryWorld
from tests.starter import starter
from tests.town import indicator, source, town

Json = dict[str, Any]


def told(world: MemoryWorld, name: str = "sozialbericht") -> tuple[Json, list[Printed]]:
    """The ledger of the starter's report, and what the report prints."""
    problems = Problems()
    project = load_project(world, problems)
    desk = Desk(project, world, prepare(project, world, problems, Silent()))
    made = composed(name, desk, problems, {}, raster=False)
    written = ledger(name, made, desk)
    assert written.path == f"output/{name}.ledger.json"
    return json.loads(written.data), list(printed(made.document))


def leaves(content: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    if isinstance(content, dict):
        for name, inner in content.items():
            yield from leaves(inner, (*path, name))
    elif isinstance(content, list):
        for inner in content:
            yield from leaves(inner, path)
    else:
        yield path, content


def numbers(content: Json) -> dict[str, Json]:
    return {each["key"]: each for each in content["numbers"]}


def test_a_share_tells_formula_cells_and_places() -> None:
    content, _ = told(starter())
    share = numbers(content)["anteil_65plus/03/2024"]
    assert share["formula"] == (
        "[einwohner.personen, Alter 65 und älter] · 100 / [einwohner.personen]"
    )
    assert (share["value"], share["decimals"], share["unit"]) == (32.7, 1, "%")
    assert [content["cells"][each]["range"] for each in share["cells"]] == ["D28", "D26:D28"]
    assert {each["text"] for each in share["printed"]} == {"32,7\u202f%", "32,7"}
    assert share["printed"][0]["where"].startswith("chapters/01-bevoelkerung.md:")
    assert "Abbildung 1.1" in {each["exhibit"] for each in share["printed"]}
    (source,) = content["sources"]
    assert source["file"] == "data/einwohner.csv"
    assert source["extracted"] == "2025-01-15"
    assert "digest" not in source


def test_a_file_that_counts_no_persons_has_a_digest() -> None:
    assert len(told(starter(threshold=1))[0]["sources"][0]["digest"]) == 64
    world = starter()
    project = world.files["report.toml"]
    assert isinstance(project, bytes)
    world.files["report.toml"] = project.replace(
        b"[source.einwohner]", b"[source.einwohner]\npersons = false"
    )
    assert len(told(world)[0]["sources"][0]["digest"]) == 64


def test_the_rows_that_a_register_has_are_not_told() -> None:
    """Who sees that a place has as many rows as persons knows that there is one in each."""
    world = starter()
    register = world.files["data/einwohner.csv"]
    assert isinstance(register, bytes)
    rows = register.decode().splitlines(keepends=True)
    world.files["data/einwohner.csv"] = "".join(rows[:26] + rows[27:]).encode()
    content, _ = told(world)
    ranges = {
        content["cells"][each]["range"]
        for key, number in numbers(content).items()
        if key.startswith(("anteil_65plus/", "bevoelkerung/")) and "/2024" in key
        for each in number["cells"]
    }
    assert ranges == {"D:D"}


def test_a_register_of_the_town_alone_does_not_tell_that_each_row_is_one_person() -> None:
    """Seven rows, seven persons: not even the length of the column is told."""
    ages = (3, 4, 7, 9, 12, 15, 16)
    rows = "".join(f"0;2024;{age};1\n" for age in ages)
    declared = source("reg", keys='age = "Alter"') + indicator("hilfen", "anzahl", "reg.zahl")
    chapter = '# Hilfen\n\nEs sind {{ value("hilfen") }}.\n'
    own = town(declared, {"reg.csv": f"Raum;Jahr;Alter;Zahl\n{rows}"}, chapter, threshold=3)
    content, _ = told(own, "bericht")
    assert numbers(content)["hilfen/0/2024"]["value"] == 7
    assert [each["range"] for each in content["cells"]] == ["D:D"]


def test_what_is_told_in_words_names_the_numbers_it_rests_on() -> None:
    content, _ = told(starter())
    trend = numbers(content)["bevoelkerung~trend/00/2024/since=2022"]
    assert trend["of"] == ["bevoelkerung/00/2024", "bevoelkerung/00/2022"]
    assert "value" not in trend
    cells = [content["cells"][each]["range"] for each in trend["cells"]]
    assert cells == ["D20:D28", "D2:D10"]


def test_every_number_of_the_ledger_is_printed_and_every_printed_one_is_in_it() -> None:
    content, page = told(starter())
    texts = {each.value.text for each in page}
    for path, leaf in leaves(content):
        if isinstance(leaf, float):
            assert path == ("numbers", "value")
        elif isinstance(leaf, int):
            assert path in {("numbers", "decimals"), ("numbers", "cells"), ("cells", "source")}
    for each in content["numbers"]:
        own = [place["text"] for place in each["printed"]]
        assert set(own) <= texts
        if "value" in each:
            digits = number(abs(each["value"]), each["decimals"])
            assert any(digits in text for text in own), each
    known = {each["key"] for part in ("numbers", "withheld") for each in content[part]}
    assert known == {str(each.value.key) for each in page}


def test_what_is_kept_back_is_named_without_number_rule_or_cell() -> None:
    content, page = told(starter(threshold=700))
    withheld = {each["key"]: each for each in content["withheld"]}
    assert "anteil_u18/03/2024" in withheld
    assert set(withheld["anteil_u18/03/2024"]) == {
        "key", "indicator", "place", "period", "group", "printed",
    }  # fmt: skip
    assert "anteil_u18/03/2024" not in numbers(content)
    shown = {place["text"] for each in content["withheld"] for place in each["printed"]}
    assert not any(letter.isdigit() for text in shown for letter in text)
    text = json.dumps(content, ensure_ascii=False)
    for rule in ("threshold", "complement", "secondary", "derived"):
        assert rule not in text
    assert {each.value.text for each in page} >= shown


def test_the_same_project_has_the_same_ledger() -> None:
    assert told(starter())[0] == told(starter())[0]


@pytest.mark.parametrize(
    ("cells", "written"),
    [
        ([(3, 2)], "D2"),
        ([(3, 2), (3, 3), (3, 4), (3, 7)], "D2:D4 D7"),
        ([(27, 5), (3, 5), (3, 4)], "D4:D5 AB5"),
        ([(0, 1), (0, 1)], "A1"),
        ([], ""),
    ],
)
def test_cells_are_written_as_ranges(cells: list[tuple[int, int]], written: str) -> None:
    assert ranges([column for column, _ in cells], [line for _, line in cells]) == written


def test_what_is_told_of_two_places_rests_on_both() -> None:
    world = starter()
    world.files["chapters/02.md"] = (
        b'{{ deviation("anteil_u18", place="01", to="02") }} '
        b'{{ compared("anteil_u18", place="01", to="02") }} '
        b'{{ times("anteil_u18", place="01", to="03") }} '
        b'{{ change("anteil_u18", since="2022", relative=True) }}'
    )
    content, _ = told(world)
    both = ["anteil_u18/01/2024", "anteil_u18/02/2024"]
    assert numbers(content)["anteil_u18~difference/01/2024/to=02"]["of"] == both
    assert numbers(content)["anteil_u18~compared/01/2024/to=02"]["of"] == both
    assert numbers(content)["anteil_u18~times/01/2024/to=03"]["of"][1] == "anteil_u18/03/2024"
    relative = numbers(content)["anteil_u18~relative/00/2024/since=2022"]
    assert relative["of"] == ["anteil_u18/00/2024", "anteil_u18/00/2022"]


def test_shares_ranks_and_differences_of_tables_tell_what_they_are_made_of() -> None:
    world = starter()
    world.files["chapters/02.md"] = (
        b'{{ table("tab-bevoelkerung", shares=True, rank=True, change_since="first") }}\n\n'
        b'{{ table("tab-bevoelkerung", rows="age", columns="period", indicators=["alter"],'
        b' shares=True, rank=False, change_since="") }}'
    )
    project = world.files["report.toml"]
    assert isinstance(project, bytes)
    world.files["report.toml"] = project + (
        b'\n[indicator.alter]\nname = "Alter"\nkind = "anzahl"\nunit = "Personen"\n'
        b'by = ["age"]\nnumerator = { source = "einwohner", measure = "personen" }\n'
    )
    found = numbers(told(world)[0])
    share = found["bevoelkerung~share/03/2024"]
    assert share["of"] == ["bevoelkerung/03/2024", "bevoelkerung/00/2024"]
    assert share["relation"] == "bevoelkerung/03/2024 \u00b7 100 / bevoelkerung/00/2024"
    assert {each["text"] for each in share["printed"]} == {"17,0"}
    change = found["bevoelkerung~change/03/2024/since=2022"]
    own, then = "bevoelkerung/03/2024", "bevoelkerung/03/2022"
    assert change["relation"] == f"({own} \u2212 {then}) \u00b7 100 / {then}"
    assert found["bevoelkerung~rank/03/2024"]["told"] == "rank"
    group = found["alter~share/00/2024/age=0-18/of=age"]
    assert group["of"] == ["alter/00/2024/age=0-18", "alter/00/2024"]


def test_a_difference_in_points_is_one_of_two_numbers() -> None:
    world = starter()
    world.files["chapters/02.md"] = b'{{ deviation("anteil_u18", place="01") }}'
    deviation = numbers(told(world)[0])["anteil_u18~deviation/01/2024"]
    assert deviation["relation"] == "anteil_u18/01/2024 \u2212 anteil_u18/00/2024"
