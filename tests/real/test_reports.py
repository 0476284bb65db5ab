"""Reports of other towns from the files their offices give out: project files, no code.

The files lie beside the checkout, if at all. They are copied into a project folder for the test;
long tables of places are written from the names in the files.
"""

import csv
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from reportgen.build.progress import Silent
from reportgen.build.run import Request, build
from reportgen.formats import number
from reportgen.world import DiskWorld

DATA = Path(__file__).parents[2].parent / "shared" / "data"
PROJECTS = Path(__file__).parents[1] / "reports"
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not DATA.is_dir(), reason="the files of real offices are not here"),
]

Rows = list[list[str]]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Report:
    """A finished report as its readers have it."""

    folder: Path

    @property
    def tables(self) -> list[tuple[str, Rows]]:
        """Every table of the Word file: the paragraph before it and the text of every cell."""
        found: list[tuple[str, Rows]] = []
        before = ""
        for element in self._body().iter():
            if element.tag == f"{W}tbl":
                rows = [
                    [_text(cell) for cell in row.iter(f"{W}tc")] for row in element.iter(f"{W}tr")
                ]
                found.append((before, rows))
            elif element.tag == f"{W}p":
                before = _text(element)
        return found

    @property
    def paragraphs(self) -> list[str]:
        return [_text(each) for each in self._body().iter(f"{W}p")]

    def _body(self) -> ElementTree.Element:
        with ZipFile(self.folder / "output" / "bericht.docx") as package:
            return ElementTree.fromstring(package.read("word/document.xml"))

    def table(self, *named: str, columns: int = 0, after: str = "") -> dict[str, list[str]]:
        """The rows, by their first cell, of the first table with all these rows."""
        for before, rows in self.tables:
            fits = not columns or all(len(row) == columns for row in rows)
            if fits and before.startswith(after) and set(named) <= {row[0] for row in rows}:
                return {row[0]: row[1:] for row in rows}
        raise AssertionError(named)

    def pdf(self) -> str:
        if shutil.which("pdftotext") is None:
            pytest.skip("pdftotext (poppler-utils) is not installed")
        path = str(self.folder / "output" / "bericht.pdf")
        done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
        return done.stdout.decode()


def without_heads(rows: dict[str, list[str]]) -> dict[str, list[str]]:
    """The rows of a table below its one row of heads."""
    return dict(list(rows.items())[1:])


def _text(element: ElementTree.Element) -> str:
    text = "".join(each.text or "" for each in element.iter(f"{W}t"))
    return text.replace("\u2002", " ").replace("\u00a0", " ").strip()


def built(name: str, folder: Path, files: dict[str, str], places: Iterable[str] = ()) -> Report:
    """Build a project with the files of its office; not even a notice is allowed."""
    shutil.copytree(PROJECTS / name, folder, dirs_exist_ok=True)
    (folder / "data").mkdir(exist_ok=True)
    for target, source in files.items():
        shutil.copyfile(DATA / source, folder / "data" / target)
    if places:
        table = "\n".join(("key;name;level;parent", *places))
        (folder / "data" / "raeume.csv").write_text(table, encoding="utf-8")
    build(DiskWorld(folder), Request(strict=True), Silent())
    return Report(folder)


# ---------------------------------------------------------------- Hamburg, a workbook

HAMBURG = "hamburg-2014/Daten_fuer_die_Stadtteilprofile_2014.xlsx"
DISTRICTS, BOROUGHS, TOWN = slice(4, 103), slice(103, 110), 110
FLATS = 57
"""The column with the prices of flats, from 0."""


@pytest.fixture(scope="module")
def workbook() -> list[list[object]]:
    sheet = CalamineWorkbook.from_path(DATA / HAMBURG).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python(skip_empty_area=False)]


@pytest.fixture(scope="module")
def hamburg(workbook: list[list[object]], tmp_path_factory: pytest.TempPathFactory) -> Report:
    places = ["000;Hamburg;stadt;"]
    places += [f"b{n};{row[0]};bezirk;000" for n, row in enumerate(workbook[BOROUGHS])]
    places += [f"s{n:02};{row[0]};stadtteil;000" for n, row in enumerate(workbook[DISTRICTS])]
    folder = tmp_path_factory.mktemp("hamburg")
    return built("hamburg", folder, {"stadtteilprofile.xlsx": HAMBURG}, places)


def printed(row: list[object]) -> tuple[str, list[str]]:
    """A place with its people, young people and the office's own share, as a report prints it."""
    everyone, young, share = (float(str(cell)) for cell in row[1:4])
    return str(row[0]), [number(everyone), number(young), number(share, 1)]


def test_all_107_shares_are_those_of_the_office(
    hamburg: Report, workbook: list[list[object]]
) -> None:
    districts = dict(map(printed, workbook[DISTRICTS]))
    boroughs = dict(map(printed, workbook[BOROUGHS]))
    assert len(districts) + len(boroughs) + 1 == 107
    assert without_heads(hamburg.table("Hamburg-Altstadt", "Cranz", columns=4)) == districts
    town = {"Hamburg insgesamt": printed(workbook[TOWN])[1]}
    found = without_heads(hamburg.table("Hamburg-Mitte", "Hamburg insgesamt", columns=4))
    assert found == boroughs | town


def test_all_107_shares_stand_in_the_pdf_too(hamburg: Report, workbook: list[list[object]]) -> None:
    lines = [f" {' '.join(line.split())} " for line in hamburg.pdf().splitlines()]
    rows = [printed(row) for row in (*workbook[DISTRICTS], *workbook[BOROUGHS])]
    rows.append(("Hamburg insgesamt", printed(workbook[TOWN])[1]))
    wanted = {" ".join(" ".join((name, *cells)).split()) for name, cells in rows}
    # beside a row there may be a note in the margin
    assert not {each for each in wanted if not any(f" {each} " in line for line in lines)}


def test_suppressed_prices_are_a_point_with_its_legend(
    hamburg: Report, workbook: list[list[object]]
) -> None:
    prices = {
        str(row[0]): ["." if row[FLATS] == "." else number(float(str(row[FLATS])))]
        for row in workbook[DISTRICTS]
    }
    assert without_heads(hamburg.table("Hamburg-Altstadt", "Cranz", columns=2)) == prices
    assert sum(cells == ["."] for cells in prices.values()) > 20
    legend = [each for each in hamburg.paragraphs if each.startswith("Zeichenerklärung")]
    assert legend == ["Zeichenerklärung: . Zahlenwert unbekannt oder geheim zu halten"]


# ---------------------------------------------------------------- Köln, a long table

KOELN = "koeln/bevoelkerung.csv"


@pytest.fixture(scope="module")
def residents() -> dict[tuple[str, str], dict[str, str]]:
    """The residents of each place, by its key and name, in each year."""
    with (DATA / KOELN).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["tab_id"] == "005"]
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        years = found.setdefault((row["raum_id"], row["raum"]), {})
        years[row["jahr"]] = number(float(row["zahl"]))
    return found


@pytest.fixture(scope="module")
def koeln(
    residents: dict[tuple[str, str], dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> Report:
    places = [f"{key};{name};{_level(key)}" for key, name in residents]
    folder = tmp_path_factory.mktemp("koeln")
    return built("koeln", folder, {"bevoelkerung.csv": KOELN}, places)


def _level(key: str) -> str:
    """Level and parent: 000 is the town, 001 to 009 are boroughs, 101 is the first part of 001."""
    if key == "000":
        return "stadt;"
    return "stadtbezirk;000" if key.startswith("00") else f"stadtteil;00{key[0]}"


def test_districts_and_boroughs_of_all_years(
    koeln: Report, residents: dict[tuple[str, str], dict[str, str]]
) -> None:
    years = ["2005", "2006", "2007", "2008", "2009", "2010", "2011", "2012"]
    boroughs = koeln.table("Chorweiler", "Stadt Köln insgesamt")
    districts = koeln.table("Altstadt/Süd", "Innenstadt zusammen", "Stadt Köln insgesamt")
    assert districts["Stadtteil"] == years
    for (key, name), numbers in residents.items():
        wanted = [numbers[year] for year in years]
        match _level(key).split(";")[0]:
            case "stadt":
                assert boroughs[f"{name} insgesamt"][:8] == wanted
            case "stadtbezirk":
                assert boroughs[name][:8] == wanted, name
                assert districts[f"{name} zusammen"] == wanted, name
            case _:
                assert districts[name] == wanted, name
    assert len(residents) == 96


def test_lines_over_the_years_tell_the_town(
    koeln: Report, residents: dict[tuple[str, str], dict[str, str]]
) -> None:
    years = koeln.table("2005", "2012", columns=2)
    assert without_heads(years) == {
        year: [text] for year, text in residents["000", "Stadt Köln"].items()
    }
    last = residents["000", "Stadt Köln"]["2012"]
    assert any(f"2012 lebten in Köln {last} Menschen" in each for each in koeln.paragraphs)
    assert "Abbildung 1.1" in koeln.pdf()


# ---------------------------------------------------------------- tables of the Regionaldatenbank

REGIONAL = ("12411-02-03-4_00.csv", "13211-02-05-4_00.csv", "22811-02-02-4_00.csv")


@pytest.fixture(scope="module")
def regional(tmp_path_factory: pytest.TempPathFactory) -> Report:
    files = {name: f"regionalstatistik/{name}" for name in REGIONAL}
    return built("regional", tmp_path_factory.mktemp("regional"), files)


def cells(file: str, start: str) -> list[str]:
    """The first row of a file that begins so, cell by cell."""
    lines = (DATA / "regionalstatistik" / file).read_text(encoding="cp1252").splitlines()
    return next(line for line in lines if line.startswith(start)).split(";")


def test_values_and_signs_of_the_regional_tables(regional: Report) -> None:
    unemployed = regional.table("Bottrop", "Osterode am Harz", after="Tabelle 2.1 Arbeitslose")
    rates = regional.table("Bottrop", "Osterode am Harz", after="in %")
    years = ("2013", "2014", "2015", "2016")
    for name, key in (
        ("Bottrop", "05512"), ("Gelsenkirchen", "05513"), ("Osterode am Harz", "03156"),
        ("Statistische Region Braunschweig", "031"), ("Deutschland insgesamt", "DG"),
    ):  # fmt: skip
        rows = [cells(REGIONAL[1], f"{year};{key};") for year in years]
        assert unemployed[name] == [shown(row[3], 0) for row in rows], name
        assert rates[name] == [shown(row[11], 1) for row in rows], name
    assert unemployed["Osterode am Harz"][-1] == "–"
    assert rates["Statistische Region Braunschweig"] == ["."] * 4


def shown(cell: str, decimals: int) -> str:
    """A cell of the file as a report prints it."""
    if cell in ("-", "."):
        return cell.replace("-", "–")
    return number(float(cell.replace(",", ".")), decimals)


def test_numerator_and_denominator_from_two_tables(regional: Report) -> None:
    ages = ("unter 3", "3 bis unter 6", "6 bis unter 10", "10 bis unter 15")
    table = regional.table("Bottrop", "Niedersachsen")
    for name, key in (("Bottrop", "05512"), ("Münster", "05515"), ("Nordrhein-Westfalen", "05")):
        place = re.escape(key)
        lines = (DATA / "regionalstatistik" / REGIONAL[0]).read_text(encoding="cp1252")
        below = sum(
            int(re.findall(rf"(?m)^31.12.2015;{place};[^;]*;{age} Jahre;(\d+)", lines)[0])
            for age in ages
        )
        poor = int(cells(REGIONAL[2], f"31.12.2015;{key};")[-1])
        assert table[name][1] == number(poor / below * 100, 1), name


def test_the_source_line_tells_office_and_day_of_the_foot(regional: Report) -> None:
    offices = "Quelle: Statistische Ämter des Bundes und der Länder, Deutschland, Arbeitslose nach"
    told = [each for each in regional.paragraphs if each.startswith(offices)]
    assert told
    assert all("Jahresdurchschnitt (Datenstand 10.10.2017)" in each for each in told)
    flat = " ".join(regional.pdf().split())
    assert "Quelle: Statistische Ämter des Bundes und der Länder, Deutschland, Arb" in flat
    assert "(Datenstand 10.10.2017)" in flat
