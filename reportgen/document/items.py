"""The labels of numbered items: "1.", in a list inside another one "a)", below that "i)".

Word counts so by itself (`writers/docx/lists.py`); in print the theme's style sheet does.
"""

from reportgen.errors import letters

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_FORMS = 3


def item_label(place: int, level: int) -> str:
    """The label of an item, counted from 1, of a list that stands in `level` others."""
    match level % _FORMS:
        case 1 if place > 0:
            return f"{letters(place - 1).lower()})"
        case 2 if place > 0:
            return f"{_roman(place)})"
        case 1 | 2:
            return f"{place})"
        case _:
            return f"{place}."


def _roman(number: int) -> str:
    written = ""
    for amount, sign in _ROMAN:
        count, number = divmod(number, amount)
        written += sign * count
    return written
