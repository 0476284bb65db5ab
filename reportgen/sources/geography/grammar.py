"""The name of a place and its article to the forms a sentence needs.

Only forms that are certain are made. The strong genitive ("des Hafenviertels") is formed of plain
nouns alone; where it is not certain, "von" with the dative is ("vom Kiez").
"""

import re

ARTICLES = ("", "der", "die", "das")
"""Feminine "die" is meant; a plural needs its own forms in the table of places."""

_ADJECTIVES = frozenset((
    "alte", "neue", "innere", "äußere", "obere", "untere", "mittlere", "vordere", "hintere",
    "hohe", "tiefe", "große", "kleine", "lange", "kurze", "breite", "weite", "freie", "grüne",
    "rote", "weiße", "schwarze", "nördliche", "südliche", "östliche", "westliche",
))  # fmt: skip
"""First words of names that are inflected: "in der Inneren Stadt"."""
_PLAIN_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")
_HISSING = re.compile(r"(?:s|ß|x|z|sch|st)$")
"""Endings after which the genitive takes -es or nothing, as custom will have it."""


def inside(article: str, name: str) -> str:
    """Where: "in der Nordstadt", "im Hafenviertel", "in Altdorf"."""
    match article:
        case "":
            return f"in {name}"
        case "die":
            return f"in der {_inflected(name)}"
        case _:
            return f"im {_inflected(name)}"


def genitive(article: str, name: str) -> str:
    """Whose: "der Nordstadt", "des Hafenviertels", "vom Kiez", "von Altdorf"."""
    match article:
        case "":
            return f"von {name}"
        case "die":
            return f"der {_inflected(name)}"
        case _:
            form = _inflected(name)
            return f"des {form}s" if _takes_s(article, name) else f"vom {form}"


def _inflected(name: str) -> str:
    """The dative of a name with article; it differs only in a leading adjective."""
    first, space, rest = name.partition(" ")
    return f"{first}n{space}{rest}" if rest and first.casefold() in _ADJECTIVES else name


def _takes_s(article: str, name: str) -> bool:
    first, _, rest = name.partition(" ")
    noun = rest if first.casefold() in _ADJECTIVES else name
    weak = article == "der" and noun.endswith("e")
    return bool(_PLAIN_NOUN.fullmatch(noun)) and not _HISSING.search(noun) and not weak
