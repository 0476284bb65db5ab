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
    assert found.files["output/vorlage.texte/beschlussvorschlag.txt"].decode() == (
        "1. Der Rat beschliesst.\r\n2. Er dankt.\r\n"
    )


def test_what_no_longer_belongs_to_the_paper_is_told() -> None:
    found = world()
    found.files["output/vorlage.texte/alternativen.txt"] = b"Keine."
    told = [line(each) for each in built(found).problems.notices()]
    assert any(
        "output/vorlage.texte/alternativen.txt“ ist von einem früheren Bau" in n for n in told
    )


def test_texts_are_audited() -> None:
    """A number that is kept back, added by hand to a finished text, is found."""
    found = world()
    found.files["faelle.csv"] = COUNTS.replace("10\n", "2\n").replace("60", "52").encode()
    found.files["texte/gruende.md"] = b"{{ table('hilfen') }}\n"
    declare(found, "threshold = 1", "threshold = 3")
    built(found, "vorlage", "bericht")
    assert not audit_output(found, ()).findings
    found.files["output/vorlage.texte/alternativen.txt"] = b"Hilfen, Werder, 2024: 2"
    assert audit_output(found, ()).findings


def annexed(path: str, data: bytes, more: str = "") -> MemoryWorld:
    own = f'attachments = [{{ title = "Gutachten", file = "{path}"{more} }}]\n'
    found = world(own)
    found.files[path] = data
    return found


def test_pages_of_attached_files_are_counted() -> None:
    found = annexed("anlagen/gutachten.PDF", pdf(7))
    built(found)
    told = found.files["output/vorlage.texte/anlagen.txt"].decode()
    assert told == "1. Gutachten (gutachten.PDF, 7 Seiten), öffentlich\r\n"


def test_or_declared() -> None:
    found = annexed("plan.dwg", b"?", ", pages = 1")
    built(found)
    told = found.files["output/vorlage.texte/anlagen.txt"].decode()
    assert told == "1. Gutachten (plan.dwg, 1 Seite), öffentlich\r\n"


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
