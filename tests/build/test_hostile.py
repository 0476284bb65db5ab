"""Files that are meant to harm, through the command itself: a message each, in bounded time."""

import re
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from reportgen.errors import ExitCode
from reportgen.world import DiskWorld
from tests.sources.files.workbooks import SHEET, archive, changed, ods, parts, rows, workbook
from tests.town import indicator, town

HEAD = "Raum;Jahr;Zahl\n"
TABLE = rows(("Raum", "Jahr", "Zahl"), ("01", 2024, 5))
WHOLE = workbook(("Daten", TABLE))
MEMORY = 3 * 2**30
"""Bytes of address space; the libraries alone claim about one gigabyte."""
SECONDS = 60


def bomb() -> bytes:
    """A sheet of 600 MiB, packed to a thousandth."""
    return archive(dict(parts(WHOLE)) | {SHEET: parts(WHOLE)[SHEET] + b" " * (600 * 2**20)})


def zipped_bomb() -> bytes:
    """A delivery whose table is 600 MiB long."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as delivery:
        delivery.writestr("tabelle.csv", HEAD + "01;2024;5\n" * (60 * 2**20))
    return packed.getvalue()


def entities() -> bytes:
    """A billion laughs, and a file of the machine."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE x [<!ENTITY l0 "ha"><!ENTITY own SYSTEM "file:///etc/hostname">{laughs}]>'
    return changed(WHOLE, SHEET, "<worksheet", f"{doctype}<worksheet")


def formula() -> bytes:
    return changed(WHOLE, SHEET, '<c r="C2"><v>5</v></c>', '<c r="C2"><f>A1+1</f></c>')


@dataclass(frozen=True)
class Harm:
    """A file of an office, and what is said of it."""

    file: str
    make: Callable[[], bytes]
    said: str
    more: str = ""


def encoded(text: str) -> Callable[[], bytes]:
    return lambda: (HEAD + text).encode()


HARMS = {
    "bombe": Harm("bombe.xlsx", bomb, "wird entpackt zu groß"),
    "zipbombe": Harm(
        "lieferung.zip", zipped_bomb, "wird entpackt zu groß", 'member = "tabelle.csv"'
    ),
    "fremd": Harm("fremd.xlsx", entities, "DOCTYPE-Angabe"),
    "behauptet": Harm(
        "behauptet.xlsx",
        lambda: changed(WHOLE, SHEET, 'ref="A1:C2"', 'ref="A1:C10000000"'),
        "Blatt „Daten“: Das Blatt will 10000000 Zeilen",
    ),
    "formel": Harm("formel.xlsx", formula, "Blatt „Daten“, Zelle C2: Die Zelle enthält eine Form"),
    "kennwort": Harm(
        "kennwort.xlsx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "Kennwort",
    ),
    "kennwort-ods": Harm(
        "kennwort.ods", lambda: ods("", manifest="<manifest:encryption-data/>"), "Kennwort"
    ),
    "offen": Harm("offen.csv", encoded('01;2024;"5\n' + "01;2024;5\n" * 400_000), "Zeile 2: "),
    "zeile": Harm("zeile.csv", encoded("1" * (20 * 2**20)), "Zeile 2: Eine Zelle ist länger"),
    "spalten": Harm("spalten.csv", encoded(";" * 2**20), "keine Zeile mit Daten"),
    "nullen": Harm("nullen.csv", lambda: bytes(5 * 2**20), "leer"),
}


def declared(name: str, harm: Harm) -> str:
    form = harm.file.rsplit(".", 1)[1].replace("zip", "csv")
    return f"""
[source.{name}]
title = "Lieferung"
file = "{harm.file}"
format = "{form}"
keys = {{ place = "Raum", period = "Jahr" }}
values = {{ zahl = "Zahl" }}
{harm.more}
"""


@dataclass(frozen=True)
class Ran:
    code: int
    told: tuple[str, ...]
    """Each message with its hint."""
    seconds: float


def checked(folder: Path) -> Ran:
    """`reportgen check` as a process of its own, held in bounds by the system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = subprocess.run(
        [sys.executable, "-m", "reportgen", "check", "--project", str(folder)],
        check=False, capture_output=True, timeout=2 * SECONDS, preexec_fn=_limit,
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    said = ran.stderr.decode()
    assert "Traceback" not in said
    found = re.split(r"\n(?=Fehler:|Hinweis:|\d+ Fehler)", said)
    return Ran(ran.returncode, tuple(each for each in found if each.startswith("Fehler:")), used)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("feindlich")
    sources = "".join(declared(name, harm) for name, harm in HARMS.items())
    world = town(sources, {harm.file: harm.make() for harm in HARMS.values()})
    DiskWorld(folder).commit(world.files)
    return checked(folder)


@pytest.mark.parametrize("name", HARMS)
def test_one_message_for_each_file(name: str, ran: Ran) -> None:
    about = [each for each in ran.told if each.startswith(f"Fehler: {HARMS[name].file}")]
    assert len(about) == 1, about
    assert HARMS[name].said in about[0]
    assert "\n    " in about[0], "a hint says what to try"
    assert len(about[0]) < 1000


def test_all_of_them_in_bounded_time_and_memory(ran: Ran) -> None:
    assert ran.code == ExitCode.PROBLEMS
    assert len(ran.told) == len(HARMS)
    assert ran.seconds < SECONDS / 2


def test_a_long_delivery_is_read_in_little_time(tmp_path: Path) -> None:
    """10 MiB of a table for the whole country, of which three districts are wanted."""
    lines = (f"{at:06d};{year};{at % 97}" for year in range(2015, 2025) for at in range(65_000))
    wanted = "".join(f"0{at};2024;{at}00\n" for at in (1, 2, 3))
    key = 'place = { column = "Raum", read = "place", elsewhere = "skip" }'
    source = declared("lang", Harm("lang.csv", bytes, "")).replace('place = "Raum"', key)
    world = town(
        source + indicator("leute", "anzahl", "lang.zahl"),
        {"lang.csv": HEAD + "\n".join(lines) + "\n" + wanted},
        '# K\n\n{{ value("leute") }}\n',
    )
    assert len(world.files["lang.csv"]) > 9 * 2**20
    DiskWorld(tmp_path).commit(world.files)
    ran = checked(tmp_path)
    assert ran.told == ()
    assert ran.code == ExitCode.OK
    assert ran.seconds < SECONDS / 4
