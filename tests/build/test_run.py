"""Whole builds of the starter project, in memory."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from reportgen.build.progress import Silent
from reportgen.build.run import Request, Result, build
from reportgen.errors import ReportError
from reportgen.world import MemoryWorld, packaged, packaged_names
from tests.writers.pdf.told import told

LEDGER = "output/sozialbericht.ledger.json"


def starter(**changes: str) -> MemoryWorld:
    """The starter project; `changes` replace whole files (slashes as double underscores)."""
    files: dict[str, bytes | str] = {
        name: packaged(f"starter/{name}") for name in packaged_names("starter")
    }
    return MemoryWorld(files | {name.replace("__", "/"): text for name, text in changes.items()})


def built(world: MemoryWorld, request: Request | None = None) -> Result:
    return build(world, request or Request(), Silent())


def outputs(world: MemoryWorld) -> dict[str, bytes]:
    return {path: data for path, data in world.files.items() if path.startswith("output/")}


def test_the_starter_becomes_pdf_and_word_without_a_notice() -> None:
    world = starter()
    result = built(world)
    assert sorted(outputs(world)) == [
        "output/sozialbericht.docx",
        LEDGER,
        "output/sozialbericht.pdf",
    ]
    assert not result.problems.found


def test_a_second_build_gives_the_same_bytes() -> None:
    first, second = starter(), starter()
    built(first)
    built(second)
    assert outputs(first) == outputs(second)


def test_only_the_wanted_format_is_written() -> None:
    world = starter()
    built(world, Request(formats=("docx",)))
    assert list(outputs(world)) == ["output/sozialbericht.docx", LEDGER]


def parts(world: MemoryWorld) -> set[str]:
    with ZipFile(BytesIO(outputs(world)["output/sozialbericht.docx"])) as package:
        return set(package.namelist())


def test_word_draws_charts_itself_unless_pictures_are_wanted() -> None:
    native, plain = starter(), starter()
    plain.files["templates/theme.toml"] = b'[word]\ncharts = "picture"\n'
    for world in (native, plain):
        built(world, Request(formats=("docx",)))
    charts = {each for each in parts(native) if each.startswith("word/charts/chartBericht")}
    books = {each for each in parts(native) if each.startswith("word/embeddings/")}
    assert len(charts) == len(books) > 0
    assert not any(each.startswith(("word/charts", "word/embeddings")) for each in parts(plain))
    pictures = [sum(each.endswith(end) for each in parts(plain)) for end in (".png", ".svg")]
    assert pictures == [len(charts)] * 2


def test_check_writes_nothing() -> None:
    world = starter()
    result = built(world, Request(dry=True))
    assert not outputs(world)
    assert not result.files


def test_a_changed_number_changes_both_documents() -> None:
    before, after = starter(), starter()
    data = after.files["data/einwohner.csv"].decode()
    after.files["data/einwohner.csv"] = data.replace("1.290", "1.390").encode()
    built(before)
    built(after)
    assert outputs(before).keys() == outputs(after).keys()
    assert all(outputs(before)[path] != outputs(after)[path] for path in outputs(before))


def test_strict_tells_the_notices_and_writes_nothing() -> None:
    world = starter()
    data = world.files["data/einwohner.csv"].decode()
    world.files["data/einwohner.csv"] = data.replace("03;31.12.2024;65", "3;31.12.2024;65").encode()
    assert [each.code for each in built(world).problems.notices()]
    strict = starter()
    strict.files["data/einwohner.csv"] = world.files["data/einwohner.csv"]
    with pytest.raises(ReportError) as stopped:
        built(strict, Request(strict=True))
    codes = [each.code for each in stopped.value.problems]
    assert codes[-1] == "strict-notices"
    assert len(codes) > 1
    assert not outputs(strict)


PAPER = """
[document.vorlage]
kind = "council-paper"
title = "Bericht"
number = "1/2025"
date = 2025-04-01
lead_office = "Amt 50"
resolution = "vorlage/beschluss.md"
reasons = "vorlage/gruende.md"
consultation = [{ body = "Rat", date = 2025-05-01, role = "Entscheidung" }]
attachments = [{ title = "Bericht", document = "sozialbericht" }]
"""


def with_paper(reasons: str) -> MemoryWorld:
    world = starter()
    world.files["report.toml"] += PAPER.encode()
    world.files["vorlage/beschluss.md"] = b"1. Der Rat stimmt zu.\n"
    world.files["vorlage/gruende.md"] = reasons.encode()
    return world


def test_what_is_attached_is_written_with_its_paper() -> None:
    world = with_paper("Alles ist gesagt.\n")
    build(world, Request(("vorlage",), ("docx",)), Silent())
    assert set(outputs(world)) == {
        "output/sozialbericht.pdf", "output/sozialbericht.ledger.json",
        "output/vorlage.docx", "output/vorlage.ledger.json",
        "output/vorlage.anlagen/Anlage-1-sozialbericht.pdf",
    }  # fmt: skip


def test_a_mistake_in_the_last_document_is_told_before_anything_is_laid_out() -> None:
    world, reporter = with_paper('{{ value("gibt_es_nicht") }}\n'), Silent()
    with pytest.raises(ReportError):
        build(world, Request(), reporter)
    assert not [step for step in reporter.steps if "PDF" in step]
    assert not outputs(world)


@pytest.mark.parametrize("name", ["../x", "con", "LPT1", "a:b"])
def test_a_document_cannot_be_named_as_no_file_can(name: str) -> None:
    world = starter()
    text = world.files["report.toml"].decode()
    world.files["report.toml"] = text.replace("document.sozialb", f'document."{name}"]#').encode()
    with pytest.raises(ReportError) as stopped:
        built(world)
    assert [each.code for each in stopped.value.problems] == ["document-name"]


def test_documents_cannot_differ_in_capitals_alone() -> None:
    world = starter()
    text = world.files["report.toml"].decode()
    told = text.rpartition("[document.sozialbericht]")[2]
    twin = f"\n[document.Sozialbericht]{told}"
    world.files["report.toml"] = f"{text}{twin}".encode()
    with pytest.raises(ReportError) as stopped:
        built(world)
    assert [each.code for each in stopped.value.problems] == ["document-name"] * 2


def test_a_paper_is_not_attached_to_itself() -> None:
    world = with_paper("Alles ist gesagt.\n")
    text = world.files["report.toml"].decode()
    attached = 'document = "sozialbericht" }]'
    assert attached in text
    world.files["report.toml"] = text.replace(attached, 'document = "vorlage" }]').encode()
    with pytest.raises(ReportError) as stopped:
        built(world)
    assert [each.code for each in stopped.value.problems] == ["attachment-is-paper"]


def test_the_bands_of_words_grow_from_one_to_the_next() -> None:
    world = starter()
    world.files["report.toml"] += b"\n[wording]\npoints = [0.5, 0.4, 3, 8]\n"
    with pytest.raises(ReportError) as stopped:
        built(world)
    (problem,) = stopped.value.problems
    assert (problem.code, problem.where.line) == (
        "wording-bands", world.files["report.toml"].count(b"\n")
    )  # fmt: skip


def test_signs_that_differ_do_not_look_alike() -> None:
    world = starter()
    world.files["report.toml"] += '\n[signs]\nhidden = "–"\n'.encode()
    with pytest.raises(ReportError) as stopped:
        built(world)
    (problem,) = stopped.value.problems
    assert (problem.code, dict(problem.params)["names"]) == ("signs-twice", "zero, hidden")
    assert problem.where.line == world.files["report.toml"].count(b"\n")


def test_abbreviations_say_what_they_stand_for() -> None:
    world = starter(chapters__02__md="# Lage\n\nDie KdU steigen.\n")
    world.files["chapters/02.md"] = world.files.pop("chapters/02/md")
    before = world.files["report.toml"]
    assert isinstance(before, bytes)
    world.files["report.toml"] = before + b'\n[abbreviations]\n"KdU" = " "\n"3" = "drei"\n'
    with pytest.raises(ReportError) as stopped:
        built(world)
    found = [(each.code, dict(each.params)["name"]) for each in stopped.value.problems]
    assert found == [("abbreviation-untold", "KdU"), ("abbreviation-untold", "3")]
    assert [each.where.line for each in stopped.value.problems] == [
        before.count(b"\n") + 3, before.count(b"\n") + 4,
    ]  # fmt: skip
    world.files["report.toml"] = before + b'\n[abbreviations]\n"KdU" = "Kosten der Unterkunft"\n'
    built(world)
    data = outputs(world)["output/sozialbericht.pdf"]
    assert any(each.endswith("Span KdU E=Kosten der Unterkunft") for each in told(data).lines)


def test_the_project_says_which_word_is_used() -> None:
    claimed = (
        '{{ claim("stark" in trend("anteil_65plus"), "So.", until=2024, of="anteil_65plus") }}'
    )
    world = starter(chapters__02__md=claimed)
    world.files["chapters/02.md"] = world.files.pop("chapters/02/md")
    with pytest.raises(ReportError):
        built(world, Request(dry=True))
    world.files["report.toml"] += b"\n[wording]\npoints = [0.01, 0.02, 0.03, 0.04]\n"
    assert not built(world, Request(dry=True)).problems.found


def test_a_threshold_of_no_source_is_not_passed_over() -> None:
    world = starter()
    project = world.files["report.toml"]
    assert isinstance(project, bytes)
    world.files["report.toml"] = project.replace(
        b"threshold = 3", b"threshold = 3\nthresholds = { einwoner = 10 }"
    )
    with pytest.raises(ReportError) as caught:
        built(world)
    assert [each.code for each in caught.value.problems] == ["source-unknown"]


@pytest.mark.parametrize(
    ("section", "declared", "code"),
    [
        ("protection", "sources = { einwoner = { zeros = 'hidden' } }", "source-unknown"),
        ("protection", "least_population = 300", "protection-population"),
        (
            "protection",
            "least_population = 300\npopulation = 'anteil_u18'",
            "protection-population",
        ),
        ("protection", "population = 'bevolkerung'", "indicator-unknown"),
        ("source.einwohner", "contributions = { count = 'personen' }", "contributions-persons"),
        (
            "source.einwohner",
            "persons = false\ncontributions = { largest = 'erste' }",
            "contributions-measure",
        ),
        (
            "source.einwohner",
            "persons = false\nscale = 1000\ncontributions = { count = 'personen' }",
            "contributions-scale",
        ),
    ],
)
def test_rules_that_cannot_be_kept_are_told(section: str, declared: str, code: str) -> None:
    world = starter()
    project = world.files["report.toml"]
    assert isinstance(project, bytes)
    head = f"[{section}]\n".encode()
    world.files["report.toml"] = project.replace(head, head + declared.encode() + b"\n")
    with pytest.raises(ReportError) as caught:
        built(world, Request(dry=True))
    assert code in [each.code for each in caught.value.problems]


def with_index(smallest: int) -> MemoryWorld:
    world = starter()
    project = world.files["report.toml"]
    assert isinstance(project, bytes)
    index = f"""
[indicator.index]
name = "Index"
kind = "index"
method = "composite"
unit = ""
components = [{{ indicator = "anteil_65plus" }}]
denominator = {{ source = "einwohner", measure = "personen" }}
smallest = {smallest}
"""
    world.files["report.toml"] = project + index.encode()
    return world


@pytest.mark.parametrize("smallest", [2, 3, 5])
def test_no_place_is_left_out_for_having_as_few_people_as_are_hidden(smallest: int) -> None:
    with pytest.raises(ReportError) as caught:
        built(with_index(smallest), Request(dry=True))
    assert [each.code for each in caught.value.problems] == ["smallest-telling"]


@pytest.mark.parametrize("smallest", [1, 6, 500])
def test_a_place_is_left_out_for_having_nobody_or_too_few_to_compare(smallest: int) -> None:
    assert not built(with_index(smallest), Request(dry=True)).problems.found


PLAIN = """
[document.heft]
kind = "plain-language"
title = "Das Heft"
chapters = ["heft.md"]
"""


def test_kinds_that_are_hard_to_read_are_told_in_plain_language() -> None:
    chapter = '# Zahlen\n\n{{ chart("anteil_u18", kind="box") }}\n'
    world = starter()
    world.files["heft.md"] = chapter.encode()
    world.files["report.toml"] = world.files["report.toml"] + PLAIN.encode()
    result = built(world, Request(documents=("heft",), formats=("docx",)))
    assert "plain-kind" in [each.code for each in result.problems.notices()]
