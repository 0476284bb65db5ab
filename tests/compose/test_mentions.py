"""Which places a sentence speaks of."""

import pytest

from reportgen.compose.mentions import Mentions
from reportgen.document.inlines import Inlines, Note, Strong, Text, Value
from reportgen.frame import Key
from reportgen.places import Level, Place, Places

LEVELS = (
    Level("stadt", "Stadt", "Städte"),
    Level("bezirk", "Bezirk", "Bezirke"),
    Level("ortsteil", "Ortsteil", "Ortsteile"),
    Level("schule", "Schulbezirk", "Schulbezirke", geography="schule"),
)


def place(key: str, name: str, level: str = "ortsteil", **more: object) -> Place:
    forms = {"inside": f"in {name}", "genitive": f"von {name}", "dative": name, "accusative": name}
    return Place(key, name, level, "0" if key != "0" else None, **{**forms, **more})  # type: ignore[arg-type]


PLACES = Places(
    (
        place("0", "Musterstadt", "stadt"),
        place("1", "Mitte", "bezirk", inside="im Bezirk Mitte", genitive="des Bezirks Mitte"),
        place("2", "Altstadt", article="die", inside="in der Altstadt", genitive="der Altstadt"),
        place("3", "Innere Stadt", inside="in der Inneren Stadt", genitive="der Inneren Stadt"),
        place("4", "Heide", inside="in der Heide", genitive="der Heide", dative="der Heide"),
        place("5", "Gartenhof", inside="im Gartenhof", genitive="des Gartenhofs"),
        place("6", "Altfelden"),
        place("7", "Neustadt"),
        place("8", "Neustadt", "bezirk"),
        place("9", "Bergheim", called=("Alt-Bergheim", "Bergheim am Wald")),
        place("10", "Freiheit", called=None),
        place("99", "nicht zuordenbar", located=False),
        place("S1", "Altstadt", "schule", inside="im Schulbezirk Altstadt"),
    ),
    LEVELS,
    (place("kreis", "Kreis Flussaue", "", genitive="des Kreises Flussaue"),),
)


def typed(text: str) -> Inlines:
    return (Text(text, ((0, len(text)),)),)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("In der Altstadt wohnen viele.", ("2",)),
        ("Die Altstadt, der Gartenhof und Altfelden wachsen.", ("2", "5", "6")),
        ("Die Dächer des Gartenhofs und Altfeldens Felder", ("5", "6")),
        ("in der Inneren\u00a0Stadt", ("3",)),
        ("zurück zur Innere Stadt", ("3",)),
        ("Der Kreis Flussaue und die Orte des Kreises Flussaue", ("kreis",)),
        ("Altstadtfest, Altstadt-Hafen, altstadt", ()),
        ("In der Mitte des Jahrzehnts, Mitte Mai", ()),
        ("Im Bezirk Mitte und in Teilen des Bezirks Mitte", ("1",)),
        ("Bezirk Mitte", ("1",)),
        ("Der Schulbezirk Altstadt", ("S1",)),
        ("Eine Heide blüht, in der Heide wird gebaut", ("4",)),
        ("In der Heide wird gebaut", ("4",)),
        ("In Neustadt", ()),
        ("Im Ortsteil Neustadt und Bezirk Neustadt", ("7", "8")),
        ("In Bergheim, in Alt-Bergheim", ("9",)),
        ("Die Freiheit der Wahl, Ortsteil Freiheit", ()),
        ("Die Stadt Musterstadt; nicht zuordenbar", ()),
    ],
)
def test_typed_names(text: str, keys: tuple[str, ...]) -> None:
    assert set(Mentions(PLACES).of(typed(text))) == set(keys)


def test_names_that_data_print_count_whatever_they_are() -> None:
    assert Mentions(PLACES).of((Text("Mitte"),)) == ("1",)
    assert Mentions(PLACES).of((Text("Freiheit"),)) == ("10",)
    mixed = Text("Bezirk: Heide.", ((0, 8), (13, 14)))
    assert Mentions(PLACES).of((mixed,)) == ("4",)
    assert Mentions(PLACES).of((Text("Neustadt"),)) == ()


def test_numbers_speak_of_their_places() -> None:
    value = Value("+1,5", Key("quote", "1", "2024", (("to", "4"),)))
    town = Value("12 %", Key("quote", "0", "2024"))
    assert Mentions(PLACES).of((value, town)) == ("1", "4")


def test_notes_and_stressed_words_are_read_too() -> None:
    content = (Strong(typed("Altfelden")), Note(typed("Wie im Gartenhof.")))
    assert Mentions(PLACES).of(content) == ("6", "5")
