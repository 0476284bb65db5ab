"""Finds the page of each bookmark in the PDF that an office program has laid out.

Numbers of pages take room themselves, so what is laid out has some already: guesses of two digits.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import pikepdf

_GUESS = 88


class Guessed(Mapping[str, int]):
    """A page for every label, whatever it is."""

    def __getitem__(self, label: str) -> int:
        return _GUESS

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def pages_of(pdf: bytes, bookmarks: Mapping[str, str]) -> dict[str, int]:
    """By label the page, from 1, of each bookmark that is a destination; none of what is no PDF."""
    try:
        with pikepdf.open(BytesIO(pdf)) as file:
            found = dict(_destinations(file))
    except pikepdf.PdfError:
        return {}
    named = ((label, found.get(_encoded(name))) for label, name in bookmarks.items())
    return {label: page for label, page in named if page}


def _destinations(file: pikepdf.Pdf) -> Iterator[tuple[str, int]]:
    """The named destinations of a PDF of version 1.1 (ISO 32000-1, 12.3.2.3)."""
    numbers = {page.objgen: number for number, page in enumerate(file.pages, start=1)}
    for name, target in file.Root.get("/Dests", pikepdf.Dictionary()).items():
        place: Any = target.D if isinstance(target, pikepdf.Dictionary) else target
        if page := numbers.get(place[0].objgen):
            yield str(name).removeprefix("/"), page


def _encoded(name: str) -> str:
    """A bookmark as LibreOffice writes it: what is no letter or digit becomes its code."""
    return "".join(each if each.isalnum() else f"{ord(each):02X}" for each in name)
