"""Numbers as they stand in German texts, and between which bounds each of them lies."""

import re
from dataclasses import dataclass

_GAP = "\u202f\u00a0\u2009"
_NUMBER = re.compile(
    rf"(?<![\d,.])(?P<sign>[+\-\u2212\u00b1]?)"
    rf"(?P<whole>\d{{1,3}}(?:[{_GAP}.]\d{{3}})+(?!\d)|\d+)(?:,(?P<rest>\d+))?"
)

SMALL = ("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
"""Small numbers as words, from two; "ein" is mostly an article."""
_WORD = re.compile(rf"\b(?:{'|'.join(SMALL)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A number in a text."""

    text: str
    """As it is printed, without its sign."""
    value: float
    decimals: int
    start: int
    end: int

    @property
    def low(self) -> float:
        """The least that was rounded to it."""
        return self.value - 0.5 * 10.0**-self.decimals

    @property
    def high(self) -> float:
        """The most that was rounded to it."""
        return self.value + 0.5 * 10.0**-self.decimals

    @property
    def name(self) -> str:
        """The same for the same number, however its thousands are parted."""
        return f"{self.value:.{self.decimals}f}"


def tokens(text: str) -> list[Token]:
    """Every number of a text."""
    return [_token(found) for found in _NUMBER.finditer(text)]


def has_small(text: str) -> bool:
    """Whether a text has a small number as a word."""
    return _WORD.search(text) is not None


def small_words(text: str) -> list[Token]:
    """Every small number that is written as a word."""
    return [
        Token(each[0], float(SMALL.index(each[0].casefold()) + 2), 0, each.start(), each.end())
        for each in _WORD.finditer(text)
    ]


def _token(found: re.Match[str]) -> Token:
    whole = re.sub(r"\D", "", found["whole"])
    rest = found["rest"] or ""
    value = float(f"{whole}.{rest or 0}")
    if found["sign"] in ("-", "\u2212") and found["sign"]:
        value = -value
    return Token(found[0].lstrip("+-\u2212\u00b1"), value, len(rest), found.start(), found.end())
