"""What a user asks for to the printed numbers that are meant: by text, by key or by exhibit."""

import re
from collections.abc import Iterable, Mapping
from heapq import nsmallest

from reportgen.document.printed import Printed
from reportgen.errors import nearest
from reportgen.formats import EN_DASH, MINUS
from reportgen.frame import Key

_NUMBER = re.compile(r"([-+±]?)\s?(\d[\d .]*(?:,\d+)?)\s?(.*)")
NEAREST = 5
"""How many numbers are named when none is the one that was asked for."""


def found(wanted: str, printed: Mapping[Key, list[Printed]], units: Mapping[Key, str]) -> list[Key]:
    """The keys of all printed numbers that are meant, in the order of the document."""
    text = simple(wanted)
    by_key = [key for key in printed if str(key) == wanted.strip()]
    if by_key:
        return by_key
    return [
        key
        for key, places in printed.items()
        if any(
            text in (simple(place.exhibit), simple(place.label))
            or _is_said(place, text, units[key])
            for place in places
        )
    ]


def simple(text: str) -> str:
    """A text as it is typed: plain spaces, a hyphen for every dash, small letters."""
    for dash in (MINUS, EN_DASH):
        text = text.replace(dash, "-")
    return " ".join(text.split()).casefold()


def _is_said(place: Printed, text: str, unit: str) -> bool:
    """Whether a text is printed there; a unit may be left out, or stand above the table."""
    said = simple(place.value.text)
    if said == text:
        return True
    own, asked = _parted(said), _parted(text)
    if own is None or asked is None or own[0] != asked[0]:
        return False
    return asked[1] in ("", own[1]) or (not own[1] and asked[1] == simple(unit))


def _parted(text: str) -> tuple[str, str] | None:
    """The digits of a number and its unit; None when the text does not begin with a number."""
    hit = _NUMBER.fullmatch(text)
    if not hit:
        return None
    sign, digits, unit = hit.groups()
    return sign.strip("+±") + re.sub(r"[ .]", "", digits), unit


def near(wanted: str, printed: Mapping[Key, list[Printed]]) -> list[str]:
    """Texts or keys that are most like what was asked for."""
    asked = _amount(simple(wanted))
    if asked is None:
        every = [place for places in printed.values() for place in places]
        exhibits = {name for place in every for name in (place.exhibit, place.label)}
        likely = nearest(wanted, [*map(str, printed), *filter(None, exhibits)])
        return [likely] if likely else []
    texts = dict.fromkeys(place.value.text for places in printed.values() for place in places)
    return nsmallest(
        NEAREST, _numbers(texts), key=lambda text: abs((_amount(simple(text)) or 0) - asked)
    )


def _numbers(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if _amount(simple(text)) is not None]


def _amount(text: str) -> float | None:
    parted = _parted(text)
    return float(parted[0].replace(",", ".")) if parted else None
