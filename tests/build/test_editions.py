"""Drafts and files for the print shop: they never take the place of a document, and are audited."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from reportgen.build.auditing import archive, audit_output
from reportgen.build.progress import Silent
from reportgen.build.run import Request, Result, build
from reportgen.cli import _guarded, app
from reportgen.errors import ExitCode, ReportError
from reportgen.messages import line
from reportgen.world import MemoryWorld
from tests.build.test_internal import INTERN, public, world
from tests.town import declare
from tests.writers.pdf.press.condition import profile

PRESS = "output/druck/DRUCK-bericht"
DRAFT = "output/entwurf/ENTWURF-bericht"
PROFILE = '[print]\nprofile = "assets/druck.icc"\ncondition = "FOGRA51"\n'


def town(more: str = "") -> MemoryWorld:
    found = world(more)
    found.files["assets/druck.icc"] = profile()
    return found


def built(found: MemoryWorld, *, press: bool = False, draft: bool = False) -> Result:
    return build(found, Request(formats=("pdf",), press=press, draft=draft), Silent())


def refused(found: MemoryWorld, *, press: bool = False, draft: bool = False) -> str:
    with pytest.raises(ReportError) as raised:
        built(found, press=press, draft=draft)
    return "\n".join(map(line, raised.value.problems))


# ---------------------------------------------------------------- the print shop


def test_a_print_file_and_its_report_stand_beside_the_document() -> None:
    plain, found = town(), town()
    built(plain)
    result = built(found, press=True)
    paths = {each.path for each in result.files}
    assert {f"{PRESS}.pdf", f"{PRESS}.txt"} <= paths
    assert {path for path in public(found) if not path.startswith(PRESS)} == set(public(plain))
    assert found.files["output/bericht.pdf"] == plain.files["output/bericht.pdf"]
    told = found.files[f"{PRESS}.txt"].decode()
    assert "DRUCK-bericht.pdf" in told
    assert "keine PDF/X-Datei" in told


def test_with_a_profile_it_is_pdf_x() -> None:
    found = town(PROFILE)
    built(found, press=True)
    assert "PDF/X-4, Druckbedingung FOGRA51" in found.files[f"{PRESS}.txt"].decode()
    with pikepdf.open(BytesIO(found.files[f"{PRESS}.pdf"])) as pdf:
        assert len(pdf.pages) % 2 == 0


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ('[print]\nprofile = "fehlt.icc"\ncondition = "FOGRA51"\n', "fehlt.icc"),
        ('[print]\nprofile = "assets/druck.icc"\n', "gehört der Name der Druckbedingung"),
        ('[print]\ncondition = "FOGRA51"\n', "gehört der Name der Druckbedingung"),
        ('[print]\nprofile = "kapitel.md"\ncondition = "FOGRA51"\n', "ist kein ICC-Profil"),
        ("[print]\nbleed = -1\n", "print.bleed"),
        ("[print]\nmultiple = 3\n", "print.multiple"),
    ],
)
def test_mistakes_are_told_with_their_place(declared: str, said: str) -> None:
    told = refused(town(declared), press=True)
    assert said in told
    assert "report.toml, Zeile" in told


def test_what_is_internal_is_printed_in_its_own_folder() -> None:
    found = town(INTERN)
    paths = {each.path for each in built(found, press=True).files}
    assert "intern/INTERN-DRUCK-arbeit.pdf" in paths
    assert not any("arbeit" in path for path in public(found))


def test_the_audit_reads_the_print_file() -> None:
    """A hidden number in it is a finding, as in the document."""
    found = town()
    built(found, press=True)
    assert not audit_output(found, ()).findings
    ledger = found.files["output/bericht.ledger.json"]
    other = world("")
    other.files["report.toml"] = other.files["report.toml"].replace(
        b"threshold = 5", b"threshold = 1"
    )
    built(other, press=True)
    found.files[f"{PRESS}.pdf"] = other.files[f"{PRESS}.pdf"]
    assert found.files["output/bericht.ledger.json"] == ledger
    told = [line(each) for each in audit_output(found, ()).findings]
    assert told
    assert all("DRUCK-bericht.pdf" in each for each in told if "Zeile" in each or "Seite" in each)


# ---------------------------------------------------------------- drafts


def test_a_draft_leaves_the_document_alone() -> None:
    found = town()
    built(found)
    before = public(found)
    paths = {each.path for each in built(found, draft=True).files}
    assert {f"{DRAFT}.pdf", f"{DRAFT}.ledger.json"} <= paths
    assert {path: found.files[path] for path in before} == before


def test_drafts_are_audited_alone_and_never_archived() -> None:
    found = town()
    built(found, draft=True)
    assert audit_output(found, ()).figures > 0
    assert not audit_output(found, ("bericht",)).findings
    found.files[f"{DRAFT}.pdf"] = b"%PDF-1.7 damaged"
    assert audit_output(found, ()).findings
    assert archive(found, ()) == ()


def test_a_draft_is_not_for_the_print_shop() -> None:
    assert "als Entwurf erklärt" in refused(town(), press=True, draft=True)
    found = town()
    declare(found, 'title = "Sozialbericht"\nchapters', 'title = "B"\ndraft = true\nchapters')
    assert "als Entwurf erklärt" in refused(found, press=True)


def test_the_command_numbers_lines_in_both_formats(tmp_path: Path) -> None:
    found = town()
    for path, data in found.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    asked = ["build", "--project", str(tmp_path), "--draft", "--line-numbers"]
    assert _guarded(app, asked) == ExitCode.OK
    with ZipFile(tmp_path / f"{DRAFT}.docx") as package:
        text = package.read("word/document.xml").decode()
    assert 'w:countBy="5"' in text
    assert 'w:restart="newPage"' in text
    assert (tmp_path / f"{DRAFT}.pdf").exists()
