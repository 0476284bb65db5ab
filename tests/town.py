"""A small town taken the whole way: files in, sentences, tables and messages out.

Tests say only what matters to them: sources and indicators as a project file has them, the
offices' files, a chapter. The rest of the project is here.
"""

from dataclasses import dataclass

from reportgen.build.documents import Desk, composed
from reportgen.build.numbers import prepare
from reportgen.build.progress import Silent
from reportgen.document.dump import dump_blocks
from reportgen.document.nodes import Document
from reportgen.errors import Problems, ReportError
from reportgen.frame import Cell
from reportgen.messages import line
from reportgen.project import load_project
from reportgen.released import Released
from reportgen.world import MemoryWorld, World

PLACES = """key;name;level;parent;article;located
0;Musterau;stadt;;;
01;Nordstadt;bezirk;0;die;
02;Südhang;bezirk;0;der;
03;Werder;bezirk;0;der;
"""
UNLOCATED = "99;nicht zuordenbar;bezirk;0;;nein\n"
HEAD = """
[project]
title = "Sozialbericht"
town = "Musterau"
publisher = "Amt für Soziales"
edition = "2024"
date = 2025-03-31
fictitious = true

[places]
file = "raeume.csv"
levels = [
    { key = "stadt", name = "Stadt", plural = "Städte" },
    { key = "bezirk", name = "Bezirk", plural = "Bezirke", dative = "Bezirken" },
]
"""
TAIL = """
[document.bericht]
kind = "report"
title = "Sozialbericht"
chapters = ["kapitel.md"]
"""
Files = dict[str, str | bytes]


@dataclass(frozen=True)
class Told:
    """What came of a project."""

    text: str
    """The document as text, spaces that do not break shown as ordinary ones."""
    notices: tuple[str, ...]
    released: Released
    document: Document

    def cell(self, measure: str, place: str = "0", period: str = "2024", **groups: str) -> Cell:
        return self.released[measure].cell(place, period, **groups)

    def amount(self, measure: str, place: str = "0", period: str = "2024") -> float | None:
        return self.cell(measure, place, period).amount


def source(name: str, *, measures: str = "Zahl", keys: str = "", more: str = "") -> str:
    """A CSV of an office: place, year and the given columns; measures are named by columns."""
    columns = ", ".join(f'{each.lower()} = "{each}"' for each in measures.split())
    return f"""
[source.{name}]
title = "Lieferung {name}"
file = "{name}.csv"
format = "csv"
publisher = "Stadt Musterau"
keys = {{ place = "Raum", period = "Jahr"{f", {keys}" if keys else ""} }}
values = {{ {columns} }}
{more}
"""


def term(given: str) -> str:
    """ "s.m 0-18 -t.n" as terms: measures, the ages that are meant, subtracted with a minus."""
    terms = []
    for part in given.split("+"):
        name, *ages = part.split()
        own = name.removeprefix("-")
        source_name, measure = own.split(".")
        limits = f", ages = [{ages[0].replace('-', ', ')}]" if ages else ""
        minus = ", subtract = true" if own != name else ""
        terms.append(f'{{ source = "{source_name}", measure = "{measure}"{limits}{minus} }}')
    return f"[{', '.join(terms)}]"


def indicator(name: str, kind: str, above: str, below: str = "", more: str = "") -> str:
    """An indicator; shares and quotas are in per cent with one decimal."""
    lower = f"denominator = {term(below)}" if below else ""
    percent = kind in ("anteil", "quote")
    printed = 'factor = 100\nunit = "%"\ndecimals = 1' if percent else ""
    unit = "" if percent or "unit =" in more else 'unit = ""'
    return f"""
[indicator.{name}]
name = "{name.capitalize()}"
kind = "{kind}"
numerator = {term(above)}
{lower}
{printed}
{unit}
{more}
"""


def town(
    declared: str,
    files: Files,
    chapter: str = "# Kapitel\n\nText.\n",
    *,
    places: str = PLACES,
    threshold: int = 1,
) -> MemoryWorld:
    protection = f"\n[protection]\nthreshold = {threshold}\n"
    own: Files = {
        "report.toml": HEAD + protection + declared + TAIL,
        "raeume.csv": places,
        "kapitel.md": chapter,
    }
    return MemoryWorld(own | files)


PLACES_FILE = 'file = "raeume.csv"'


def declare(world: MemoryWorld, old: str, new: str) -> None:
    """Change what the project file says."""
    text = world.files["report.toml"].decode()
    assert old in text
    world.files["report.toml"] = text.replace(old, new).encode()


def told(world: World) -> Told:
    """Read, compute, release, compose; a mistake is a failure of the test."""
    problems = Problems()
    try:
        project = load_project(world, problems)
        numbers = prepare(project, world, problems, Silent())
        desk = Desk(project, world, numbers)
        made = composed("bericht", desk, problems, {}, raster=False)
        problems.stop()
    except ReportError as error:
        raise AssertionError("\n".join(line(each) for each in error.problems)) from None
    text = dump_blocks(made.document.blocks).replace("⍽", " ").replace("⎵", " ")
    notices = tuple(line(each) for each in problems.found)
    return Told(text, notices, numbers.released, made.document)


def refused(world: World) -> tuple[str, ...]:
    """The errors that stop a project, of which there must be some."""
    problems = Problems()
    try:
        project = load_project(world, problems)
        numbers = prepare(project, world, problems, Silent())
        composed("bericht", Desk(project, world, numbers), problems, {}, raster=False)
    except ReportError as error:
        return tuple(line(each) for each in error.problems)
    found = tuple(line(each) for each in problems.errors())
    assert found, "nothing was refused"
    return found
