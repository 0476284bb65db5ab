"""Zipped deliveries: names of members, workbooks inside, and what is refused."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
import xlsxwriter

from reportgen.errors import Problems
from reportgen.frame import Frame
from reportgen.messages import line
from reportgen.places import Level, Place, Places
from reportgen.sources.read import read_source
from reportgen.sources.spec import SourceSpec
from reportgen.world import MemoryWorld

PLACES = Places((Place("01", "Nord", "b", None),), (Level("b", "B", "B"),))
TABLE = "Ort;n\n01;{}\n"


def zipped(parts: dict[str | ZipInfo, bytes]) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def read(data: bytes, **declared: object) -> tuple[dict[str, Frame], list[str]]:
    problems = Problems()
    keys = {"place": "Ort", "period": {"pattern": "(20[0-9]{2})"}}
    plain = {"title": "t", "file": "data/lieferung.zip", "format": "csv", "keys": keys}
    spec = SourceSpec.model_validate(plain | {"member": "*.csv", "values": {"n": "n"}} | declared)
    frames = read_source("s", spec, PLACES, MemoryWorld({"data/lieferung.zip": data}), problems)
    return frames, [line(each) for each in problems.found]


def test_members_are_stacked_and_named_as_origins() -> None:
    data = zipped(
        {
            "tabellen/haushalte_2024.csv": TABLE.format(2).encode(),
            "haushalte_2023.CSV": TABLE.format(1).encode(),
            "liesmich.txt": b"x",
            "__MACOSX/haushalte_2022.csv": b"x",
        }
    )
    frames, problems = read(data)
    assert problems == []
    assert frames["n"].periods == ("2023", "2024")
    assert [each.file for each in frames["n"].origins] == [
        "data/lieferung.zip!haushalte_2023.CSV",
        "data/lieferung.zip!tabellen/haushalte_2024.csv",
    ]


def unmarked(name: bytes, content: bytes) -> bytes:
    """An archive whose name is not marked as UTF-8."""
    held = "x" * len(name)
    return zipped({held: content}).replace(held.encode(), name)


@pytest.mark.parametrize(
    "name", ["Bevölkerung_2024.csv".encode("cp437"), "Bevölkerung_2024.csv".encode(),
             "Bevo\u0308lkerung_2024.csv".encode()],
)  # fmt: skip
def test_trap_42_umlauts_in_names(name: bytes) -> None:
    frames, problems = read(unmarked(name, TABLE.format(1).encode()), member="Bevölkerung*.csv")
    assert problems == []
    assert frames["n"].origins[0].file == "data/lieferung.zip!Bevölkerung_2024.csv"


def test_a_member_may_be_a_workbook() -> None:
    book = BytesIO()
    with xlsxwriter.Workbook(book) as workbook:
        sheet = workbook.add_worksheet("2024")
        sheet.write_row(0, 0, ["Ort", "n"])
        sheet.write_row(1, 0, ["01", 7])
    data = zipped({"a_2024.xlsx": book.getvalue()})
    frames, problems = read(data, member="*.xlsx", format="xlsx")
    assert problems == []
    assert frames["n"].cell("01", "2024").amount == 7


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped({"a.txt": b"x", "b.txt": b"y"}), "„a.txt“, „b.txt“"),
        (zipped({"a_2024.csv": zipped({"b.csv": b"x"})}), "weiteres Archiv"),
        (zipped({"a_2024.csv": b"0" * 300 * 2**20}), "zu groß"),
        (b"PK\x03\x04 cut off", "lässt sich nicht lesen"),
        (b"Ort;n\n01;1\n", "kein ZIP-Archiv"),
        (zipped({"a_2024.csv": b""}), "leer"),
    ],
    ids=["no member", "nested", "bomb", "damaged", "no archive", "empty"],
)
def test_refused_in_one_message(data: bytes, said: str) -> None:
    frames, problems = read(data)
    assert frames == {}
    assert len(problems) == 1
    assert said in problems[0]


def test_an_archive_without_a_member_says_what_to_do() -> None:
    _, problems = read(zipped({"a.csv": b"x"}), member="", keys={"place": "Ort", "period": 2})
    assert "member" in problems[0]
