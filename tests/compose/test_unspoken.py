"""What is kept back and typed into chapters or the project file stops a build, and nothing else."""

import pytest

from reportgen.build.progress import Silent
from reportgen.build.run import Request, build
from reportgen.errors import ReportError
from reportgen.messages import line
from tests.town import indicator, source, town

PLACES = """key;name;level;parent;article;located
0;Musterau;stadt;;;
01;Altdorf;bezirk;0;;
02;Mühlbach;bezirk;0;;
03;Neuhof;bezirk;0;;
04;Werder;bezirk;0;der;
"""
CASES = {"0": 69, "01": 15, "02": 2, "03": 7, "04": 45}
PEOPLE = {"0": 1011, "01": 300, "02": 211, "03": 250, "04": 250}
"""In Mühlbach 2 of 211 get help, 0.9 per cent, and all but 209; Neuhof's 7 are hidden beside."""
EXHIBIT = """
[exhibit.tab]
kind = "table"
indicators = ["hilfen", "leute"]
title = "{title}"
note = "{note}"
"""


def rows(counts: dict[str, int]) -> str:
    lines = [f"{place};2024;{count}" for place, count in counts.items()]
    return "\n".join(["Raum;Jahr;Zahl", *lines, ""])


def findings(chapter: str, title: str = "Übersicht", note: str = "", more: str = "") -> list[str]:
    """What a check says of a chapter with such texts."""
    declared = (
        source("faelle")
        + source("leute")
        + indicator("hilfen", "anzahl", "faelle.zahl")
        + indicator("leute", "anzahl", "leute.zahl")
        + indicator("quote", "quote", "faelle.zahl", "leute.zahl")
        + EXHIBIT.format(title=title, note=note)
        + more
    )
    files = {"faelle.csv": rows(CASES), "leute.csv": rows(PEOPLE)}
    text = f"# Lage\n\n{chapter}\n"
    world = town(declared, dict(files), text, places=PLACES, threshold=5)
    try:
        build(world, Request(dry=True), Silent())
    except ReportError as stopped:
        return [line(each) for each in stopped.problems if each.code.startswith("typed-")]
    return []


BETRAYED = (
    "In Mühlbach sind es 2 Hilfen.",
    "In Mühlbach gibt es zwei Hilfen.",
    "Zwei Hilfen gab es 2024 in Mühlbach.",
    "Hilfen: Mühlbach 2, der Werder 45.",
    "Hilfen bekommen in Mühlbach nur 2 Personen.",
    "Es gibt Hilfen in Mühlbach. Dort sind es zwei.",
    "Mühlbach hat wenige Hilfen. Genau 2.",
    "Die Hilfen in Mühlbach (2) fallen kaum ins Gewicht.",
    "In Mühlbach kamen **zwei** Kinder in den Genuss von Hilfen.",
    "In Neuhof waren es 7 Hilfen.",
    "In Neuhof zählt das Amt sieben Hilfen.",
    "Hilfen in Mühlbach und Neuhof: zusammen 9.",
    "Die Quote in Mühlbach beträgt 0,9 %.",
    "Die Quote in Mühlbach liegt bei 0,95 Prozent.",
    "Quote: In Mühlbach bekommen alle bis auf 209 nichts.",
    "Die Quote in Mühlbach steht für zwei Personen.",
    "- Hilfen in Mühlbach: 2",
    "> In Mühlbach gibt es 2 Hilfen.",
    "Mehr dazu unten.[^1]\n\n[^1]: In Mühlbach sind es 2 Hilfen.",
    "| Raum | Hilfen |\n|---|---|\n| Mühlbach | 2 |",
    "| Hilfen | Anzahl |\n|---|---|\n| Mühlbach | zwei |",
    "## Hilfen in Mühlbach\n\nEs sind 2.",
    "## Mühlbach\n\nHier gibt es zwei Hilfen.",
)
HARMLESS = (
    "In Altdorf sind es 15 Hilfen.",
    "In Mühlbach sind es 3 Hilfen.",  # wrong, but tells nothing
    "In Altdorf gibt es zwei Hilfen.",
    "In Mühlbach gibt es 2 Beratungsstellen für Hilfen.",
    "Seit 2 Jahren gibt es Hilfen in Mühlbach.",
    "Hilfen in Mühlbach gibt es nach § 2 des Gesetzes.",
    "Hilfen in Mühlbach zeigt Tabelle 2.",
    "Hilfen für Kinder unter 2 Jahren gibt es auch in Mühlbach.",
    "Am 2. Mai 2024 begannen die Hilfen in Mühlbach.",
    "Eine der Hilfen in Mühlbach ist neu.",
    "In Mühlbach leben 211 Leute.",
    "Die Quote wird je 100 Leute in Mühlbach gerechnet.",
    "Auf 2 Seiten wird über Leute in Mühlbach berichtet.",
    "Über Mühlbach wurde zweimal beraten, über Hilfen nicht.",
    "Im Werder sind es {{ value('hilfen', place='04') }} Hilfen, in Mühlbach weniger.",
)


@pytest.mark.parametrize("text", BETRAYED)
def test_what_is_kept_back_is_found(text: str) -> None:
    found = findings(text)
    assert found
    assert all(
        "darf nicht gezeigt werden" in each and "kapitel.md, Zeile" in each for each in found
    )
    assert len(found) == len(set(found))
    assert all("(hilfen, " in each or "(quote, " in each for each in found)


def test_nothing_else_is_found() -> None:
    assert findings("\n\n".join(HARMLESS)) == []


def test_a_finding_names_place_and_line_and_only_what_was_typed() -> None:
    (found,) = findings("In Mühlbach gibt es zwei Hilfen.")
    assert found.startswith("Fehler: kapitel.md, Zeile 3: Von Hand getippt ist zwei")
    assert "(hilfen, Mühlbach, 2024)" in found
    assert "2 " not in found.replace("2024", "")


def test_texts_of_the_project_file() -> None:
    (found,) = findings("", title="Zwei Hilfen in Mühlbach")
    assert "report.toml" in found
    (found,) = findings("", note="In Mühlbach sind es 2.")  # the table is of help
    assert "(hilfen, Mühlbach, 2024)" in found
    assert findings("", title="Hilfen in Altdorf", note="In Mühlbach 2023 und 2024 gezählt.") == []


def test_what_is_shown_may_be_typed() -> None:
    """The town's 69 is printed; nobody is told that it is secret."""
    assert not any("darf nicht" in each for each in findings("In Musterau sind es 69 Hilfen."))


def test_a_noun_names_an_indicator_that_begins_alike() -> None:
    more = indicator("einwanderungsrate", "quote", "faelle.zahl", "leute.zahl")
    (told,) = findings("Bei den Einwanderungen lag Mühlbach bei 0,9 %.", more=more)
    assert "einwanderungsrate, Mühlbach, 2024" in told
    assert findings("Bei den Einrichtungen lag Mühlbach bei 0,9 %.", more=more) == []
