"""`reportgen explain`: a printed number told from the page to its cells."""

from pathlib import Path

import pytest

from reportgen.build.explain import Question, explain
from reportgen.build.finding import simple
from reportgen.build.progress import Silent
from reportgen.cli import _guarded, app
from reportgen.errors import ExitCode, ReportError
from reportgen.messages import line
from reportgen.world import copy_packaged
from tests.starter import starter


def told(wanted: str, threshold: int = 3, *, is_full: bool = False) -> str:
    question = Question("sozialbericht", wanted, is_full)
    return "\n".join(explain(starter(threshold), question, Silent()))


SHARE = """\
  Anteil der 65-Jährigen und Älteren, Werder, 2024
  Steht in: 1 Bevölkerung, chapters/01-bevoelkerung.md:17
  Steht in: 1 Bevölkerung, Abbildung 1.1 – Werder, chapters/01-bevoelkerung.md:20
  Steht in: A Daten zu Abbildungen und Karten, Tabelle A.1 – Werder, chapters/01-bevoelkerung.md:20
  Definition: Personen von 65 und mehr Jahren je 100 Einwohnerinnen und Einwohner.
    Wert: 32,7 (ungerundet 32,69961977186312)
    Formel: [einwohner.personen, Alter 65 und älter] · 100 / [einwohner.personen]
    Operanden (interne Zahlen vor der Anonymitätsprüfung, nicht zur Veröffentlichung):
      [einwohner.personen, Alter 65 und älter] = 1 290
        03 · 2024 · 65+: 1 290 – data/einwohner.csv, D28
      [einwohner.personen] = 3 945
        03 · 2024 · 0-18: 610 – data/einwohner.csv, D26
        03 · 2024 · 18-65: 2 045 – data/einwohner.csv, D27
        03 · 2024 · 65+: 1 290 – data/einwohner.csv, D28
"""


@pytest.mark.parametrize("wanted", ["32,7 %", "32,7", "anteil_65plus/03/2024"])
def test_a_number_is_found_by_its_text_without_its_unit_and_by_its_key(wanted: str) -> None:
    found = told(wanted).replace("\u202f", " ")
    assert "anteil_65plus/03/2024" in found.splitlines()[0]
    assert SHARE in found
    assert "Stichtag 31.12.; Datenstand 15.01.2025; data/einwohner.csv; SHA-256 " in found


def test_a_number_printed_with_thousands_is_found_however_they_are_typed() -> None:
    for wanted in ("23 270", "23.270", "23270", "23270 Personen"):
        assert "bevoelkerung/00/2024" in told(wanted)


def test_words_are_told_by_the_numbers_that_they_rest_on() -> None:
    found = told("bevoelkerung~trend/00/2024/since=2022").replace("\u202f", " ")
    assert "Beruht auf diesen Zahlen (2):" in found
    assert "bevoelkerung/00/2022\n    Wert: 22 910 (ungerundet 22910,0)" in found
    assert "D20" in found
    assert "D2" in found


def test_an_exhibit_is_told_number_by_number() -> None:
    found = told("Tabelle 1.1")
    assert told("tab-bevoelkerung") == found
    assert "genauer mit dem Schlüssel" in found.splitlines()[0]
    assert "bevoelkerung/03/2023 · Bevölkerung, Werder, 2023" in found
    full = told("Tabelle 1.1", is_full=True)
    assert full.count("Formel: [einwohner.personen]") >= 12


def test_a_number_that_is_kept_back_is_told_without_numbers() -> None:
    found = told("anteil_u18/03/2024", 700)
    assert "Zurückgehalten: Die Anzahl liegt unter der Mindestfallzahl" in found
    assert "Operanden (ohne Zahlen" in found
    assert "03 · 2024 · 0-18 – data/einwohner.csv, D26" in found
    assert "610" not in found
    assert "3\u202f945" not in found


def test_what_is_not_printed_is_told_with_the_nearest() -> None:
    with pytest.raises(ReportError) as stopped:
        told("32,6 %")
    said = line(stopped.value.problems[0])
    assert "32,6 %" in said
    assert "32,7" in said
    with pytest.raises(ReportError) as stopped:
        told("anteil_65plus/03/2025")
    assert "anteil_65plus/03/2024" in line(stopped.value.problems[0])


def test_texts_are_compared_as_they_are_typed() -> None:
    assert simple("\u22121,5\u00a0Prozentpunkte") == "-1,5 prozentpunkte"


def test_the_command_explains(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy_packaged("starter", tmp_path)
    arguments = ["explain", "sozialbericht", "32,7 %", "--project", str(tmp_path)]
    assert _guarded(app, arguments) == ExitCode.OK
    assert "data/einwohner.csv, D28" in capsys.readouterr().out
    assert _guarded(app, ["explain", "bericht", "1", "--project", str(tmp_path)]) == 1
    assert "bericht" in capsys.readouterr().err
    assert not (tmp_path / "output").exists()


def test_a_share_of_a_table_is_told_by_its_two_numbers() -> None:
    world = starter()
    world.files["chapters/02.md"] = b'{{ table("tab-bevoelkerung", shares=True) }}'
    question = Question("sozialbericht", "bevoelkerung~share/03/2024")
    found = "\n".join(explain(world, question, Silent()))
    assert "Formel: bevoelkerung/03/2024 · 100 / bevoelkerung/00/2024" in found
    assert "Beruht auf diesen Zahlen (2):" in found
    assert "\n  bevoelkerung/00/2024\n" in found
