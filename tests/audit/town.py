"""A small town with a table, a chart and sentences, built, and leaks put into its files."""

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf

from reportgen.build.auditing import audit_output
from reportgen.build.progress import Silent
from reportgen.build.run import Request, build
from reportgen.messages import line
from reportgen.world import MemoryWorld
from tests.town import indicator, source, town

PLACES = """key;name;level;parent;article;located
0;Musterau;stadt;;;
01;Altdorf;bezirk;0;;
02;Mühlbach;bezirk;0;;
03;Neuhof;bezirk;0;;
04;Werder;bezirk;0;der;
"""
CASES = {"0": 49, "01": 12, "02": 2, "03": 7, "04": 28}
PEOPLE = {"0": 1000, "01": 300, "02": 200, "03": 250, "04": 250}
CHAPTER = """
# Hilfen

In Musterau gibt es {{ value("hilfen") }} Hilfen, im Werder {{ value("hilfen", place="04") }}.

{{ table("tab") }}

{{ chart("abb") }}
"""
EXHIBITS = """
[exhibit.tab]
kind = "table"
indicators = ["hilfen", "quote", "leute"]
rows = "place"
columns = "indicator"

[exhibit.abb]
kind = "bars"
indicator = "hilfen"
"""
PICTURES = b'[word]\ncharts = "picture"\n'
"""A theme in which Word draws no charts itself."""
DOCX, PDF, LEDGER = "output/bericht.docx", "output/bericht.pdf", "output/bericht.ledger.json"


def rows(name: str, counts: dict[str, int]) -> str:
    lines = [f"{place};2024;{count}" for place, count in counts.items()]
    return "\n".join(["Raum;Jahr;Zahl", *lines, ""])


def world(threshold: int = 5, chapter: str = CHAPTER, signs: str = "") -> MemoryWorld:
    declared = (
        source("faelle")
        + source("leute")
        + indicator("hilfen", "anzahl", "faelle.zahl")
        + indicator("leute", "anzahl", "leute.zahl")
        + indicator("quote", "quote", "faelle.zahl", "leute.zahl")
        + EXHIBITS
        + signs
    )
    files = {"faelle.csv": rows("faelle", CASES), "leute.csv": rows("leute", PEOPLE)}
    return town(declared, dict(files), chapter, places=PLACES, threshold=threshold)


def built(threshold: int = 5, chapter: str = CHAPTER, signs: str = "") -> MemoryWorld:
    """A town whose documents are finished, for a test to change."""
    found = world(threshold, chapter, signs)
    found.files.update(_finished(threshold, chapter, signs))
    return found


@cache
def _finished(threshold: int, chapter: str, signs: str) -> dict[str, bytes]:
    found = world(threshold, chapter, signs)
    build(found, Request(), Silent())
    return {path: data for path, data in found.files.items() if path.startswith("output/")}


def told(found: MemoryWorld) -> list[str]:
    """The findings of an audit as they are printed."""
    return [line(each) for each in audit_output(found, ()).findings]


def in_word(found: MemoryWorld, part: str, change: Callable[[str], str]) -> None:
    """Change a part of the Word file, or add one."""
    old, target = BytesIO(found.files[DOCX]), BytesIO()
    with ZipFile(old) as package, ZipFile(target, "w", ZIP_DEFLATED) as other:
        names = package.namelist()
        for name in names:
            data = package.read(name)
            if re.fullmatch(part, name):
                text = change(data.decode())
                assert text != data.decode(), part
                data = text.encode()
            other.writestr(name, data)
        if not any(re.fullmatch(part, name) for name in names):
            other.writestr(part, change(""))
    found.files[DOCX] = target.getvalue()


def in_pdf(found: MemoryWorld, change: Callable[[pikepdf.Pdf], None]) -> None:
    """Change the PDF."""
    target = BytesIO()
    with pikepdf.open(BytesIO(found.files[PDF])) as pdf:
        change(pdf)
        pdf.save(target)
    found.files[PDF] = target.getvalue()


def embed(found: MemoryWorld, name: str, data: bytes) -> None:
    """Put a part into the Word file."""
    target = BytesIO(found.files[DOCX])
    with ZipFile(target, "a") as package:
        package.writestr(name, data)
    found.files[DOCX] = target.getvalue()


def cell_of(sign: str) -> re.Pattern[str]:
    """What a cell in Word ends with, up to its words; an anchor may stand behind them."""
    return re.compile(rf">{re.escape(sign)}(?=</w:t></w:r>(<w:bookmarkEnd [^>]*/>)?</w:p></w:tc>)")
