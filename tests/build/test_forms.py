"""Three towns that write papers by forms of their own: `tests/towns`."""

import shutil
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from reportgen.build.documents import Desk, composed
from reportgen.build.numbers import prepare
from reportgen.build.progress import Silent
from reportgen.build.run import Request, build
from reportgen.document.nodes import Document, Section
from reportgen.document.theme import Theme
from reportgen.document.walk import plain, walk
from reportgen.errors import Problems
from reportgen.project import load_project
from reportgen.world import DiskWorld
from tests.writers.docx.validator import all_faults
from tests.writers.docx.validator import needs_validator as needs_sdk
from tests.writers.pdf.expected import differences
from tests.writers.pdf.validator import conforming, needs_validator

TOWNS = Path(__file__).parent.parent / "towns"
HEADINGS = {
    "berkelfurt": (
        "Beratungsfolge", "Beschlussvorschlag", "Begründung", "I. Anlass und Problem",
        "II. Lösung", "III. Alternativen", "IV. Kosten, Folgekosten, Finanzierung",
        "V. Auswirkungen auf den Klimaschutz", "VI. Zuständigkeit und Rechtsgrundlage",
        "Anlagen", "Unterschrift",
    ),
    "wupperau": (
        "Beratungsfolge", "Betreff", "Beschlussentwurf", "Begründung", "Finanzblatt",
        "A) Mittel im laufenden Haushaltsjahr 2025", "B) Auswirkungen auf die Folgejahre",
        "C) Deckung und Besonderheiten", "D) Stellen, Klima und Nachhaltigkeit", "Anlagen",
        "Mitzeichnung", "Abstimmung",
    ),
    "erftheim": (
        "Beratung und Abstimmung", "1. Beschlussvorschlag", "2. Sachverhalt", "3. Alternativen",
        "4. Haushalt, Stellen, Klima", "Anlagen", "Unterschriften",
    ),
}  # fmt: skip


@cache
def desk(town: str) -> Desk:
    world, problems = DiskWorld(TOWNS / town), Problems()
    project = load_project(world, problems)
    made = Desk(project, world, prepare(project, world, problems, Silent()))
    problems.stop()
    return made


def paper(town: str) -> tuple[Document, Theme]:
    made = composed("vorlage", desk(town), Problems(), {})
    return made.document, made.theme


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folders of outputs, built without a notice."""
    found = {}
    for town in HEADINGS:
        project = tmp_path_factory.mktemp("towns") / town
        shutil.copytree(TOWNS / town, project)
        result = build(DiskWorld(project), Request(strict=True), Silent())
        assert not result.problems.found
        found[town] = project / "output"
    return found


@pytest.mark.parametrize("town", HEADINGS)
def test_sections_have_the_names_and_the_order_of_the_town(town: str) -> None:
    blocks = walk(paper(town)[0].blocks)
    titles = tuple(plain(each.title) for each in blocks if isinstance(each, Section))
    assert titles == HEADINGS[town]


@pytest.mark.parametrize("town", HEADINGS)
def test_the_tree_is_that_of_the_model(town: str, outputs: dict[str, Path]) -> None:
    made = paper(town)
    assert differences(*made, (outputs[town] / "vorlage.pdf").read_bytes()) == []


@needs_validator
@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_pdf_files_conform(outputs: dict[str, Path], profile: str) -> None:
    assert conforming(profile, [each / "vorlage.pdf" for each in outputs.values()])


@needs_sdk
def test_word_files_are_valid(outputs: dict[str, Path]) -> None:
    assert not all_faults(each / "vorlage.docx" for each in outputs.values())


def test_the_finance_sheet_is_a_field(outputs: dict[str, Path]) -> None:
    text = (outputs["wupperau"] / "vorlage.texte" / "06-finanzblatt.txt").read_text("utf-8")
    assert text.splitlines()[2] == "Etatisiert: ☐ ja  ☑ teilweise  ☐ nein"
    assert "Von der Stadt zu tragen  28 250,50 €  19 800,00 €  48 050,50 €" in text


def test_arms_stand_beside_the_name_of_the_town(outputs: dict[str, Path]) -> None:
    with ZipFile(outputs["wupperau"] / "vorlage.docx") as word:
        body = word.read("word/document.xml").decode()
    assert body.count("<wp:anchor ") == 1
    assert body.index("<wp:anchor ") < body.index("Stadt Wupperau")
    text = (outputs["wupperau"] / "vorlage.texte" / "01-kopf.txt").read_text("utf-8")
    assert text.startswith("Stadt Wupperau\nDer Bürgermeister\n")


def designed(project: Path) -> None:
    """A form that somebody has drawn in Word: a table with places for sections."""
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "{{ project.town }}, {{ paper.number }}"
    rows = word.add_table(2, 2).rows
    rows[0].cells[0].text, rows[0].cells[1].text = "Beschluss", "{{p section(„resolution“) }}"
    rows[1].cells[0].text, rows[1].cells[1].text = "Kosten", "{{p section('costs') }}"
    word.add_heading("Begründung", 1)
    word.add_paragraph('{{p section("reasons") }}')
    (project / "templates").mkdir()
    word.save(str(project / "templates/stadt.docx"))
    told = '[word]\ntemplate = "stadt.docx"\nadds_styles = true\n'
    (project / "templates/council-paper.toml").write_text(told)


def test_a_form_designed_in_word_takes_sections_and_is_audited(tmp_path: Path) -> None:
    project = tmp_path / "wupperau"
    shutil.copytree(TOWNS / "wupperau", project)
    designed(project)
    build(DiskWorld(project), Request(formats=("docx",)), Silent())
    word = docx.Document(str(project / "output/vorlage.docx"))
    first, second = (row.cells[1] for row in word.tables[0].rows)
    assert first.paragraphs[0].text.startswith("Der Rat der Stadt Wupperau beschließt")
    assert len(second.tables) == 3
    assert word.paragraphs[0].text == "Begründung"
    assert "In der Stadt leben" in word.paragraphs[1].text
