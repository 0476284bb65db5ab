"""A small town with released numbers, and a way to compose its chapters."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from reportgen.compose.compose import compose
from reportgen.compose.council.spec import CouncilSpec
from reportgen.compose.material import Asked, Material, ProjectFacts
from reportgen.compose.spec import DocumentSpec, ReportSpec, WordingSpec
from reportgen.document.abbreviations import Glossary
from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Text
from reportgen.document.nodes import (
    Block,
    Column,
    Document,
    Figure,
    FigureKind,
    Row,
    Table,
    TableCell,
)
from reportgen.document.theme import Theme, load_theme
from reportgen.errors import Problems
from reportgen.frame import Frame, Kind, Measure, Origin, Polarity, frame
from reportgen.places import Level, Place, Places
from reportgen.quality import Check, Coverage, FileRead, Finding, SourceQuality, Weight
from reportgen.released import Released
from reportgen.status import Status
from reportgen.world import MemoryWorld

PLACES = Places(
    (
        Place("000", "Stadt Musterau", "stadt", None, "die", "in Musterau", "der Stadt Musterau"),
        Place(
            "01",
            "Nordstadt",
            "bezirk",
            "000",
            "die",
            "in der Nordstadt",
            "der Nordstadt",
            dative="der Nordstadt",
            accusative="die Nordstadt",
        ),
        Place("02", "Hafen*viertel", "bezirk", "000", "das", "im Hafen*viertel"),
        Place("03", "Alt_dorf_", "bezirk", "000", "", "in Alt_dorf_", "von Alt_dorf_"),
        Place(
            "04",
            "Südhang",
            "bezirk",
            "000",
            "der",
            "am Südhang",
            "des Südhangs",
            dative="dem Südhang",
        ),
        Place("999", "nicht zuordenbar", "bezirk", "000", located=False),
    ),
    (Level("stadt", "Stadt", "Städte"), Level("bezirk", "Bezirk", "Bezirke", "Bezirken")),
    (Place("nrw", "NRW", "", None, "", "in NRW", "von NRW"),),
)
FACTS = ProjectFacts(
    title="Sozialplanung", town="Stadt Musterau", publisher="Amt für Soziales",
    address=("Am Markt 1", "00000 Musterau"), edition="2024", date=date(2025, 3, 31),
    fictitious=True, contact="sozialplanung@musterau.example", web="www.musterau.example",
    licence="CC BY 4.0", arms="", threshold=3, complement=True,
)  # fmt: skip
ORIGINS = (
    Origin(
        "jobcenter", "data/jobcenter.csv", "Jobcenter Musterau", title="SGB-II-Statistik",
        reference="Dezember 2024", extracted=date(2025, 2, 14),
    ),
    Origin("einwohner", "data/ew.csv", "Stadt Musterau", title="Melderegister"),
)  # fmt: skip
QUALITY = (
    SourceQuality(
        "jobcenter", "SGB-II-Statistik", "Jobcenter Musterau", "Dezember 2024", date(2025, 2, 14),
        (FileRead("data/jobcenter.csv", "", "", 9),), ("2020", "2024"),
        (Coverage("Bezirke", 3, 4),), 6, 8, ("quote",), ((Status.PRESENT, 8), (Status.SECRET, 1)),
        (
            Finding(Check.PLACES, Weight.NOTICE, "2024", 1),
            Finding(Check.SUM, Weight.NOTICE, "b*g", 2),
        ),
    ),
    SourceQuality(
        "einwohner", "Melderegister", periods=("2024",), coverage=(Coverage("Bezirke", 4, 4),),
        present=4, expected=4,
    ),
    SourceQuality(
        "kaputt", "Wohngeld", findings=(Finding(Check.READING, Weight.ERROR, "kaputt", 3),)
    ),
)  # fmt: skip
Rows = Mapping[tuple[str, ...], float | Status]


def numbers(measure: Measure, keys: tuple[str, ...], rows: Rows) -> Frame:
    """A frame written as a mapping: amounts, or a status where there is none."""
    table = pd.DataFrame(list(rows), columns=list(keys))
    table["amount"] = [None if isinstance(each, Status) else float(each) for each in rows.values()]
    statuses = [each if isinstance(each, Status) else Status(each == 0) for each in rows.values()]
    table["status"] = [int(each) for each in statuses]
    return frame(measure, table, keys)


QUOTA = Measure(
    "quote", "SGB-II-Quote", Kind.QUOTA, "%", 1, theme="sicherung",
    definition="Empfänger * 100 / Einwohner < 65", note="_Vorsicht_: neue Abgrenzung",
)  # fmt: skip
PEOPLE = Measure("einwohner", "Einwohner", Kind.COUNT, "Personen", theme="bevoelkerung")
AGE = Measure("alter", "Durchschnittsalter", Kind.MEAN, "Jahre", 1, theme="bevoelkerung")
CHILDREN = Measure("kinder", "Kinder", Kind.COUNT, "Kinder", theme="bevoelkerung")
CHILD_POVERTY = Measure(
    "armut", "Kinderarmut", Kind.QUOTA, "%", 1, Polarity.BURDEN, theme="sicherung"
)
SEXES = Measure("geschlecht", "Bevölkerung nach Geschlecht", Kind.COUNT, "", 0)
PLACE_PERIOD = ("place", "period")

QUOTAS: Rows = {
    ("000", "2020"): 10.9, ("000", "2024"): 12.4,
    ("01", "2020"): 20.0, ("01", "2024"): 24.6,
    ("02", "2020"): 12.4, ("02", "2024"): 12.5,
    ("03", "2020"): 5.0, ("03", "2024"): 4.2,
    ("04", "2020"): 9.0, ("04", "2024"): Status.SECRET,
    ("nrw", "2020"): 11.5, ("nrw", "2024"): 10.2,
}  # fmt: skip
PERSONS: Rows = {
    ("000", "2020"): 100000.0, ("000", "2024"): 113800.0,
    ("01", "2020"): 1000.0, ("01", "2024"): 1010.0,
    ("02", "2020"): 500.0, ("02", "2024"): 300.0,
    ("03", "2020"): 700.0, ("03", "2024"): 0.0,
    ("04", "2020"): 700.0, ("04", "2024"): 700.0,
}  # fmt: skip
MINORS: Rows = {
    ("000", "2024"): 26.0, ("01", "2024"): 1.0, ("02", "2024"): 12.0, ("03", "2024"): 13.0,
    ("04", "2024"): Status.SECRET,
}  # fmt: skip
POOR = (
    14.0, 12.0, 11.0, 12.5, 12.9,  # Musterau, 2020 to 2024
    8.0, 8.5, 9.0, 9.5, 19.1,  # Nordstadt
    30.0, Status.SECRET, 14.0, 13.5, 13.0,  # Hafenviertel
    10.0, 10.0, 10.0, 10.0, 10.0,  # Altdorf
    11.0, 10.0, 9.56, 9.4, 9.44,  # Südhang
)  # fmt: skip
POVERTY: Rows = {
    (place, str(2020 + year)): POOR[number * 5 + year]
    for number, place in enumerate(("000", "01", "02", "03", "04"))
    for year in range(5)
}
YEARS: Rows = {("000", "2020"): 40.0, ("000", "2024"): 44.5, ("01", "2024"): 44.0}


def _changes(source: Rows, *, relative: bool) -> Rows:
    rows: dict[tuple[str, ...], float | Status] = {}
    for place in dict.fromkeys(place for place, _ in source):
        now = source.get((place, "2024"), Status.UNKNOWN)
        then = source.get((place, "2020"), Status.UNKNOWN)
        if isinstance(now, Status) or isinstance(then, Status):
            rows[place, "2024", "2020"] = now if isinstance(now, Status) else Status.UNKNOWN
        else:
            rows[place, "2024", "2020"] = (now - then) * (100 / then if relative else 1)
    return rows


def _steps(source: Rows) -> Rows:
    """Every change of a longer series, in points."""
    return {
        (place, now, then): amount - before
        if not isinstance(amount, Status) and not isinstance(before, Status)
        else Status.SECRET
        for (place, now), amount in source.items()
        for (other, then), before in source.items()
        if place == other and then < now
    }


def _deviations(source: Rows) -> Rows:
    town = source["000", "2024"]
    assert not isinstance(town, Status)
    return {
        (place, period): each if isinstance(each, Status) else each - town
        for (place, period), each in source.items()
        if period == "2024"
    }


def _released() -> Released:
    since = ("place", "period", "since")
    points = Measure("quote~change", "SGB-II-Quote", Kind.BALANCE, "Prozentpunkte", 1)
    percent = Measure("einwohner~change", "Einwohner", Kind.BALANCE, "%", 1)
    years = Measure("alter~change", "Durchschnittsalter", Kind.BALANCE, "Jahre", 1)
    apart = Measure("quote~deviation", "SGB-II-Quote", Kind.BALANCE, "Prozentpunkte", 1)
    sexes: Rows = {
        ("000", "2024", "_T"): 113800.0, ("000", "2024", "m"): 56000.0,
        ("000", "2024", "w"): 57800.0,
    }  # fmt: skip
    frames = (
        numbers(QUOTA, PLACE_PERIOD, QUOTAS),
        numbers(points, since, _changes(QUOTAS, relative=False)),
        numbers(apart, PLACE_PERIOD, _deviations(QUOTAS)),
        numbers(PEOPLE, PLACE_PERIOD, PERSONS),
        numbers(percent, since, _changes(PERSONS, relative=True)),
        numbers(AGE, PLACE_PERIOD, YEARS),
        numbers(years, since, _changes(YEARS, relative=False)),
        numbers(CHILDREN, PLACE_PERIOD, MINORS),
        numbers(CHILD_POVERTY, PLACE_PERIOD, POVERTY),
        numbers(replace(points, id="armut~change"), since, _steps(POVERTY)),
        numbers(replace(apart, id="armut~deviation"), PLACE_PERIOD, _deviations(POVERTY)),
        numbers(SEXES, ("place", "period", "sex"), sexes),
    )
    return Released({each.measure.id: each for each in frames})


RELEASED = _released()


def show(asked: Asked, problems: Problems) -> Block | None:
    """Exhibits as the chapters need them: of each kind one."""
    name, overrides, label, where = asked.name, asked.wanted, asked.label, asked.where
    place = str(overrides.get("place", ""))
    title = (Text(f"{name} {place}".strip()),)
    if "title" in overrides:
        problems.error("exhibit-no-indicator", where, exhibit=name)
        return None
    row = Row((TableCell((Text("1"),)),))
    table = Table(title, (Column(),), (), (row,), label=label, where=where)
    if asked.label.startswith("tab"):
        return table
    kind = FigureKind.MAP if label.startswith("kar") else FigureKind.CHART
    return Figure(
        title, Drawing(b"<svg/>", b"", 118, 60), "was zu sehen ist", kind, data=table, label=label,
        where=where,
    )  # fmt: skip


THEME = load_theme("standard", MemoryWorld(), Problems())


def theme(world: MemoryWorld) -> Theme:
    """The theme under the project's own forms; its fonts are read once for all tests."""
    own = {path.removeprefix("templates/"): data for path, data in world.files.items()}
    return replace(THEME, files=THEME.files | own)


GLOSSARY = Glossary(
    {
        "SGB II": "Zweites Buch Sozialgesetzbuch", "KdU": "Kosten der Unterkunft",
        "Öff.": "Öffnung", "z. B.": "zum Beispiel", "NRW": "NRW",
    }
)  # fmt: skip


def material(world: MemoryWorld, wording: WordingSpec) -> Material:
    return Material(
        world=world, theme=theme(world), released=RELEASED,
        places=PLACES, facts=FACTS, show=show,
        declaration=lambda name: f"[exhibit.{name}]\n  kind = 'bars' # <&>",
        exhibits=("tab-a", "abb-a", "kar-a"),
        origins=ORIGINS, quality=QUALITY, attachment_pages={"bericht": 84}, wording=wording,
        glossary=GLOSSARY,
    )  # fmt: skip


REPORT = ReportSpec(
    kind="report", title="Sozialbericht", chapters=("chapters/*.md",), data_tables=False
)
Composed = tuple[Document, Problems]
BARE: dict[str, str | bytes] = {
    "templates/forms/cover.md": "",
    "templates/forms/imprint.md": "",
    "templates/forms/back-cover.md": "",
}
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x60\x00\x00\x00\x30"
ASSETS: dict[str, str | bytes] = {
    "assets/a.svg": '<svg viewBox="0 0 400 200"></svg>',
    "assets/b.png": PNG,
    "assets/c.txt": "kein Bild",
}


def composed(
    files: Mapping[str, str | bytes],
    spec: DocumentSpec = REPORT,
    wording: WordingSpec | None = None,
    council: CouncilSpec | None = None,
) -> Composed:
    """Compose a project of these files."""
    problems = Problems()
    given = material(MemoryWorld(files), wording or WordingSpec())
    given = replace(given, council=council or CouncilSpec())
    return compose(spec, given, problems), problems


@pytest.fixture
def project() -> Callable[..., Composed]:
    """Compose a whole document from files."""
    return composed


@pytest.fixture
def chapter() -> Callable[..., Composed]:
    """Compose a single chapter, without cover and imprint."""

    def read(text: str, wording: WordingSpec | None = None) -> Composed:
        return composed({"chapters/a.md": text, **BARE, **ASSETS}, wording=wording)

    return read


@pytest.fixture(name="numbers")
def released_numbers() -> tuple[Released, Places]:
    """What the chapters may tell, and of where."""
    return RELEASED, PLACES
