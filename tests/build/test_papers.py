"""Council papers the whole way: one model, three outputs, annexes with their pages."""

import io
import json
import re

import pikepdf
import pytest

from reportgen.build.auditing import audit_output
from reportgen.build.progress import Silent
from reportgen.build.run import Request, Result, build
from reportgen.errors import ReportError
from reportgen.messages import line
from reportgen.world import MemoryWorld
from tests.build.test_closed import COUNTS, PAPER
from tests.build.test_rounded import texts
from tests.town import declare, indicator, source, town

OPEN = PAPER.replace("public = false\n", "").replace("grundstueck", "vorlage")
REASONS = """Es gibt {{ value("hilfen") }} Hilfen, {{ value("hilfen", place="01") }} im Norden.

{{ table("hilfen") }}
"""


def pdf(pages: int) -> bytes:
    made, data = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        made.add_blank_page()
    made.save(data)
    return data.getvalue()


def world(more: str = "") -> MemoryWorld:
    declared = source("faelle") + indicator("hilfen", "anzahl", "faelle.zahl")
    found = town(declared + OPEN + more, {"faelle.csv": COUNTS.replace("60", "6210")
                 .replace("20\n", "6170\n")}, "# B\n\nText.\n")  # fmt: skip
    found.files |= {
        "texte/beschluss.md": b"1. Der Rat beschliesst.\n2. Er dankt.\n",
        "texte/gruende.md": REASONS.encode(),
    }
    return found


def built(found: MemoryWorld, *names: str) -> Result:
    return build(found, Request(names or ("vorlage",)), Silent())


def numbers(text: str) -> list[str]:
    """The numbers of a text, whatever spaces part their thousands."""
    joined = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}\b)", "", text)
    return sorted(re.findall(r"\d+(?:,\d+)?", joined))


def test_all_outputs_tell_the_same_numbers() -> None:
    found = world()
    built(found)
    plain = "\n".join(
        found.files[path].decode()
        for path in found.files
        if path.startswith("output/vorlage.texte")
    )
    assert "Es gibt 6 210 Hilfen, 6 170 im Norden." in plain
    ledger = json.loads(found.files["output/vorlage.ledger.json"])
    values = {f"{each['value']:.0f}" for each in ledger["numbers"]}
    assert values == {"6210", "6170", "30", "10"}
    assert values <= {*numbers(plain)}
    parts = texts("a.docx", found.files["output/vorlage.docx"])
    word = next(each for each in parts if "<w:body" in each)
    assert values <= {*numbers(re.sub(r"<[^>]+>", " ", word))}


def test_sections_are_fields() -> None:
    found = world()
    built(found)
    assert found.files["output/vorlage.texte/03-beschlussvorschlag.txt"].decode() == (
        "1. Der Rat beschliesst.\r\n2. Er dankt.\r\n"
    )


def test_what_no_longer_belongs_to_the_paper_goes() -> None:
    found = world()
    folder = "output/vorlage.texte"
    stale, other = f"{folder}/05-alternativen.txt", f"{folder}/notiz.txt"
    found.files |= {stale: b"Keine.", other: b"Meins."}
    build(found, Request(("vorlage",), ("docx",)), Silent())
    assert stale in found.files  # texts were not built
    built(found)
    assert stale not in found.files
    assert found.files[other] == b"Meins."


def test_texts_are_audited() -> None:
    """A number that is kept back, added by hand to a finished text, is found."""
    found = world()
    found.files["faelle.csv"] = COUNTS.replace("10\n", "2\n").replace("60", "52").encode()
    found.files["texte/gruende.md"] = b"{{ table('hilfen') }}\n"
    declare(found, "threshold = 1", "threshold = 3")
    built(found, "vorlage", "bericht")
    assert not audit_output(found, ()).findings
    found.files["output/vorlage.texte/09-alternativen.txt"] = b"Hilfen, Werder, 2024: 2"
    assert audit_output(found, ()).findings


def annexed(path: str, data: bytes, more: str = "") -> MemoryWorld:
    own = f'attachments = [{{ title = "Gutachten", file = "{path}"{more} }}]\n'
    found = world(own)
    found.files[path] = data
    return found


def told_annexes(found: MemoryWorld) -> str:
    (path,) = (each for each in found.files if each.endswith("-anlagen.txt"))
    return found.files[path].decode()


def test_pages_of_attached_files_are_counted() -> None:
    found = annexed("anlagen/gutachten.PDF", pdf(7))
    built(found)
    told = "1. Gutachten (Anlage-1-gutachten.pdf, 7 Seiten), öffentlich\r\n"
    assert told_annexes(found) == told
    copy = found.files["output/vorlage.anlagen/Anlage-1-gutachten.pdf"]
    assert copy == found.files["anlagen/gutachten.PDF"]


def test_or_declared() -> None:
    found = annexed("plan.dwg", b"?", ", pages = 1")
    built(found)
    assert told_annexes(found) == "1. Gutachten (Anlage-1-plan.dwg, 1 Seite), öffentlich\r\n"


ANNEXES = """annexes = "copied"
[[document.vorlage.attachments]]
title = "Bericht"
document = "bericht"
[[document.vorlage.attachments]]
title = "Gutachten"
file = "anlagen/Straße & Ort: Übersicht?.pdf"
[[document.vorlage.attachments]]
title = "Vertrag"
file = "vertrag.pdf"
public = false
"""


def with_annexes(more: str = ANNEXES) -> MemoryWorld:
    found = world(more)
    found.files["anlagen/Straße & Ort: Übersicht?.pdf"] = pdf(2)
    found.files["vertrag.pdf"] = pdf(1)
    return found


def gathered(found: MemoryWorld) -> set[str]:
    return {path for path in found.files if ".anlagen/" in path}


def test_annexes_are_gathered_with_names_that_every_system_takes() -> None:
    found = with_annexes()
    built(found)
    assert gathered(found) == {
        "output/vorlage.anlagen/Anlage-1-bericht.pdf",
        "output/vorlage.anlagen/Anlage-2-strasse-ort-uebersicht.pdf",
        "intern/NICHTOEFFENTLICH-vorlage.anlagen/Anlage-3-vertrag.pdf",
    }
    assert "3. Nichtöffentliche Anlage, nichtöffentlich" in told_annexes(found)


def test_the_attached_report_is_built_with_its_paper() -> None:
    found = with_annexes()
    found.files["output/bericht.pdf"] = b"von gestern"
    built(found)
    annex = found.files["output/vorlage.anlagen/Anlage-1-bericht.pdf"]
    assert found.files["output/bericht.pdf"] == annex
    assert "output/bericht.ledger.json" in found.files
    assert not audit_output(found, ()).findings


def test_an_annex_is_audited_as_the_document_that_it_is() -> None:
    """A copy that somebody has exchanged for a file with numbers that are kept back is found."""
    found = with_annexes()
    found.files["faelle.csv"] = COUNTS.replace("10\n", "2\n").replace("60", "52").encode()
    found.files["texte/gruende.md"] = b"{{ table('hilfen') }}\n"
    found.files["kapitel.md"] = b"# B\n\n{{ table('hilfen') }}\n"
    leaking = MemoryWorld(dict(found.files))
    built(leaking)
    declare(found, "threshold = 1", "threshold = 3")
    built(found)
    assert not audit_output(found, ()).findings
    path = "output/vorlage.anlagen/Anlage-1-bericht.pdf"
    found.files[path] = leaking.files[path]
    assert audit_output(found, ()).findings


def test_what_is_no_longer_attached_goes() -> None:
    found = with_annexes()
    built(found)
    declare(found, "public = false\n", "")
    built(found)
    assert gathered(found) == {
        "output/vorlage.anlagen/Anlage-1-bericht.pdf",
        "output/vorlage.anlagen/Anlage-2-strasse-ort-uebersicht.pdf",
        "output/vorlage.anlagen/Anlage-3-vertrag.pdf",
    }
    declare(found, 'annexes = "copied"', 'annexes = "listed"')
    built(found)
    assert gathered(found) == set()
    assert "2. Gutachten (Straße & Ort: Übersicht?.pdf, 2 Seiten)" in told_annexes(found)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("output/bericht.pdf", "ist eine fertige Datei eines früheren Baus"),
        ("faelle.csv", "ist eine Quelle des Projekts"),
        ("gibt-es-nicht.pdf", "gibt-es-nicht.pdf"),
    ],
)
def test_some_files_are_no_annexes(path: str, told: str) -> None:
    found = annexed(path, b"")
    if path.startswith("gibt"):
        found.files.pop(path)
    else:
        found.files.setdefault(path, b"")
    with pytest.raises(ReportError) as stopped:
        built(found)
    assert any(told in line(each) for each in stopped.value.problems)


def test_a_file_that_cannot_be_read_is_told() -> None:
    told = [line(each) for each in built(annexed("a.pdf", b"kein PDF")).problems.notices()]
    assert any("a.pdf“ ist kein lesbares PDF" in each for each in told)


@pytest.mark.parametrize("form", ["gibt-es-nicht", "../cover"])
def test_a_form_that_is_not_there_is_an_error_with_its_line(form: str) -> None:
    found = world(f'form = "{form}"\n')
    with pytest.raises(ReportError) as stopped:
        built(found)
    told = [line(each) for each in stopped.value.problems]
    assert f"Einen Vordruck „{form}“ gibt es nicht" in told[0]
    assert re.match(r"Fehler: report\.toml, Zeile \d+:", told[0])


FULL = """
subtitle = "hier: alles"
department = "Dezernat III"
file_reference = "50.1"
contact = "Frau A."
phone = "123"
participants = ["Amt 51"]
agenda_item = "3"
supplements = "11/2025"
asked_by = "Fraktion"
legal_basis = "GO"
staff_effects = "Wenige."
climate = "positiv"
climate_reason = "Wege."
signatory = ["In Vertretung"]
checks = [{ name = "Gleichstellung", result = "positiv", reason = "Gut.", goals = [5] }]
signatures = [{ office = "Amt 50", date = 2025-04-02, name = "gez." }]
posts = [{ count = 0.5, task = "Planung" }]
costs = [{ item = "Konzept", amounts = { 2025 = 1.0 }, product = "06", cover = "Rest" }]
alternatives = "texte/gruende.md"
finances.budgeted = "nein"
finances.unplanned = "überplanmäßig"
finances.cover = "Rest"
finances.follow_up = 1.0
finances.follow_up_from = 2027
finances.text = "Mehr."
"""


@pytest.mark.parametrize("form", ["", "-sheets", "-compact", "-roman"])
def test_every_form_prints_whatever_is_declared(form: str) -> None:
    own = 'texts = { anlass = "texte/gruende.md", loesung = "texte/gruende.md" }\n'
    found = world(f'form = "council-paper{form}"\n{FULL}{own if form == "-roman" else ""}')
    found.files["texte/gruende.md"] = b"Gruende.\n"
    if form == "-roman":
        declare(found, 'reasons = "texte/gruende.md"\n', "")
    told = built(found).problems.notices()
    assert [each.code for each in told if each.code.startswith("paper-")] == []
