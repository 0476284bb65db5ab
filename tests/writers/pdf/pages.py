"""The pages of a PDF as an independent program reads them (poppler): words and where they stand."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

POINTS = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True)
class Word:
    """A word on a page, in millimetres from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    number: int
    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def is_turned(self) -> bool:
        return self.width > self.height


def run(*command: str | Path) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert not done.stderr
    return done.stdout


def pages_of(path: Path) -> tuple[Page, ...]:
    found = run("pdftotext", "-bbox", path, "-").split("<page ")[1:]
    return tuple(_page(number, each) for number, each in enumerate(found, start=1))


def _page(number: int, told: str) -> Page:
    width, height = map(float, re.findall(r'(?:width|height)="([\d.]+)"', told)[:2])
    return Page(number, width / POINTS, height / POINTS, tuple(_words(told)))


def _words(told: str) -> Iterator[Word]:
    pattern = r'xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">([^<]*)<'
    for *box, text in re.findall(pattern, told):
        yield Word(text, *(float(edge) / POINTS for edge in box))


def collisions(page: Page) -> Iterator[tuple[int, str, str]]:
    """Words that stand upon each other, as far as their ink goes."""
    words = sorted(page.words, key=_top)
    for place, word in enumerate(words):
        for other in _below(words, place):
            if word.left < other.right - TOUCH and other.left < word.right - TOUCH:
                yield page.number, word.text, other.text


def _below(words: list[Word], place: int) -> Iterator[Word]:
    """The words that begin above the lower edge of one."""
    lowest = _bottom(words[place])
    return takewhile(lambda each: _top(each) < lowest, words[place + 1 :])


TOUCH = 0.3
"""Millimetres that boxes may share sideways."""
ABOVE, BELOW = 0.3, 0.3
"""Shares of a word's box that are free of ink."""


def _top(word: Word) -> float:
    return word.top + ABOVE * (word.bottom - word.top)


def _bottom(word: Word) -> float:
    return word.bottom - BELOW * (word.bottom - word.top)
