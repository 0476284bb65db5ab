"""A project that takes its indicators from the catalogue, and the lines of its mistakes."""

from pathlib import Path

import pytest

from reportgen.build.progress import Silent
from reportgen.build.run import Request, build
from reportgen.errors import Problems, ReportError
from reportgen.messages import line
from reportgen.project import Project, load_project
from reportgen.world import DiskWorld, copy_packaged

BOUND = """
[concept.einwohner]
source = "einwohner"
measure = "personen"
"""


def loaded(folder: Path, more: str) -> Project:
    copy_packaged("starter", folder)
    with (folder / "report.toml").open("a", encoding="utf-8") as file:
        file.write(BOUND + more)
    return load_project(DiskWorld(folder), Problems())


def told(folder: Path, more: str) -> list[str]:
    with pytest.raises(ReportError) as failed:
        loaded(folder, more)
    return [line(each) for each in failed.value.problems]


def test_entries_are_taken_and_overridden(tmp_path: Path) -> None:
    project = loaded(
        tmp_path,
        '[catalogue]\nuse = ["jugendquotient_18_65"]\n'
        '[indicator.alt]\nuse = "altenquotient_65_20"\nname = "Alte je Jüngere"\n',
    )
    assert project.indicators["jugendquotient_18_65"].name == "Jugendquotient (unter 18)"
    assert project.indicators["alt"].name == "Alte je Jüngere"
    assert project.indicators["alt"].catalogue_number == 8


def test_all_that_can_be_computed_leaves_out_what_ages_do_not_allow(tmp_path: Path) -> None:
    loaded(tmp_path, '[catalogue]\nuse = "all"\n')
    result = build(DiskWorld(tmp_path), Request(dry=True), Silent())
    assert not any(result.problems.errors())
    (left,) = [each for each in result.problems.found if each.code == "catalogue-left-out"]
    told = line(left)
    assert "medianalter" not in told
    assert "anteil_u3" in told


def test_an_entry_asked_for_by_name_is_not_left_out(tmp_path: Path) -> None:
    loaded(tmp_path, '[catalogue]\nuse = ["anteil_u3"]\n')
    with pytest.raises(ReportError) as failed:
        build(DiskWorld(tmp_path), Request(dry=True), Silent())
    assert "indicator-ages-straddled" in {each.code for each in failed.value.problems}


def test_mistakes_of_an_override_name_its_line(tmp_path: Path) -> None:
    found = told(tmp_path, '[indicator.alt]\nuse = "altenquotient_65_20"\ndecimals = "eins"\n')
    number = (tmp_path / "report.toml").read_text(encoding="utf-8").count("\n")
    assert len(found) == 1
    assert f"report.toml, Zeile {number}:" in found[0]


def test_a_concept_of_an_unknown_source_is_told_once(tmp_path: Path) -> None:
    more = '[concept.frauen]\nsource = "einwoner"\nmeasure = "n"\n[catalogue]\nuse = "all"\n'
    found = told(tmp_path, more)
    assert len(found) == 1
    assert "„einwohner“" in found[0]


def test_a_faulty_concept_is_told_where_it_stands_and_not_again(tmp_path: Path) -> None:
    more = '[concept.frauen]\nsource = "einwohner"\n[catalogue]\nuse = ["frauenanteil_65"]\n'
    found = told(tmp_path, more)
    assert len(found) == 1
    assert "measure" in found[0]


def test_populations_are_not_mixed(tmp_path: Path) -> None:
    def stated(name: str, base: str) -> str:
        return (
            f'[source.{name}]\ntitle = "T"\nfile = "data/x.csv"\nformat = "csv"\nbase = "{base}"\n'
            'keys = { place = "a", period = "b" }\nvalues = { n = "c" }\n'
        )

    more = stated("register", "Hauptwohnsitz") + stated("zensus", "Fortschreibung Zensus 2022")
    term = '{ source = "%s", measure = "n" }'
    more += (
        '[indicator.q]\nname = "Q"\nkind = "quote"\nunit = "%"\nfactor = 100\n'
        f"numerator = {term % 'register'}\ndenominator = {term % 'zensus'}\n"
    )
    found = told(tmp_path, more)
    assert len(found) == 1
    assert "„register“ (Hauptwohnsitz) und „zensus“ (Fortschreibung Zensus 2022)" in found[0]
