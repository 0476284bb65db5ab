"""Papers that are not public: nothing of them reaches a folder or a document that is."""

import pytest

from reportgen.build.auditing import archive, audit_output
from reportgen.build.folders import INTERNAL
from reportgen.build.progress import Silent
from reportgen.build.run import Request, build
from reportgen.errors import ReportError
from reportgen.messages import line
from reportgen.world import MemoryWorld
from tests.build.test_rounded import texts
from tests.town import declare, indicator, refused, source, town

SECRET = "Grundstück am Alten Hafen"
COUNTS = "Raum;Jahr;Zahl\n0;2024;60\n01;2024;20\n02;2024;30\n03;2024;10\n"
PAPER = """
[document.grundstueck]
kind = "council-paper"
title = "Ankauf"
number = "12/2025"
date = 2025-04-01
public = false
lead_office = "Amt 50"
resolution = "texte/beschluss.md"
reasons = "texte/gruende.md"
consultation = [{ body = "Rat", date = 2025-05-01, role = "Entscheidung" }]
"""


def world(more: str = "", chapter: str = "# Hilfen\n\nText.\n") -> MemoryWorld:
    declared = source("faelle") + indicator("hilfen", "anzahl", "faelle.zahl")
    found = town(declared + PAPER + more, {"faelle.csv": COUNTS}, chapter)
    found.files |= {
        "texte/beschluss.md": f"1. Die Stadt kauft das {SECRET}.\n".encode(),
        "texte/gruende.md": b"{{ value('hilfen') }} Hilfen.\n",
    }
    return found


def built(found: MemoryWorld, **wanted: bool) -> set[str]:
    """The paths of what a build has written."""
    before = dict(found.files)
    build(found, Request(**wanted), Silent())  # type: ignore[arg-type]
    return {path for path, data in found.files.items() if before.get(path) != data}


def told(path: str, data: bytes) -> str:
    """All that can be read in a file."""
    if path.endswith((".docx", ".pdf")):
        return "\n".join(texts(path, data))
    return data.decode()


@pytest.mark.parametrize("wanted", [{}, {"draft": True}, {"line_numbers": True}, {"press": True}])
def test_every_file_of_it_stays_in_the_house(wanted: dict[str, bool]) -> None:
    found = world()
    written = built(found, **wanted)
    own = {path for path in written if "grundstueck" in path}
    assert {path.rpartition(".")[2] for path in own} >= {"pdf", "docx", "json", "txt"}
    assert all(path.startswith(f"{INTERNAL}/NICHTOEFFENTLICH-") for path in own)
    assert f"{INTERNAL}/.gitignore" in written
    for path in written - own:
        assert SECRET not in told(path, found.files[path])
    assert any(SECRET in told(path, found.files[path]) for path in own)


def test_it_says_so_on_its_pages() -> None:
    found = world()
    built(found)
    word = "".join(texts("a.docx", found.files[f"{INTERNAL}/NICHTOEFFENTLICH-grundstueck.docx"]))
    assert "NICHTÖFFENTLICH" in word
    assert "nichtöffentlich" in word


def test_what_is_published_is_the_same_with_and_without_it() -> None:
    with_it, without = world(), world()
    declare(without, PAPER, "")
    built(with_it)
    built(without)
    public = {path: data for path, data in with_it.files.items() if path.startswith("output/")}
    assert public
    assert all(without.files[path] == data for path, data in public.items())


@pytest.mark.parametrize(
    "path",
    [
        "output/grundstueck.pdf",
        "output/grundstueck.ledger.json",
        "output/grundstueck.texte/beschluss.txt",
        "output/entwurf/ENTWURF-grundstueck.docx",
        "output/druck/DRUCK-grundstueck.pdf",
    ],
)
def test_nothing_is_built_while_it_lies_among_what_is_published(path: str) -> None:
    found = world()
    found.files[path] = b"frueher"
    with pytest.raises(ReportError) as stopped:
        built(found)
    assert f"noch eine frühere Fassung: {path}" in line(stopped.value.problems[0])


@pytest.mark.parametrize(
    "chapter",
    [
        '# Bericht\n\n{% include "texte/beschluss.md" %}\n',
        '# Bericht\n\n{% from "texte/beschluss.md" import x %}\n',
        "{% set name = 'texte/' ~ 'beschluss.md' %}\n# Bericht\n\n{% include name %}\n",
    ],
)
def test_no_public_document_takes_in_its_texts(chapter: str) -> None:
    found = refused(world(chapter=chapter))
    assert any("gehört zu einer nichtöffentlichen Vorlage" in each for each in found)


def test_no_public_document_has_its_texts_as_chapters() -> None:
    found = world()
    declare(found, 'chapters = ["kapitel.md"]', 'chapters = ["kapitel.md", "texte/*.md"]')
    assert any("gehört zu einer nichtöffentlichen Vorlage" in each for each in refused(found))


def test_no_public_document_links_to_it() -> None:
    chapter = "# B\n\n[Mehr](https://x.example/NICHTOEFFENTLICH-grundstueck.pdf)\n"
    assert any("verweist auf ein internes" in each for each in refused(world(chapter=chapter)))


def public_paper(more: str) -> MemoryWorld:
    own = PAPER.replace("grundstueck]", "vorlage]").replace("12/2025", "13/2025")
    own = own.replace("texte/", "offen/").replace("public = false\n", more)
    found = world(own)
    found.files |= {"offen/beschluss.md": b"1. Ja.\n", "offen/gruende.md": b"Darum.\n"}
    return found


def test_no_public_paper_attaches_or_supplements_it() -> None:
    attached = refused(public_paper('attachments = [{ title = "A", document = "grundstueck" }]\n'))
    assert any("„grundstueck“ ist selbst eine Vorlage" in each for each in attached)
    supplement = refused(public_paper('supplements = "12/2025"\n'))
    assert any("ergänzt die nichtöffentliche Vorlage 12/2025" in each for each in supplement)


def test_a_public_paper_does_not_name_what_is_not_public() -> None:
    annex = '[{ title = "Vertrag Meyer", file = "geheim/meyer.pdf", public = false }]'
    found = public_paper(f"attachments = {annex}\n")
    found.files["geheim/meyer.pdf"] = b"%PDF"
    for path in built(found):
        if not path.startswith(INTERNAL):
            assert "eyer" not in told(path, found.files[path])


def test_the_archive_passes_it_by() -> None:
    found = world()
    built(found)
    assert archive(found, ()) == ("archive/2024/bericht.claims.json",)
    with pytest.raises(ReportError) as stopped:
        archive(found, ("grundstueck",))
    assert "„grundstueck“ ist nichtöffentlich" in line(stopped.value.problems[0])


def protected() -> MemoryWorld:
    found = world()
    found.files["faelle.csv"] = COUNTS.replace("10\n", "2\n").replace("60", "52").encode()
    found.files["texte/gruende.md"] = b"{{ table('hilfen') }}\n"
    declare(found, "threshold = 1", "threshold = 3")
    return found


def test_its_numbers_are_protected_all_the_same() -> None:
    found = protected()
    built(found)
    ledger = found.files[f"{INTERNAL}/NICHTOEFFENTLICH-grundstueck.ledger.json"].decode()
    assert '"withheld": []' not in ledger


@pytest.mark.parametrize("draft", [False, True])
def test_and_audited(*, draft: bool) -> None:
    found = protected()
    built(found, draft=draft)
    assert not audit_output(found, ("grundstueck",)).findings
    own = f"{INTERNAL}/NICHTOEFFENTLICH-{'ENTWURF-' if draft else ''}grundstueck.texte/notiz.txt"
    found.files[own] = b"Hilfen, Werder, 2024: 2"
    assert audit_output(found, ()).findings
