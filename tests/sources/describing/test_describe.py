"""The documents of `cases/describing`: files in, proposed declarations and their trial out.

A case is a heading, files (`file NAME`; the first is looked at) and the expected proposal
(`toml`) with what reading by it gave. `pytest --accept` writes what came out.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import ReportError
from reportgen.messages import line
from reportgen.places import Level, Place, Places
from reportgen.sources.describing.candidates import candidates
from reportgen.sources.describing.describe import Description, describe
from reportgen.sources.describing.proposal import toml
from reportgen.sources.files.delivery import Delivery
from reportgen.world import MemoryWorld

DOCUMENT = Path(__file__).parents[2] / "cases" / "describing" / "files.md"
BLOCK = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PLACES = Places(
    (
        Place("000", "Neustadt", "stadt", None),
        Place("01", "Nord", "bezirk", "000"),
        Place("02", "Süd", "bezirk", "000"),
    ),
    (Level("stadt", "Stadt", "Städte"), Level("bezirk", "Bezirk", "Bezirke")),
)


@dataclass(frozen=True)
class Case:
    title: str
    text: str

    @property
    def files(self) -> dict[str, bytes | str]:
        return {name: body for kind, name, body in BLOCK.findall(self.text) if kind == "file"}

    @property
    def expected(self) -> str:
        bodies = {kind: str(body) for kind, _, body in BLOCK.findall(self.text)}
        return bodies["toml"]


def cases() -> list[Case]:
    text = DOCUMENT.read_text(encoding="utf-8")
    parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]
    return [Case(part.splitlines()[0].removeprefix("## "), part) for part in parts]


def told(found: Description) -> str:
    lines = [f"# {each}" for problem in found.problems for each in line(problem).splitlines()]
    frames = found.frames.values()
    lines += [f"# {each.measure.id} ({', '.join(each.keys)}): {len(each.table)}" for each in frames]
    return toml(found.proposal) + "".join(each + "\n" for each in lines)


def outcome(case: Case) -> str:
    try:
        return told(describe(next(iter(case.files)), MemoryWorld(case.files), PLACES))
    except ReportError as error:
        return "".join(
            f"# {each}\n" for problem in error.problems for each in line(problem).splitlines()
        )


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_case(case: Case, *, accept: bool) -> None:
    found = outcome(case)
    if accept:
        expected = re.compile(r"(?<=^```toml\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
        written = expected.sub(lambda _: found, case.text)
        document = DOCUMENT.read_text(encoding="utf-8")
        DOCUMENT.write_text(document.replace(case.text, written), encoding="utf-8")
    else:
        assert found == case.expected


# ---------------------------------------------------------------- workbooks


def workbook(sheets: dict[str, list[list[object]]], merged: str = "") -> bytes:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell != "":
                        sheet.write(number, column, cell)
            if merged:
                sheet.merge_range(merged, "Arbeitslose")
    return buffer.getvalue()


def test_sheets_of_years_are_stacked() -> None:
    rows: list[list[object]] = [
        ["Arbeitslose nach Bezirken"],
        ["Berichtsmonat: Dezember"],
        [],
        ["Schlüssel", "", "", ""],
        ["", "insgesamt", "unter 25", "Ausländer"],
        ["01", 30, 4, "*"],
        ["02", 41, "*", 12],
        ["*) kleiner als 3"],
    ]
    data = workbook({"Impressum": [["Text"]], "2023": rows, "2024": rows}, "B4:D4")
    found = describe("data/al.xlsx", MemoryWorld({"data/al.xlsx": data}), PLACES)
    assert found.problems == ()
    assert found.proposal.settings["header"] == (4, 5)
    assert found.proposal.settings["last_row"] == 7
    assert set(found.frames) == {"insgesamt", "unter_25", "auslaender"}
    assert all(frame.periods == ("2023", "2024") for frame in found.frames.values())


def test_a_named_sheet_is_taken() -> None:
    few: list[list[object]] = [["Bezirk", "Jahr", "Zahl"], ["01", 2024, 5], ["02", 2024, 6]]
    many = [*few, ["01", 2023, 7], ["02", 2023, 8]]
    world = MemoryWorld({"x.xlsx": workbook({"viel": many, "wenig": few})})
    assert describe("x.xlsx", world, PLACES).proposal.settings["sheet"] == "viel"
    assert describe("x.xlsx", world, PLACES, "wenig").proposal.settings["sheet"] == "wenig"


def test_a_large_workbook_is_no_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[list[object]] = [["Bezirk", "Jahr", "Zahl"], ["01", 2024, 5], ["02", 2024, 6]]
    data = workbook({"Zahlen": rows})
    monkeypatch.setattr("reportgen.sources.describing.candidates.ENOUGH", 200)
    pieces = [data[at : at + 100] for at in range(0, len(data), 100)]
    (found,) = candidates(Delivery("groß.xlsx", lambda: iter(pieces)), "")
    assert (found.format, found.sheet.name, found.is_cut) == ("xlsx", "Zahlen", False)


def test_an_archive_is_opened() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as packed:
        packed.writestr("Liesmich.pdf", b"%PDF-1.4")
        for year in (2023, 2024):
            packed.writestr(f"Zahlen_{year}.csv", f"Bezirk;Fälle\n01;5\n02;{year}\n".encode())
    world = MemoryWorld({"data/l.zip": buffer.getvalue()})
    found = describe("data/l.zip", world, PLACES)
    assert found.proposal.settings["member"] == "Zahlen_*.csv"
    assert found.frames["faelle"].periods == ("2023", "2024")
    assert found.problems == ()


def test_of_a_long_text_the_beginning_is_looked_at() -> None:
    rows = "".join(f"0{at % 2 + 1};{2000 + at};{at}\n" for at in range(100))
    rest = "".join("01;2000;5;" + "x" * 200 + "\n" for _ in range(50_000))
    world = MemoryWorld({"data/x.csv": f"Bezirk;Jahr;Zahl;Text\n{rows}{rest}".encode()})
    found = describe("data/x.csv", world, None)
    assert "last_row" not in found.proposal.settings
    assert [each.code for each in found.proposal.doubts[()]] == ["describe-beginning"]


# ---------------------------------------------------------------- any office's style


@dataclass(frozen=True)
class Style:
    """How an office happens to write a table."""

    title: tuple[str, ...]
    mark: str
    grouped: bool
    total: bool
    encoding: str
    foot: str


STYLES = st.builds(
    Style,
    st.lists(st.sampled_from(["Statistik der Stadt", "Amt 50"]), max_size=3).map(tuple),
    st.sampled_from([";", "\t", ","]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
    st.sampled_from(["", "Quelle: Melderegister", "* Zahlenwert kleiner als 3"]),
)
ADDRESSES = [(place, year) for year in ("2023", "2024") for place in ("01", "02")]


@given(counts=st.lists(st.integers(10, 5000), min_size=4, max_size=4, unique=True), style=STYLES)
def test_whatever_its_style_a_table_is_read_back(counts: list[int], style: Style) -> None:
    wanted = dict(zip(ADDRESSES, counts, strict=True))
    world = MemoryWorld({"data/x.csv": office_file(wanted, style).encode(style.encoding)})
    found = describe("data/x.csv", world, PLACES)
    assert found.problems == ()
    frame = found.frames["zusammen"]
    assert {key: frame.cell(*key).amount for key in wanted} == wanted
    assert len(frame.table) == len(wanted) + 2 * style.total


def office_file(counts: dict[tuple[str, str], int], style: Style) -> str:
    rows = [[each] for each in style.title]
    rows.append(["Bezirk", "Jahr", "Männer", "Frauen", "zusammen"])
    for (place, year), count in counts.items():
        cells = (_written(each, grouped=style.grouped) for each in (count // 2, count, count))
        rows.append([place, year, *cells])
        if style.total and place == "02":
            rows.append(["Gesamtstadt insgesamt", year, "1", "1", "1"])
    rows.append([style.foot])
    return "".join(style.mark.join(row) + "\r\n" for row in rows)


def _written(number: int, *, grouped: bool) -> str:
    return f"{number:,}".replace(",", ".") if grouped else str(number)


@given(text=st.text(alphabet=';\t\n 01,.-xA2024ö"', max_size=120))
def test_no_text_brings_it_down(text: str) -> None:
    world = MemoryWorld({"data/x.csv": text.encode()})
    with suppress(ReportError):
        assert toml(describe("data/x.csv", world, PLACES).proposal)
