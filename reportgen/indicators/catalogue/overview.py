"""The catalogue as a list: its entries by theme, what they need, and what of it is bound."""

from collections.abc import Collection, Iterator

from reportgen.indicators.catalogue.entries import Entry, entries, themes

READY, OPEN = "+", "–"
"""Whether everything that an entry needs is bound."""


def overview(bound: Collection[str]) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    """Each theme with its entries: whether ready, number, id, unit, name, needs.

    Of what an entry needs, that which is not bound stands in brackets.
    """
    for theme, title in themes().items():
        chosen = [entry for entry in entries().values() if entry.table["theme"] == theme]
        yield title, tuple(_row(entry, bound) for entry in chosen)


def needs(entry: Entry) -> tuple[str, ...]:
    """The concepts of an entry and of the entries that it is made of, each once."""
    below = (name for each in entry.components for name in entries()[each].concepts)
    return tuple(dict.fromkeys((*entry.concepts, *below)))


def _row(entry: Entry, bound: Collection[str]) -> tuple[str, ...]:
    wanted = needs(entry)
    told = ", ".join(name if name in bound else f"({name})" for name in wanted)
    ready = READY if all(name in bound for name in wanted) else OPEN
    table = entry.table
    return ready, str(table["catalogue_number"]), entry.id, table["unit"], table["name"], told
