"""The name of a place and its article to the forms a sentence needs.

Only forms that are certain are made. The strong genitive ("des Hafenviertels") is formed of plain
nouns alone; where it is not certain, "von" with the dative is ("vom Kiez").
"""

import re

PLURAL = "die Pl."
"""How the table of places tells a name in the plural ("die Höfe") from a feminine one."""
ARTICLES = ("", "der", "die", "das", PLURAL)

_ADJECTIVES = frozenset((
    "alte", "neue", "innere", "äußere", "obere", "untere", "mittlere", "vordere", "hintere",
    "hohe", "tiefe", "große", "kleine", "lange", "kurze", "breite", "weite", "freie", "grüne",
    "rote", "weiße", "schwarze", "nördliche", "südliche", "östliche", "westliche",
))  # fmt: skip
"""First words of names that are inflected: "in der Inneren Stadt"."""
_PLAIN_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")
_HISSING = re.compile(r"(?:s|ß|x|z|sch|st)$")
"""Endings after which the genitive takes -es or nothing, as custom will have it."""


def nominative(article: str) -> str:
    """The article as it is printed."""
    return "die" if article == PLURAL else article


def inside(article: str, name: str) -> str:
    """Where: "in der Nordstadt", "im Hafenviertel", "in Altdorf"."""
    match article:
        case "":
            return f"in {name}"
        case "die":
            return f"in der {_inflected(name)}"
        case "die Pl.":
            return f"in {dative(article, name)}"
        case _:
            return f"im {_inflected(name)}"


def genitive(article: str, name: str) -> str:
    """Whose: "der Nordstadt", "des Hafenviertels", "vom Kiez", "von Altdorf"."""
    match article:
        case "":
            return f"von {name}"
        case "die" | "die Pl.":
            return f"der {_inflected(name)}"
        case _:
            form = _inflected(name)
            return f"des {form}s" if _takes_s(article, name) else f"vom {form}"


def dative(article: str, name: str) -> str:
    """With whom: "der Nordstadt", "dem Hafenviertel", "den Höfen", "Altdorf"."""
    match article:
        case "":
            return name
        case "die":
            return f"der {_inflected(name)}"
        case "die Pl.":
            form = _inflected(name)
            return f"den {form}" if form.endswith(("n", "s")) else f"den {form}n"
        case _:
            return f"dem {_inflected(name)}"


def accusative(article: str, name: str) -> str:
    """For whom: "die Nordstadt", "den Südhang", "Altdorf"; only "der" differs from the name."""
    if article == "der":
        return f"den {_inflected(name)}"
    return f"{nominative(article)} {name}".strip()


def _inflected(name: str) -> str:
    """The dative of a name with article; it differs only in a leading adjective."""
    first, space, rest = name.partition(" ")
    return f"{first}n{space}{rest}" if rest and first.casefold() in _ADJECTIVES else name


def _takes_s(article: str, name: str) -> bool:
    first, _, rest = name.partition(" ")
    noun = rest if first.casefold() in _ADJECTIVES else name
    weak = article == "der" and noun.endswith("e")
    return bool(_PLAIN_NOUN.fullmatch(noun)) and not _HISSING.search(noun) and not weak
