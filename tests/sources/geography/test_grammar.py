"""Forms of place names: made where they are certain, avoided where they are not."""

import pytest

from reportgen.sources.geography.grammar import accusative, dative, genitive, inside

FORMS = """
die | Nordstadt        | in der Nordstadt        | der Nordstadt
die | Innere Stadt     | in der Inneren Stadt    | der Inneren Stadt
die | Heide Süd        | in der Heide Süd        | der Heide Süd
das | Hafenviertel     | im Hafenviertel         | des Hafenviertels
das | Obere Viertel    | im Oberen Viertel       | des Oberen Viertels
das | Zentrum          | im Zentrum              | des Zentrums
das | Schloss          | im Schloss              | vom Schloss
das | Zentrum-Nord     | im Zentrum-Nord         | vom Zentrum-Nord
das | Gelände          | im Gelände              | des Geländes
der | Norden           | im Norden               | des Nordens
der | Kiez             | im Kiez                 | vom Kiez
der | Forst            | im Forst                | vom Forst
der | Löwe             | im Löwe                 | vom Löwe
der | Alte Markt       | im Alten Markt          | des Alten Markts
der | Prenzlauer Berg  | im Prenzlauer Berg      | vom Prenzlauer Berg
    | Altdorf          | in Altdorf              | von Altdorf
    | Neue Vahr        | in Neue Vahr            | von Neue Vahr
"""


@pytest.mark.parametrize("row", FORMS.strip("\n").splitlines())
def test_forms(row: str) -> None:
    article, name, where, whose = (part.strip() for part in row.split("|"))
    assert inside(article, name) == where
    assert genitive(article, name) == whose


@pytest.mark.parametrize(
    ("article", "name", "where", "whose", "with_whom", "for_whom"),
    [
        ("die", "Nordstadt", "in der Nordstadt", "der Nordstadt", "der Nordstadt", "die Nordstadt"),
        ("der", "Alte Markt", "im Alten Markt", "des Alten Markts", "dem Alten Markt",
         "den Alten Markt"),
        ("das", "Hafenviertel", "im Hafenviertel", "des Hafenviertels", "dem Hafenviertel",
         "das Hafenviertel"),
        ("die Pl.", "Höfe", "in den Höfen", "der Höfe", "den Höfen", "die Höfe"),
        ("die Pl.", "Siedlungen", "in den Siedlungen", "der Siedlungen", "den Siedlungen",
         "die Siedlungen"),
        ("", "Altdorf", "in Altdorf", "von Altdorf", "Altdorf", "Altdorf"),
    ],
)  # fmt: skip
def test_all_cases(  # the forms of one name side by side
    article: str, name: str, where: str, whose: str, with_whom: str, for_whom: str
) -> None:
    forms = (inside, genitive, dative, accusative)
    assert [form(article, name) for form in forms] == [where, whose, with_whom, for_whom]
