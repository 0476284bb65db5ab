"""A leak in the files of data that the PDF has itself: the audit names it."""

import re
from functools import partial
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from reportgen.world import MemoryWorld
from tests.audit.town import PDF, built, in_pdf, told

TARGET = "Hilfen, Mühlbach, 2024"
TABLE, CHART = "Tabelle-1-1-tab.csv", "Abbildung-1-1-abb.csv"


@pytest.fixture
def files() -> MemoryWorld:
    return built()


def specified(pdf: pikepdf.Pdf, name: str) -> Any:
    (found,) = [each for each in pdf.Root.AF if str(each.UF) == name]
    return found


def content(files: MemoryWorld, name: str) -> str:
    with pikepdf.open(BytesIO(files.files[PDF])) as pdf:
        return str(specified(pdf, name).EF.F.read_bytes(), "utf-8-sig")


def changed(pdf: pikepdf.Pdf, *, name: str, old: str, new: str) -> None:
    stream = specified(pdf, name).EF.F
    before = stream.read_bytes().decode()
    after = re.sub(old, new, before, count=1)
    assert after != before
    stream.write(after.encode())


def leak(files: MemoryWorld, name: str, old: str, new: str) -> str:
    in_pdf(files, partial(changed, name=name, old=old, new=new))
    (finding,) = told(files)
    assert f"{PDF}, {name}" in finding
    return finding


def test_what_is_built_has_signs_and_no_leak(files: MemoryWorld) -> None:
    assert "\r\nMühlbach;.;.;200;\r\n" in content(files, TABLE)
    assert "\r\nMühlbach;." in content(files, CHART)
    assert told(files) == []


def test_a_small_count_in_the_data_of_a_table(files: MemoryWorld) -> None:
    finding = leak(files, TABLE, r"Mühlbach;\.", "Mühlbach;2")
    assert "Tabelle 1.1: Die Zahl 2 steht, wo der Nachweis keine nennt" in finding
    assert TARGET in finding


def test_a_rate_in_the_data_of_a_table(files: MemoryWorld) -> None:
    finding = leak(files, TABLE, r"Mühlbach;\.;\.", "Mühlbach;.;1,0")
    assert "Die Zahl 1,0 steht" in finding


def test_a_large_number_that_is_hidden_beside_a_small_one(files: MemoryWorld) -> None:
    assert "Die Zahl 7 steht" in leak(files, TABLE, r"Neuhof;\.", "Neuhof;7")


def test_a_number_where_a_sign_stands_in_a_column_of_marks(files: MemoryWorld) -> None:
    assert "Die Zahl 2 steht" in leak(files, TABLE, r"(Mühlbach;.*)\r", r"\1;2\r")


def test_the_data_of_a_chart(files: MemoryWorld) -> None:
    finding = leak(files, CHART, r"Mühlbach;\.", "Mühlbach;2")
    assert "Abbildung 1.1: Die Zahl 2 steht" in finding
    assert TARGET in finding


def test_a_row_that_the_exhibit_does_not_have(files: MemoryWorld) -> None:
    row = "davon in Mühlbach;2;.;.\r\n# Titel"
    assert TARGET in leak(files, TABLE, "# Titel", row)


def test_a_remark_below_the_data(files: MemoryWorld) -> None:
    remark = "# Anmerkung;In Mühlbach sind es 2 Hilfen.;;\r\n# Titel"
    assert TARGET in leak(files, TABLE, "# Titel", remark)


def test_what_is_said_of_a_file(files: MemoryWorld) -> None:
    def described(pdf: pikepdf.Pdf) -> None:
        specified(pdf, CHART).Desc = "In Mühlbach sind es 2 Hilfen."

    in_pdf(files, described)
    (finding,) = told(files)
    assert f"{CHART} /Desc" in finding
    assert TARGET in finding


def test_footnotes_at_rows_and_numbers_hide_no_leak() -> None:
    marked = """
[[exhibit.tab.footnotes]]
text = "Mit Hafen."
at = { place = "02" }
"""
    files = built(signs=marked)
    assert "\r\nMühlbach;¹⁾;." in content(files, TABLE)
    assert told(files) == []
    finding = leak(files, TABLE, r"Mühlbach;¹⁾;\.", "Mühlbach;¹⁾;2")
    assert TARGET in finding
