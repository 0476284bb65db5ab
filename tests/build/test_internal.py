"""Documents that stay in the house: they show everything, and what is published never does."""

import json
from pathlib import Path

import pytest

from reportgen.build.auditing import archive, audit_output
from reportgen.build.explain import Question, explain
from reportgen.build.folders import INTERNAL
from reportgen.build.progress import Silent
from reportgen.build.run import Request, Result, build
from reportgen.cli import _guarded, app
from reportgen.errors import ExitCode, ReportError
from reportgen.messages import line
from reportgen.world import MemoryWorld
from tests.build.test_rounded import rounded_town, texts
from tests.town import declare, indicator, refused, source, town

PLACES = """key;name;level;parent;article;located
0;Musterau;stadt;;;
01;Altdorf;bezirk;0;;
02;Mühlbach;bezirk;0;;
03;Neuhof;bezirk;0;;
04;Werder;bezirk;0;der;
"""
CASES = {"0": "49", "01": "12", "02": "2", "03": "7", "04": "28"}
STARRED = {"0": "60", "01": "20", "02": "*", "03": "*", "04": "30"}
CHAPTER = """
# Hilfen

{% if shown("hilfen", place="02") %}
In Mühlbach gibt es {{ value("hilfen", place="02") }} Hilfen.
{% endif %}

{{ table("tab") }}

{{ chart("abb") }}

{{ protection() }}
"""
DECLARED = (
    source("faelle")
    + source("amt")
    + indicator("hilfen", "anzahl", "faelle.zahl")
    + indicator("gesternt", "anzahl", "amt.zahl")
    + """
[exhibit.tab]
kind = "table"
indicators = ["hilfen", "gesternt"]
rows = "place"
columns = "indicator"

[exhibit.abb]
kind = "bars"
indicator = "hilfen"
"""
)
INTERN = """
[document.arbeit]
kind = "report"
title = "Arbeitsfassung"
audience = "internal"
chapters = ["kapitel.md"]
"""
PAPER = """
[document.vorlage]
kind = "council-paper"
title = "Vorlage"
number = "1/2025"
date = 2025-04-01
lead_office = "Amt 50"
resolution = "beschluss.md"
reasons = "gruende.md"
consultation = [{ body = "Rat", date = 2025-05-01, role = "Entscheidung" }]
"""
LEDGER = f"{INTERNAL}/INTERN-arbeit.ledger.json"


def rows(counts: dict[str, str]) -> str:
    lines = [f"{place};2024;{count}" for place, count in counts.items()]
    return "\n".join(["Raum;Jahr;Zahl", *lines, ""])


def world(more: str = INTERN) -> MemoryWorld:
    files = {"faelle.csv": rows(CASES), "amt.csv": rows(STARRED)}
    return town(DECLARED + more, dict(files), CHAPTER, places=PLACES, threshold=5)


def built(found: MemoryWorld, *documents: str) -> Result:
    return build(found, Request(documents), Silent())


def public(found: MemoryWorld) -> dict[str, bytes]:
    outputs = {path: data for path, data in found.files.items() if path.startswith("output/")}
    return {path: data for path, data in outputs.items() if not path.startswith(INTERNAL)}


def shown(ledger: bytes) -> dict[str, object]:
    numbers = json.loads(ledger)["numbers"]
    return {each["key"]: each["value"] for each in numbers if "value" in each}


def test_it_shows_everything_but_what_the_source_keeps_secret() -> None:
    found = world()
    built(found)
    everything = shown(found.files[LEDGER])
    assert {place: everything[f"hilfen/{place}/2024"] for place in CASES} == {
        place: float(count) for place, count in CASES.items()
    }
    withheld = {each["key"] for each in json.loads(found.files[LEDGER])["withheld"]}
    assert withheld == {"gesternt/02/2024", "gesternt/03/2024"}
    assert "hilfen/02/2024" not in shown(found.files["output/bericht.ledger.json"])


def test_it_shows_true_numbers_where_what_is_published_is_rounded() -> None:
    found = rounded_town()
    found.files["report.toml"] += INTERN.encode()
    built(found)
    ledger = json.loads(found.files[LEDGER])
    counts = [each["value"] for each in ledger["numbers"] if each["key"].startswith("faelle/")]
    assert any(each % 5 for each in counts)
    assert not any("gerundet" in each["note"] for each in ledger["indicators"].values())


def test_its_files_stand_in_a_folder_of_their_own_and_say_so() -> None:
    found = world()
    paths = [each.path for each in built(found).files]
    own = [path for path in paths if path.startswith(INTERNAL)]
    assert own == [
        f"{INTERNAL}/INTERN-arbeit.pdf", f"{INTERNAL}/INTERN-arbeit.docx", LEDGER,
        f"{INTERNAL}/schutz.csv",
    ]  # fmt: skip
    assert sorted(public(found)) == sorted(set(paths) - set(own))
    assert found.files[f"{INTERNAL}/.gitignore"].decode().splitlines()[-1] == "*"


@pytest.mark.parametrize("is_first", [True, False])
def test_what_is_published_is_the_same_with_and_without_it(*, is_first: bool) -> None:
    with_it, without = world(INTERN if is_first else ""), world("")
    if not is_first:
        with_it.files["report.toml"] += INTERN.encode()
    built(with_it)
    built(without)
    assert public(with_it) == public(without)
    assert len(public(without)) == 3


def test_it_says_what_it_is_in_words_too() -> None:
    found = world()
    built(found)
    read = [*texts("a.docx", found.files[f"{INTERNAL}/INTERN-arbeit.docx"])]
    body = next(each for each in read if "<w:body" in each)
    assert "INTERN – nicht zur Veröffentlichung. Dieses Dokument zeigt auch Zahlen" in body
    assert "Kleine Anzahlen sind in diesem Dokument nicht gesperrt." in body
    assert "Keine Zahl ist gesperrt oder gerundet." in body
    heads = [each for each in read if "<w:hdr" in each]
    assert heads
    assert all('string="INTERN – nicht zur Veröffentlichung"' in each for each in heads)
    for each in texts("a.docx", found.files["output/bericht.docx"]):
        assert "INTERN" not in each


# ---------------------------------------------------------------- what is not audited or kept


def test_the_audit_and_the_archive_pass_it_by() -> None:
    found = world()
    built(found)
    assert audit_output(found, ()).figures == len(
        [*shown(found.files["output/bericht.ledger.json"])]
    )
    assert archive(found, ()) == ("archive/2024/bericht.claims.json",)


@pytest.mark.parametrize("command", [audit_output, archive])
def test_whoever_names_it_is_told(command: object) -> None:
    found = world()
    built(found)
    with pytest.raises(ReportError) as stopped:
        command(found, ("arbeit",))  # type: ignore[operator]
    told = "\n".join(line(each) for each in stopped.value.problems)
    assert "„arbeit“ ist ein internes Dokument" in told


def test_it_can_be_built_alone() -> None:
    found = world()
    built(found, "arbeit")
    assert not public(found)
    assert LEDGER in found.files


# ---------------------------------------------------------------- papers


def paper(more: str = "", audience: str = "internal", *, is_internal: bool = False) -> MemoryWorld:
    own = '\naudience = "internal"\npublic = false\n' if is_internal else ""
    attached = f'attachments = [{{ title = "A", document = "arbeit"{more} }}]\n'
    declared = PAPER + own + attached
    found = world(INTERN.replace('"internal"', f'"{audience}"') + declared)
    found.files |= {"beschluss.md": b"1. Ja.\n", "gruende.md": b"Darum.\n"}
    return found


def test_what_is_published_has_no_internal_attachment() -> None:
    told = refused(paper())
    assert any("„arbeit“ ist intern und kann nicht angehängt werden." in each for each in told)
    assert not refused_or_none(paper(audience="public"))


def refused_or_none(found: MemoryWorld) -> tuple[str, ...]:
    try:
        built(found)
    except ReportError as error:
        return tuple(line(each) for each in error.problems)
    return ()


def test_what_is_published_does_not_link_to_it() -> None:
    found = world()
    found.files["kapitel.md"] += b"\n[Mehr](intern/INTERN-arbeit.pdf)\n"
    assert any(
        "verweist auf ein internes: intern/INTERN-arbeit.pdf" in each for each in refused(found)
    )


def test_an_internal_paper_attaches_what_is_not_public() -> None:
    told = refused(paper(is_internal=True))
    assert any("die Vorlage nennt sie aber öffentlich" in each for each in told)
    assert not refused_or_none(paper(", public = false", is_internal=True))


def test_no_paper_is_internal_and_public() -> None:
    found = paper(", public = false", is_internal=True)
    declare(found, "public = false\nattach", "attach")
    assert any("als öffentlich erklärt" in each for each in refused(found))


# ---------------------------------------------------------------- explain


def test_explain_tells_what_the_public_is_not_told_and_why() -> None:
    question = Question("arbeit", "hilfen/02/2024")
    told = "\n".join(explain(world(), question, Silent()))
    assert "Wert: 2 (ungerundet 2,0)" in told
    assert "In öffentlichen Dokumenten zurückgehalten: Die Anzahl liegt unter" in told
    assert "faelle.zahl, nach den Regeln der Quelle „faelle“ (Schwelle 5)" in told


def test_explain_tells_that_the_source_keeps_a_number_secret() -> None:
    for document in ("bericht", "arbeit"):
        question = Question(document, "gesternt/02/2024")
        told = "\n".join(explain(world(), question, Silent()))
        assert "Zurückgehalten: Die Quelle hält die Zahl selbst geheim" in told


# ---------------------------------------------------------------- drafts


@pytest.mark.parametrize("option", [(), ("--draft",)])
def test_a_draft_is_marked_and_audited_like_any_other(
    option: tuple[str, ...], tmp_path: Path
) -> None:
    found = world("")
    if not option:
        declare(found, 'title = "Sozialbericht"\nchapters', 'title = "B"\ndraft = true\nchapters')
    for path, data in found.files.items():
        (tmp_path / path).write_bytes(data)
    assert _guarded(app, ["build", "--project", str(tmp_path), *option]) == ExitCode.OK
    read = "".join(texts("a.docx", (tmp_path / "output/entwurf/ENTWURF-bericht.docx").read_bytes()))
    assert 'string="ENTWURF"' in read
    assert ">ENTWURF.<" in read
    assert "hilfen/02/2024" not in shown(
        (tmp_path / "output/entwurf/ENTWURF-bericht.ledger.json").read_bytes()
    )
