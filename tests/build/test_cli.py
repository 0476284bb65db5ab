"""The command as a user meets it: exit codes, messages, nothing lost."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.cli import _guarded, app
from reportgen.errors import ExitCode
from reportgen.world import copy_packaged


@pytest.fixture
def project(tmp_path: Path) -> Path:
    copy_packaged("starter", tmp_path)
    return tmp_path


def run(*arguments: str) -> int:
    return _guarded(app, list(arguments))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_build_tells_files_pages_time_and_notices(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", "--project", str(project), "--format", "pdf") == ExitCode.OK
    told = capsys.readouterr().out
    assert "output/sozialbericht.pdf" in told
    assert "Seiten" in told
    assert "Hinweise: 0." in told


def test_new_makes_a_project_that_checks(tmp_path: Path) -> None:
    folder = tmp_path / "Größe & Maß"
    assert run("new", str(folder)) == ExitCode.OK
    assert run("check", "--project", str(folder), "--strict") == ExitCode.OK


def test_new_leaves_a_full_folder_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", str(project)) == ExitCode.PROBLEMS
    assert "nicht leer" in capsys.readouterr().err


def test_list_names_everything_declared(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list", "--project", str(project)) == ExitCode.OK
    told = capsys.readouterr().out
    for name in ("sozialbericht", "einwohner", "anteil_65plus", "tab-bevoelkerung"):
        assert name in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bauen"], "Einen Befehl „bauen“ gibt es nicht."),
        (["bild"], "Einen Befehl „bild“ gibt es nicht."),
        (["build", "--formt", "pdf"], "--formt"),
        (["build", "--format", "odt"], "odt"),
    ],
)
def test_a_wrong_command_line_is_told_in_german(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = run(*arguments)
    except SystemExit as stop:
        code = int(str(stop.code))
    assert code == ExitCode.USAGE
    assert said in capsys.readouterr().err


def test_a_folder_without_project_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", "--project", str(tmp_path)) == ExitCode.PROBLEMS
    assert "report.toml" in capsys.readouterr().err
    assert run("build", "--project", str(tmp_path / "nirgends")) == ExitCode.PROBLEMS
    assert "nirgends" in capsys.readouterr().err


BROKEN = {
    "missing column": (
        "report.toml",
        'personen = "Personen"',
        'personen = "Personnen"',
        ["Personnen", "Personen"],
    ),
    "unknown place": (
        "data/einwohner.csv",
        "03;31.12.2024;unter",
        "04;31.12.2024;unter",
        ["einwohner.csv", "04"],
    ),
    "text for a number": ("data/einwohner.csv", ";1.290", ";zwölf", ["einwohner.csv", "zwölf"]),
    "duplicate key": (
        "data/einwohner.csv",
        "03;31.12.2024;65",
        "02;31.12.2024;65",
        ["einwohner.csv", "02"],
    ),
    "cyclic hierarchy": (
        "data/raeume.csv",
        "02;Nordhang;bezirk;00",
        "02;Nordhang;bezirk;02",
        ["raeume.csv"],
    ),
    "syntax error": (
        "chapters/01-bevoelkerung.md",
        "{% endfor %}",
        "{% endfor",
        ["01-bevoelkerung.md", "Zeile"],
    ),
    "unknown indicator": (
        "chapters/01-bevoelkerung.md",
        'trend("bevoelkerung"',
        'trend("bevoelkrung"',
        ["01-bevoelkerung.md", "Zeile 5", "bevoelkrung", "„bevoelkerung“"],
    ),
    "unknown word": (
        "chapters/01-bevoelkerung.md",
        "{{ table(",
        "{{ tabel(",
        ["01-bevoelkerung.md", "tabel", "table"],
    ),
    "broken reference": (
        "chapters/01-bevoelkerung.md",
        'ref("abb-alter")',
        'ref("abb-altr")',
        ["01-bevoelkerung.md", "abb-altr", "abb-alter"],
    ),
    "unknown key": (
        "report.toml",
        "threshold = 3",
        "treshold = 3",
        ["report.toml", "treshold", "threshold"],
    ),
    "wrong type": (
        "report.toml",
        "threshold = 3",
        'threshold = "drei"',
        ["report.toml", "ganze Zahl"],
    ),
    "no toml": ("report.toml", 'edition = "2024"', "edition = 2024'", ["report.toml", "TOML"]),
}


@pytest.mark.parametrize("case", BROKEN)
def test_bad_input_is_told_with_place_and_hint_and_loses_nothing(
    case: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier = project / "output" / "sozialbericht.pdf"
    earlier.parent.mkdir()
    earlier.write_bytes(b"earlier")
    file, old, new, said = BROKEN[case]
    edit(project / file, old, new)
    assert run("build", "--project", str(project)) == ExitCode.PROBLEMS
    told = capsys.readouterr().err
    for part in said:
        assert part in told, told
    assert "Traceback" not in told
    assert earlier.read_bytes() == b"earlier"
    assert [path.name for path in earlier.parent.iterdir()] == ["sozialbericht.pdf"]
    assert not list(project.glob(".reportgen-*"))


def test_a_wrong_encoding_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = project / "data" / "einwohner.csv"
    text = data.read_text(encoding="utf-8").replace("Bezirk;", "Gebäude;").replace("01;", "Süd;")
    data.write_bytes(text.encode("cp1252"))
    edit(project / "report.toml", 'format = "csv"', 'format = "csv"\nencoding = "utf-8"')
    assert run("build", "--project", str(project)) == ExitCode.PROBLEMS
    assert "einwohner.csv" in capsys.readouterr().err


def test_an_empty_file_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "data" / "einwohner.csv").write_bytes(b"")
    assert run("build", "--project", str(project)) == ExitCode.PROBLEMS
    assert "einwohner.csv" in capsys.readouterr().err


def test_an_unreadable_word_template_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = project / "templates" / "reference.docx"
    template.parent.mkdir()
    template.write_bytes(b"no zip at all")
    assert run("build", "--project", str(project)) == ExitCode.PROBLEMS
    told = capsys.readouterr().err
    assert "reference.docx" in told
    assert "Traceback" not in told


def test_several_mistakes_are_shown_together(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chapter = project / "chapters" / "01-bevoelkerung.md"
    edit(chapter, 'trend("bevoelkerung"', 'trend("bevoelkrung"')
    edit(chapter, 'chart("abb-alter")', 'chart("abb-altr")')
    edit(chapter, 'indicator("anteil_65plus")', 'indicator("anteil_65")')
    assert run("check", "--project", str(project)) == ExitCode.PROBLEMS
    told = capsys.readouterr().err
    assert told.count("Fehler: ") >= 3


def test_english_is_available(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTGEN_LANG", "en")
    edit(project / "report.toml", "threshold = 3", "treshold = 3")
    assert run("check", "--project", str(project)) == ExitCode.PROBLEMS
    assert "Did you mean" in capsys.readouterr().err


def test_check_of_the_data_tells_what_was_read(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", "--data", "--project", str(project), "--strict") == ExitCode.OK
    told = capsys.readouterr().out
    assert "einwohner: Einwohnerinnen und Einwohner nach Altersgruppen" in told
    assert re.search(r"Bezirke \d/\d", told)
    assert told.splitlines()[-1] == "Geprüfte Quellen: 1. Fehler: 0, Hinweise: 0, Anmerkungen: 0."


def test_check_of_the_data_shows_the_other_sources_when_one_fails(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = """
[source.kaputt]
title = "Fehlt noch"
file = "data/nirgends.csv"
format = "csv"
keys = { place = "Bezirk", period = "Jahr" }
values = { n = "n" }

[source.leer]
title = "Leer"
file = "data/leer.csv"
format = "csv"
keys = { place = "Bezirk", period = "Jahr" }
values = { n = "n" }

[document.sozialbericht]"""
    edit(project / "report.toml", "\n[document.sozialbericht]", broken)
    (project / "data/leer.csv").write_bytes(b"")
    edit(project / "chapters/01-bevoelkerung.md", "#", "# {{ unbekannt() }}")
    assert run("check", "--data", "--project", str(project)) == ExitCode.PROBLEMS
    told = capsys.readouterr().out
    assert "Altersgruppen" in told
    assert "nirgends.csv" in told
    assert "Die Datei ist leer." in told
    assert told.splitlines()[-1] == "Geprüfte Quellen: 3. Fehler: 2, Hinweise: 0, Anmerkungen: 0."


def test_check_of_the_data_tells_remarks_and_a_build_does_not(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (project / "data/einwohner.csv").read_text(encoding="utf-8").splitlines()
    newest = lines[-1].split(";")[1]
    last = f"{lines[-1].split(';')[0]};{newest}"
    kept = [each for each in lines if not each.startswith(last)]
    (project / "data/einwohner.csv").write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert run("check", "--data", "--project", str(project), "--strict") == ExitCode.OK
    assert "Anmerkung: data/einwohner.csv" in capsys.readouterr().out
    run("check", "--project", str(project))
    assert "Anmerkung" not in capsys.readouterr().err


def test_check_of_the_data_takes_no_documents(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("check", "sozialbericht", "--data", "--project", str(project))
    assert stopped.value.code == ExitCode.USAGE
    assert "--data" in capsys.readouterr().err


def test_typed_numbers_are_listed_with_what_to_write(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chapter = project / "chapters" / "02.md"
    chapter.write_text("30 Prozent sind viel. Musterstadt hat 29.320 Personen.\n", "utf-8")
    assert run("check", "--project", str(project), "--typed") == ExitCode.OK
    told = capsys.readouterr().out
    assert "chapters/02.md, Zeile 1: „30 Prozent“ steht in keinen Daten" in told


def test_a_typed_number_that_the_data_contradict_stops_the_build(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chapter = project / "chapters" / "02.md"
    chapter.write_text("Der Anteil der unter 18-Jährigen beträgt 3,1 %.\n", "utf-8")
    assert run("build", "--project", str(project)) == ExitCode.PROBLEMS
    assert "Zeile 1: Von Hand getippt ist 3,1 %, die Daten sagen" in capsys.readouterr().err
    assert not (project / "output").exists()


def test_list_shows_the_catalogue_and_what_is_bound(
    project: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    bound = '\n[concept.einwohner]\nsource = "einwohner"\nmeasure = "personen"\n'
    with (project / "report.toml").open("a", encoding="utf-8") as file:
        file.write(bound)
    assert run("list", "--catalogue", "--project", str(project)) == ExitCode.OK
    told = " ".join(capsys.readouterr().out.split())
    assert "Bevölkerung und Altersstruktur" in told
    assert re.search(r"\+ 5 medianalter Jahre Medianalter einwohner", told)
    assert re.search(r"– 50 bg_quote % BG-Quote", told)
    empty = tmp_path_factory.mktemp("empty")
    assert run("list", "--catalogue", "--project", str(empty)) == ExitCode.OK
    assert "(einwohner)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "unused"),
    [
        (("list",), "weasyprint docx lxml matplotlib"),
        (("check",), "weasyprint docx"),
        (("explain", "sozialbericht", "Tabelle A.1"), "weasyprint docx matplotlib"),
    ],
)
def test_libraries_are_loaded_where_they_are_needed(
    project: Path, command: tuple[str, ...], unused: str
) -> None:
    asked = [*command, "--project", str(project)]
    program = (
        "import sys\nfrom reportgen.cli import _guarded, app\n"
        f"assert _guarded(app, {asked!r}) == 0\n"
        f"loaded = set(sys.modules) & set({unused.split()!r})\n"
        "assert not loaded, loaded\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
