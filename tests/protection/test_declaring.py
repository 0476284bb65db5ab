"""What a project declares of counts that belong together, and what is told of mistakes in it."""

import pytest

from tests.people import CASES, PEOPLE, TABLE, files, rows
from tests.town import indicator, refused, town

BASE = PEOPLE + CASES + indicator("faelle", "anzahl", "sgb.zahl") + TABLE.replace("quote", "faelle")


def told(declared: str) -> tuple[str, ...]:
    return refused(town(BASE + declared, files(rows(300, 300, 300), rows(30, 30, 30))))


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        ('whole = "sbg.zahl"\nparts = ["ew.zahl"]', "Meinten Sie „sgb“?"),
        ('whole = "ew.zahlen"\nparts = ["sgb.zahl"]', "Meinten Sie „zahl“?"),
        ('same = ["ew.zahl", "sgb.zahll"]', "Meinten Sie „zahl“?"),
        ('whole = "ew.zahl"', "weder ein Ganzes mit Teilen"),
        ('same = ["ew.zahl"]', "same = "),
        ('whole = "ew.zahl"\nparts = ["sgb.zahl"]\nsame = ["ew.zahl", "sgb.zahl"]', ""),
        (
            'whole = "ew.zahl"\nparts = ["sgb.zahl"]\n'
            '[protection.relations.zwei]\nwhole = "sgb.zahl"\nparts = ["ew.zahl"]',
            "Teil ihrer selbst",
        ),
        (
            'same = ["ew.zahl", "sgb.zahl"]\n'
            '[protection.relations.zwei]\nsame = ["sgb.zahl", "ew.zahl"]',
            "„eins“",
        ),
        (
            'whole = "ew.zahl"\nparts = [{ source = "sgb", measure = "zahl", ages = [25, 15] }]',
            "25, 15",
        ),
    ],
)
def test_one_clear_message(declared: str, words: str) -> None:
    (found,) = told(f"\n[protection.relations.eins]\n{declared}\n")
    assert words in found
