"""Workbooks that are broken or meant to harm: one clear message, in little time and memory."""

import resource
import struct
import subprocess
import sys
from collections.abc import Callable

import pytest
from xlsxwriter.worksheet import Worksheet

from reportgen.sources.files import unpacking
from tests.sources.files.workbooks import (
    PLAIN,
    SHEET,
    archive,
    changed,
    ods,
    ods_row,
    ods_text,
    parts,
    read,
    rows,
    workbook,
)

TABLE = rows(("Bezirk", "Stand", "Zahl"), ("01", 2024, 5))
WHOLE = workbook(("Daten", TABLE))
HEAD = ods_row("Bezirk", "Stand", "Zahl")
MEMORY = 3 * 2**30
"""Bytes of address space; the libraries alone claim about one gigabyte."""


def cell(given: str) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        TABLE(sheet)
        sheet.write(given, "weit weg")

    return fill


def with_formula(inside: str) -> bytes:
    return changed(WHOLE, SHEET, '<c r="C2"><v>5</v></c>', f'<c r="C2">{inside}</c>')


def bomb() -> bytes:
    """A sheet of 20 MiB, packed to a thousandth."""
    sheet = parts(WHOLE)[SHEET]
    return archive(dict(parts(WHOLE)) | {SHEET: sheet + b" " * (20 * 2**20)})


def lying_bomb() -> bytes:
    """The same, whose directory claims that it is small."""
    data = bytearray(bomb())
    name = SHEET.encode()
    for mark, sizes in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark)
        while name not in data[at : at + 46 + len(name)]:
            at = data.index(mark, at + 1)
        data[at + sizes : at + sizes + 4] = struct.pack("<I", 1000)
    return bytes(data)


HOSTILE = {
    "bomb": (bomb, "wird entpackt zu groß"),
    "lying bomb": (lying_bomb, "lässt sich nicht lesen"),
    "doctype": (
        lambda: changed(WHOLE, SHEET, "<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
        "a.xlsx: Die Arbeitsmappe enthält eine DOCTYPE-Angabe",
    ),
    "doctype of an ODS": (
        lambda: changed(
            ods(HEAD), "content.xml", "<office:document-content",
            '<!DOCTYPE x SYSTEM "file:///etc/passwd"><office:document-content',
        ),
        "DOCTYPE-Angabe",
    ),
    "dimension of ten million rows": (
        lambda: changed(WHOLE, SHEET, 'ref="A1:C2"', 'ref="A1:C10000000"'),
        "Blatt „Daten“: Das Blatt will 10000000 Zeilen und 3 Spalten haben",
    ),
    "cell in the last corner": (
        lambda: workbook(("Daten", cell("XFD1048576"))),
        "Blatt „Daten“, Zelle XFD1048576: Das Blatt reicht bis zu dieser Zelle",
    ),
    "cell beyond the last corner": (
        lambda: changed(WHOLE, SHEET, 'r="C2"', 'r="C99000000"'),
        "Das Blatt will 99000000 Zeilen",
    ),
    "cells without addresses": (
        lambda: changed(
            WHOLE, SHEET, "</sheetData>",
            f"{'<row/>' * 4000}<row>{'<c/>' * 4000}<c><v>1</v></c></row></sheetData>",
        ),
        "Das Blatt reicht bis zu dieser Zelle",
    ),
    "rows repeated": (
        lambda: ods(HEAD + ods_row("x", given='table:number-rows-repeated="9999999"')),
        "Blatt „Blatt1“: Das Blatt will 10000000 Zeilen",
    ),
    "rows and columns repeated": (
        lambda: ods(
            HEAD
            + ods_row(
                ods_text("x", 'table:number-columns-repeated="1000"'),
                given='table:number-rows-repeated="900000"',
            )
        ),
        "Blatt „Blatt1“, Zelle ALL900001: Das Blatt reicht bis zu dieser Zelle",
    ),
    "columns repeated before a cell": (
        lambda: ods(
            ods_row('<table:table-cell table:number-columns-repeated="400000000"/>', "x")
        ),
        "400000001 Spalten",
    ),
    "formula without a result": (
        lambda: with_formula("<f>A1+1</f>"),
        "Blatt „Daten“, Zelle C2: Die Zelle enthält eine Formel, deren Ergebnis nicht gespeichert",
    ),
    "formula with an empty result": (
        lambda: with_formula("<f>A1+1</f><v/>"), "Zelle C2: Die Zelle enthält eine Formel"
    ),
    "formula of an ODS without a result": (
        lambda: ods(HEAD + ods_row("01", 2024, '<table:table-cell table:formula="of:=1"/>')),
        "Blatt „Blatt1“, Zelle C2: Die Zelle enthält eine Formel",
    ),
    "password of an ODS": (
        lambda: ods(HEAD, manifest="<manifest:encryption-data/>"), "mit einem Kennwort geschützt"
    ),
    "styles without end": (
        lambda: changed(WHOLE, "xl/styles.xml", "<fonts", f"{'<x/>' * 600_000}<fonts"),
        "wird entpackt zu groß",
    ),
    "XLSB": (lambda: archive({"xl/workbook.bin": b"", "xl/_rels/x": b""}), "XLSB"),
    "only a chart": (
        lambda: changed(
            WHOLE, "xl/_rels/workbook.xml.rels", "relationships/worksheet",
            "relationships/chartsheet",
        ),
        "kein Blatt mit Zellen",
    ),
    "no sheet": (
        lambda: changed(
            WHOLE, "xl/workbook.xml", '<sheet name="Daten" sheetId="1" r:id="rId1"/>', ""
        ),
        "kein Blatt mit Zellen",
    ),
    "empty sheet": (lambda: workbook(("Leer", rows())), "Blatt „Leer“: Das Blatt ist leer."),
    "cut off": (lambda: WHOLE[: len(WHOLE) // 2], "lässt sich nicht lesen"),
    "part missing": (
        lambda: archive({name: part for name, part in parts(WHOLE).items() if name != SHEET}),
        "lässt sich nicht lesen",
    ),
    "XML cut off": (
        lambda: archive(dict(parts(WHOLE)) | {"xl/workbook.xml": b"<workbook"}),
        "lässt sich nicht lesen",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_one_clear_message(name: str) -> None:
    make, said = HOSTILE[name]
    frames, problems = read(make(), **PLAIN)
    assert frames == {}
    assert len(problems) == 1
    assert problems[0].startswith("Fehler: a.xlsx")
    assert said in problems[0]
    assert "\n" in problems[0], "a hint says what to try"


def test_all_of_them_in_bounded_time_and_memory() -> None:
    """Also what ends the whole program, such as a library that runs out of memory."""
    ran = subprocess.run(
        [sys.executable, "-c", "import tests.sources.files.test_hostile as own; own.read_all()"],
        check=False, capture_output=True, timeout=60, preexec_fn=_limit,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2000:]


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (40, 40))


def read_all() -> None:
    for make, _ in HOSTILE.values():
        frames, problems = read(make(), **PLAIN)
        assert not frames
        assert len(problems) == 1


def test_what_only_looks_hostile_is_read() -> None:
    """Excel and LibreOffice write formats down to the last row, and ODS repeats nothing."""
    trailing = (
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    formatted = '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    claimed = changed(WHOLE, SHEET, 'ref="A1:C2"', 'ref="A1:XFD1048576"')
    for data in (
        ods(HEAD + ods_row("01", 2024, 5) + trailing),
        changed(WHOLE, SHEET, "</sheetData>", formatted),
        claimed,
        with_formula("<f>2+3</f><v>5</v>"),
    ):
        frames, problems = read(data, **PLAIN)
        assert problems == []
        assert frames["n"].cell("01", "2024").amount == 5


def test_an_empty_text_is_the_result_of_a_formula() -> None:
    data = changed(
        WHOLE, SHEET, '<c r="C2"><v>5</v></c>', '<c r="C2" t="str"><f>""</f><v></v></c>'
    )  # fmt: skip
    _, problems = read(data, **PLAIN)
    assert [each.split(":")[0] for each in problems] == ["Hinweis"]


def test_parts_may_not_be_too_large_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_BYTES", sum(map(len, parts(WHOLE).values())) // 4)
    _, problems = read(WHOLE, **PLAIN)
    assert len(problems) == 1
    assert "wird entpackt zu groß" in problems[0]
