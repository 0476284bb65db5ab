"""`reportgen explain FILE.docx`: what has become of the numbers of a Word file."""

import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from reportgen.build.progress import Silent
from reportgen.build.run import Request, build
from reportgen.cli import _guarded, app
from reportgen.errors import ExitCode
from reportgen.world import DiskWorld, copy_packaged
from reportgen.writers.docx.package import zipped

KEY = "anteil_65plus/03/2024"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    copy_packaged("starter", folder)
    build(DiskWorld(folder), Request(formats=("docx",)), Silent())
    return folder


@pytest.fixture(scope="module")
def word(project: Path) -> Path:
    return project / "output" / "sozialbericht.docx"


def parts(file: Path) -> dict[str, bytes]:
    with ZipFile(BytesIO(file.read_bytes())) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture
def edited(word: Path, tmp_path: Path) -> Path:
    """The file with one number corrected by hand, and one that is gone."""
    files = parts(word)
    text = files["word/document.xml"].decode()
    found = re.search(rf"\[{KEY}\].*?</w:sdt>", text)
    assert found
    corrected = found[0].replace("32,7", "33,0")
    assert corrected != found[0]
    text = text.replace(found[0], corrected)
    manifest = files["customXml/item1.xml"].decode()
    gone = re.search(r'id="(\w+)" key="bevoelkerung/00/2024"', manifest)
    assert gone
    text = text.replace(f"_rg_{gone[1]}", "_anders").replace(f":{gone[1]}", ":anders")
    text = text.replace("Wert [bevoelkerung/00/2024]", "Wert")
    path = tmp_path / "bearbeitet.DOCX"
    path.write_bytes(zipped(files | {"word/document.xml": text.encode()}))
    return path


def run(*arguments: str | Path) -> int:
    return _guarded(app, list(map(str, arguments)))


def test_what_is_as_written_is_counted(word: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", word) == ExitCode.OK
    assert capsys.readouterr().out == (
        "sozialbericht.docx: „Sozialbericht 2024“ (Dokument sozialbericht, Stand 31.03.2025). "
        "Anker: 34, davon geändert: 0, verloren: 0.\n"
    )


def test_what_was_corrected_and_what_is_gone_is_listed(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("explain", edited) == ExitCode.OK
    head, *lines = capsys.readouterr().out.replace("\xa0", " ").splitlines()
    assert head.endswith("Anker: 34, davon geändert: 1, verloren: 1.")
    assert lines == [
        "  bevoelkerung/00/2024: gedruckt „23 270 Personen“, nicht mehr zu finden",
        f"  {KEY}: gedruckt „32,7 %“, jetzt „33,0 %“",
    ]


@pytest.mark.parametrize("wanted", [KEY, "32,7 %", "33,0%"])
def test_an_anchor_is_found_by_its_key_and_by_its_text_then_and_now(
    edited: Path, capsys: pytest.CaptureFixture[str], wanted: str
) -> None:
    assert run("explain", edited, wanted) == ExitCode.OK
    told = capsys.readouterr().out.replace("\xa0", " ")
    assert f"  {KEY}: gedruckt „32,7 %“, jetzt „33,0 %“\n" in told


def test_all_anchors_are_listed_when_asked_for(
    word: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("explain", word, "--all") == ExitCode.OK
    told = capsys.readouterr().out
    assert told.count("\n") == 35
    assert "  tab-bevoelkerung: vorhanden\n" in told


def test_the_manifest_names_the_ledger_of_its_edition(project: Path, word: Path) -> None:
    ledger = (project / "output" / "sozialbericht.ledger.json").read_bytes()
    told = parts(word)["customXml/item1.xml"].decode()
    assert f'ledger="{sha256(ledger).hexdigest()}"' in told
    assert 'document="sozialbericht"' in told


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("fehlt.docx", None, "gibt es nicht"),
        ("keine.docx", b"kein Word", "keine Word-Datei"),
        ("leer.docx", zipped({"word/document.xml": b"<a/>"}), "kein Verzeichnis von Ankern"),
    ],
)
def test_other_files_are_refused_in_one_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert run("explain", tmp_path / name) == ExitCode.PROBLEMS
    assert said in capsys.readouterr().err


def test_an_unknown_number_is_told(word: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", word, "99,9") == ExitCode.PROBLEMS
    assert "Kein Anker hat den Schlüssel oder Text „99,9“" in capsys.readouterr().err


def test_a_document_without_a_number_is_a_wrong_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        run("explain", "sozialbericht")
    assert "Es fehlt die Zahl" in capsys.readouterr().err
