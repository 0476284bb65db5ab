"""Extracts of a report: own numbers, and words for what stands in the whole only."""

import pytest

from reportgen.build.documents import Desk, composed
from reportgen.build.numbers import prepare
from reportgen.build.progress import Silent
from reportgen.build.run import Request, build
from reportgen.document.dump import dump_blocks
from reportgen.errors import Problems
from reportgen.messages import line
from reportgen.project import load_project
from reportgen.world import MemoryWorld
from tests.town import declare, indicator, refused, source, town

COUNTS = "Raum;Jahr;Zahl\n0;2024;60\n01;2024;20\n02;2024;30\n03;2024;10\n"
CHAPTERS = {
    "00.md": "# Inhalt {.front}\n\n{{ contents() }}\n\n{{ listing('tables') }}\n",
    "01.md": "# Alter {#alter}\n\nText.\n\n{{ table('hilfen') }}\n",
    "02.md": "# Hilfen {#hzk}\n\nVorweg.[^1]\n\n## Kinder {#kinder}\n\n{{ table('tab') }}\n\n"
    "## Eltern {#eltern}\n\nSiehe {{ ref('alter') }}, {{ ref('tab', page=True) }}.\n\n"
    "### Väter {#vaeter}\n\nText.\n\n[^1]: Note.\n",
    "03.md": "# Anhang {#methode .annex}\n\nText zu {{ ref('kinder') }}.\n",
}
WHOLE = """
[exhibit.tab]
kind = "table"
indicators = ["hilfen"]
rows = "place"
columns = "period"

[document.ganzes]
kind = "report"
title = "Das Ganze"
chapters = ["k/*.md"]
"""
PART = """
[document.teil]
kind = "report"
title = "Der Teil"
extract_of = "ganzes"
"""


def world(more: str) -> MemoryWorld:
    declared = source("faelle") + indicator("hilfen", "anzahl", "faelle.zahl")
    found = town(declared + WHOLE + PART + more, {"faelle.csv": COUNTS}, "# B\n\nText.\n")
    return MemoryWorld(found.files | {f"k/{name}": text for name, text in CHAPTERS.items()})


def extract(more: str) -> tuple[str, list[str]]:
    """The extract as text without cover and imprint, and what is told of it."""
    found, problems = world(more), Problems()
    project = load_project(found, problems)
    desk = Desk(project, found, prepare(project, found, problems, Silent()))
    document = composed("teil", desk, problems, {}).document
    return dump_blocks(document.blocks[2:-1]), [line(each) for each in problems.found]


def test_it_counts_for_itself_and_lists_what_is_in_it() -> None:
    text, _ = extract('chapters = ["k/00.md", "k/02.md", "k/03.md"]')
    assert 'section 1 "Hilfen"' in text
    assert 'section A "Anhang"' in text
    assert "1 Hilfen -> hzk" in text
    assert text.count("Alter -> ") == 0
    tables = [each.split()[0] for each in text.splitlines() if each.endswith("-> tab")]
    assert tables == ["1.1"]


def test_what_is_left_out_is_told_in_words() -> None:
    text, told = extract('chapters = ["k/02.md"]')
    assert "Siehe Das Ganze, Kapitel⍽1, {reference Tabelle⍽1.1 -> tab page}." in text
    assert len(told) == 1
    assert "k/02.md, Zeile 11: Der Verweis „alter“ führt aus dem Auszug heraus" in told[0]


def test_or_is_meant_to_be() -> None:
    assert extract('chapters = ["k/02.md"]\noutside = "accepted"')[1] == []


def test_some_sections_of_a_chapter() -> None:
    text, told = extract('chapters = ["k/01.md", "k/02.md"]\nsections = ["kinder", "vaeter"]')
    titles = [each.strip().partition(" #")[0] for each in text.splitlines() if "section " in each]
    assert titles == [
        'section 1 "Alter"', 'section 2 "Hilfen"', 'section 2.1 "Kinder"', 'section 2.2 "Eltern"',
        'section 2.2.1 "Väter"',
    ]  # fmt: skip
    assert "Vorweg." in text
    assert told == []


def test_a_section_that_is_not_there_is_an_error() -> None:
    told = extract('chapters = ["k/02.md"]\nsections = ["kind"]')[1]
    assert any("Einen Abschnitt „kind“ gibt es" in e and "Meinten Sie „kinder“?" in e for e in told)


def test_a_label_that_is_nowhere_is_an_error_all_the_same() -> None:
    found = world('chapters = ["k/03.md"]')
    found.files["k/03.md"] += b"\n{{ ref('nirgends') }}\n"
    problems = Problems()
    project = load_project(found, problems)
    desk = Desk(project, found, prepare(project, found, problems, Silent()))
    composed("teil", desk, problems, {})
    assert [each.code for each in problems.errors()] == ["label-unknown"]


@pytest.mark.parametrize("name", ["ganz", "teil", ""])
def test_it_is_an_extract_of_a_report(name: str) -> None:
    found = world('chapters = ["k/01.md"]')
    declare(found, '"ganzes"', f'"{name}"')
    if not name:
        assert build(found, Request(("teil",), ("docx",)), Silent()).files
    else:
        assert any(f"Ein Bericht „{name}“" in each for each in refused(found))


def test_a_public_one_is_not_made_of_what_is_internal() -> None:
    found = world('chapters = ["k/01.md"]')
    declare(found, 'title = "Das Ganze"', 'title = "Das Ganze"\naudience = "internal"')
    assert any("„ganzes“ ist intern: Der Auszug verriete" in each for each in refused(found))


def test_its_cover_says_what_it_is() -> None:
    found = world('chapters = ["k/01.md"]')
    result = build(found, Request(("teil",), ("txt",)), Silent())
    text = found.files["output/teil.texte/01-kopf.txt"].decode()
    assert "Auszug aus: Das Ganze" in text
    assert [each.path for each in result.files if each.path.endswith("impressum.txt")]


def test_it_lists_the_sources_of_what_stands_in_it() -> None:
    listed = "# Quellen\n\n{% for each in sources() %}\n- {{ each.title }}\n{% endfor %}\n"
    declared = source("andere") + indicator("plaetze", "anzahl", "andere.zahl")
    found = world('chapters = ["k/01.md", "k/09.md"]\nsections = ["alter"]\n' + declared)
    found.files["andere.csv"] = COUNTS.encode()
    found.files["k/09.md"] = listed.encode()
    found.files["k/02.md"] += b"\nEs gibt {{ value('plaetze') }} Plaetze.\n"
    build(found, Request(("teil", "ganzes"), ("txt",)), Silent())

    def told(name: str) -> str:
        (path,) = found.glob(f"output/{name}.texte/*-quellen.txt")
        return found.files[path].decode()

    assert "Lieferung andere" in told("ganzes")
    assert "Lieferung andere" not in told("teil")
    assert "Lieferung faelle" in told("teil")
