"""What goes wrong in offices: each slip gets one clear message, and nothing is lost."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from reportgen.cli import _guarded, app
from reportgen.errors import ExitCode, ReportError
from reportgen.world import DiskWorld, copy_packaged

CHAPTER = "chapters/01-bevoelkerung.md"
DATA = "data/einwohner.csv"
PLACES = "data/raeume.csv"
TOML = "report.toml"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The starter, in a folder as people name folders."""
    folder = tmp_path / "Sozialbericht Größe & Maß"
    copy_packaged("starter", folder)
    return folder


def run(command: str, project: Path, *options: str) -> int:
    return _guarded(app, [command, "--project", str(project), *options])


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def recode(path: Path, encoding: str) -> None:
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))


def theme_file(project: Path, name: str, content: bytes) -> None:
    file = project / "templates" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(content)


# ---------------------------------------------------------------- slips that are errors

Slip = tuple[str, str, str, str]
"""File, what stands there, what stands there instead, what is said."""

SLIPS: dict[str, Slip] = {
    "a path with backslashes": (TOML, '"data/einwohner.csv"', r"'data\einwohner.csv'", "Schrägst"),
    "a path as windows has it": (TOML, '"data/einwohner.csv"', r'"C:\Users\e.csv"', "Rückstrich"),
    "another path of windows": (TOML, '"data/einwohner.csv"', r'"Daten\e\x.csv"', "Rückstrich"),
    "a key in capitals": (TOML, 'extracted =', 'Extracted =', "„source.einwohner.Extracted“ gibt"),
    "a path outside": (TOML, '"data/einwohner.csv"', '"../einwohner.csv"', "nicht im Projekt"),
    "a path of a drive": (TOML, '"data/einwohner.csv"', r"'C:\Daten\e.csv'", "nicht im Projekt"),
    "a name that no file can have": (TOML, "einwohner.csv", r"ein\u0000.csv", "nicht lesen"),
    "a pattern that is none": (TOML, "chapters/*.md", "chapters/**.md/*", "gibt es nicht"),
    "no chapters": (TOML, '["chapters/*.md"]', "[]", "report.toml, Zeile 78"),
    "a kind that is a list": (TOML, 'kind = "bars"', 'kind = ["bars"]', "möglich sind: table"),
    "a kind that is a table": (TOML, 'kind = "report"', "kind = { a = 1 }", "möglich sind: report"),
    "a kind that there is not": (TOML, 'kind = "anteil"', 'kind = "anteill"', "nicht „anteill“"),
    "a kind that is yes": (TOML, 'kind = "anteil"', "kind = true", "„true“ sein; möglich sind: "),
    "an unknown theme": (TOML, 'kind = "report"', 'kind = "report"\ntheme = "x"', "Zeile 76"),
    "an empty title": (TOML, 'title = "Sozialbericht 2024"', 'title = ""', "darf nicht leer sein"),
    "a factor of nought": (TOML, "factor = 100", "factor = 0", "außerhalb des Erlaubten"),
    "a factor of nan": (TOML, "factor = 100", "factor = nan", "indicator.anteil_u18.factor"),
    "a level twice": (TOML, 'key = "bezirk", name', 'key = "stadt", name', "zweimal vereinbart"),
    "no rows left": (TOML, "extracted =", 'where = { Bezirk = "77" }\nextracted =', "nirgends"),
    "an unknown period": (TOML, 'kind = "bars"', 'kind = "bars"\nperiod = "1999"', "2022 bis 2024"),
    "a number without end": (DATA, "1.120", "1e999", "keine Zahl"),
    "a number of many digits": (DATA, "1.120", "9" * 400, "keine Zahl"),
    "a name of marks": (PLACES, "Altstadt", "Alt\ue000stadt", "U+E000"),
    "a file that includes itself": (CHAPTER, "Am Jahresende", f"{{% include '{CHAPTER}' %}}\n\nAm",
                                    "endlos"),
    "an include of nothing": (CHAPTER, "Am Jahresende", "{% include 'x.md' %}\n\nAm", "x.md"),
    "a label twice": (CHAPTER, "## Die Bezirke", "## Bezirke {#kap-bevoelkerung}\n\n## Die Bezirke",
                      "zweimal vergeben, zuerst in chapters/01-bevoelkerung.md:1"),
}  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told(name: str, project: Path, capsys: Capture) -> None:
    file, old, new, said = SLIPS[name]
    edit(project / file, old, new)
    assert run("check", project) == ExitCode.PROBLEMS
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told


FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "an empty project file": (lambda p: (p / TOML).write_text(""), "report.toml: Die Angabe"),
    "a project file of plain keys": (
        lambda p: (p / TOML).write_text("source = [1]\nexhibit = 'x'\ndocument = 1\n"),
        "report.toml, Zeile 2: „exhibit“ besteht aus Abschnitten",
    ),
    "a project file of another encoding": (lambda p: recode(p / TOML, "cp1252"), "UTF-8"),
    "a chapter of another encoding": (lambda p: recode(p / CHAPTER, "cp1252"), "UTF-8"),
    "a chapter in UTF-16": (lambda p: recode(p / CHAPTER, "utf-16"), "UTF-8"),
    "a table that is no text": (lambda p: (p / DATA).write_bytes(bytes(range(256))), "weder Text"),
    "an empty table": (lambda p: (p / DATA).write_text(""), "Datei ist leer"),
    "a font that is none": (
        lambda p: theme_file(p, "fonts/haus.ttf", b"keine Schrift"), "haus.ttf“ ist nicht lesbar",
    ),
    "a style sheet of another encoding": (
        lambda p: theme_file(p, "print.css", "/* Größe */".encode("cp1252")), "templates/print.css",
    ),
    "places without rows": (
        lambda p: (p / PLACES).write_text("key;name;level;parent\n"), "keine Zeile mit Daten",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_spoilt_file_is_told(name: str, project: Path, capsys: Capture) -> None:
    spoil, said = FILES[name]
    spoil(project)
    assert run("check", project) == ExitCode.PROBLEMS
    assert said in capsys.readouterr().err


def test_a_project_file_that_is_a_folder_is_told(project: Path, capsys: Capture) -> None:
    (project / TOML).unlink()
    (project / TOML).mkdir()
    assert run("check", project) == ExitCode.PROBLEMS
    assert "report.toml" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "  \n\n"])
def test_an_empty_chapter_is_noticed(text: str, project: Path, capsys: Capture) -> None:
    (project / CHAPTER).write_text(text)
    assert run("check", project) == ExitCode.OK
    assert f"Hinweis: {CHAPTER}: Die Textdatei ist leer." in capsys.readouterr().err
    assert run("check", project, "--strict") == ExitCode.PROBLEMS


# ---------------------------------------------------------------- what must simply work


@pytest.mark.parametrize("path", [CHAPTER, TOML, DATA, PLACES])
@pytest.mark.parametrize(
    ("old", "new"), [(b"", b"\xef\xbb\xbf"), (b"\n", b"\r\n")], ids=["mark", "crlf"]
)
def test_files_of_windows_are_read(path: str, old: bytes, new: bytes, project: Path) -> None:
    file = project / path
    data = file.read_bytes()
    file.write_bytes(data.replace(old, new) if old else new + data)
    assert run("check", project, "--strict") == ExitCode.OK


@pytest.mark.parametrize("path", [DATA, PLACES])
def test_tables_in_utf_16_are_read(path: str, project: Path) -> None:
    recode(project / path, "utf-16")
    assert run("check", project, "--strict") == ExitCode.OK


def test_years_as_numbers_of_a_workbook_are_read(project: Path) -> None:
    ages = ("unter 18 Jahre", "18 bis unter 65 Jahre", "65 Jahre und älter")
    with Workbook(project / "data/e.xlsx") as book:
        sheet = book.add_worksheet("A & B")
        sheet.write_row(0, 0, ["Bezirk", "Jahr", "Alter", "Personen"])
        rows = [
            (f"0{place}", year, age, 1000.0) for place in (1, 2, 3) for year in (2023.0, 2024.0)
            for age in ages
        ]  # fmt: skip
        for number, row in enumerate(rows, start=1):
            sheet.write_row(number, 0, row)
    edit(project / TOML, DATA, "data/e.xlsx")
    edit(project / TOML, 'format = "csv"', 'format = "xlsx"')
    edit(project / TOML, "Stichtag", "Jahr")
    assert run("check", project) == ExitCode.OK


def test_letters_of_every_kind_reach_both_documents(project: Path) -> None:
    edit(project / TOML, '"Sozialbericht 2024"', '"Größe & <Maß> {{ x }} *a*"')
    edit(project / PLACES, "Altstadt", "Alt & <Neu> *x* {{ y }} 日本 🙂")
    (project / CHAPTER).rename(project / "chapters/01 Größe & <Maß>.md")
    (project / DATA).rename(project / "data/Größe & <Maß>.csv")
    edit(project / TOML, DATA, "data/Größe & <Maß>.csv")
    assert run("build", project) == ExitCode.OK
    suffixes = sorted(each.suffix for each in (project / "output").iterdir())
    assert suffixes == [".docx", ".json", ".pdf"]


def with_map(project: Path, keys: tuple[str, ...]) -> None:
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    features = [
        {
            "type": "Feature", "properties": {"key": key},
            "geometry": {"type": "Polygon", "coordinates": [[(x + i, y) for x, y in corners]]},
        }
        for i, key in enumerate(keys)
    ]  # fmt: skip
    content = {"type": "FeatureCollection", "features": features}
    (project / "data/g.geojson").write_text(json.dumps(content))
    edit(project / TOML, f'file = "{PLACES}"', f'file = "{PLACES}"\noutlines = "data/g.geojson"')
    declared = '[exhibit.karte]\nkind = "map"\nindicator = "anteil_65plus"\n\n[exhibit.abb-alter]'
    edit(project / TOML, "[exhibit.abb-alter]", declared)
    edit(project / CHAPTER, '{{ chart("abb-alter") }}', '{{ chart("abb-alter") }}\n\n'
         'Siehe {{ ref("karte") }}.\n\n{{ map("karte") }}')  # fmt: skip


def test_a_place_without_outline_is_noticed(project: Path, capsys: Capture) -> None:
    with_map(project, ("01", "03"))
    assert run("check", project) == ExitCode.OK
    assert "Nordhang" in capsys.readouterr().err


# ---------------------------------------------------------------- outputs are never lost


@pytest.fixture
def earlier(project: Path) -> Path:
    """A project with outputs of an earlier build."""
    (project / "output").mkdir()
    (project / "output/sozialbericht.pdf").write_text("früher")
    return project


def test_an_output_that_cannot_be_written_leaves_all_as_it_was(
    earlier: Path, capsys: Capture
) -> None:
    (earlier / "output/sozialbericht.docx").mkdir()
    assert run("build", earlier) == ExitCode.PROBLEMS
    assert "Wo „output/sozialbericht.docx“ hingehört, liegt ein Ordner" in capsys.readouterr().err
    assert (earlier / "output/sozialbericht.pdf").read_text() == "früher"
    assert not list(earlier.glob(".reportgen-*"))


def test_an_output_folder_that_is_a_file_is_told(project: Path, capsys: Capture) -> None:
    (project / "output").write_text("früher")
    assert run("build", project, "--format", "docx") == ExitCode.PROBLEMS
    assert "lässt sich nicht schreiben" in capsys.readouterr().err
    assert (project / "output").read_text() == "früher"


def test_a_file_that_is_open_elsewhere_brings_the_others_back(
    earlier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved: list[Path] = []
    replace = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if moved and self.name.startswith("new-"):
            raise PermissionError(13, "Permission denied")
        moved.append(self)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    files = {"output/sozialbericht.pdf": b"neu", "output/neu.pdf": b"neu"}
    with pytest.raises(ReportError) as stopped:
        DiskWorld(earlier).commit(files)
    assert [each.code for each in stopped.value.problems] == ["file-locked"]
    assert (earlier / "output/sozialbericht.pdf").read_text() == "früher"
    assert not (earlier / "output/neu.pdf").exists()


def test_a_file_that_nobody_may_touch_stays_and_the_others_come_back(
    earlier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So Windows holds what is open in Word: nothing can be put in its place, its copy neither."""
    open_file, replace = earlier / "output/sozialbericht.pdf", Path.replace

    def locked(self: Path, target: Path) -> Path:
        if target == open_file:
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    files = {"output/neu.pdf": b"neu", "output/sozialbericht.pdf": b"neu"}
    with pytest.raises(ReportError) as stopped:
        DiskWorld(earlier).commit(files)
    assert [each.code for each in stopped.value.problems] == ["file-locked"]
    assert open_file.read_text() == "früher"
    assert not (earlier / "output/neu.pdf").exists()


def test_what_is_gone_goes_with_the_rest_or_stays(
    earlier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = ("output/sozialbericht.pdf", "output/gibt-es-nicht.txt")
    with monkeypatch.context() as locked:
        locked.setattr(Path, "unlink", _refuse)
        with pytest.raises(ReportError) as stopped:
            DiskWorld(earlier).commit({}, gone[:1])
    assert [each.code for each in stopped.value.problems] == ["file-locked"]
    assert (earlier / "output/sozialbericht.pdf").read_text() == "früher"
    DiskWorld(earlier).commit({"output/neu.pdf": b"neu"}, gone)
    assert not (earlier / "output/sozialbericht.pdf").exists()
    assert (earlier / "output/neu.pdf").exists()


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_a_project_that_cannot_be_written_into_is_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def refused(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryDirectory", refused)
    assert run("build", project, "--format", "docx") == ExitCode.PROBLEMS
    assert "lässt sich nicht schreiben: Permission denied" in capsys.readouterr().err


def test_a_new_project_where_nothing_can_be_written_is_told(
    tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "datei").write_text("")
    assert _guarded(app, ["new", str(tmp_path / "datei/projekt")]) == ExitCode.PROBLEMS
    assert "lässt sich nicht schreiben" in capsys.readouterr().err


def test_a_build_replaces_earlier_files(earlier: Path) -> None:
    assert run("build", earlier, "--format", "pdf") == ExitCode.OK
    assert (earlier / "output/sozialbericht.pdf").read_bytes().startswith(b"%PDF")
    shutil.rmtree(earlier / "output")
    assert run("build", earlier, "--format", "pdf") == ExitCode.OK
