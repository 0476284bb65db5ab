"""Writes what stands below an exhibit: remarks, notes, signs and source."""

from collections.abc import Iterable, Iterator

from reportgen.document.inlines import Inlines, Text
from reportgen.document.nodes import Figure, Table
from reportgen.document.walk import plain
from reportgen.messages import word
from reportgen.writers.html.inline import inlines, note_text, notes_in
from reportgen.writers.html.markup import NOTHING, Markup, element, escaped, joined

EN_SPACE = "\u2002"
BETWEEN = f"{EN_SPACE}·{EN_SPACE}"


def below_table(table: Table) -> Markup:
    """What stands below a table, with the notes called in its title and cells."""
    called, signs = _called(_noted(table)), _signs(table.signs)
    return _block([_remarks(table.notes), called, signs, _source(table.source)])


def below_figure(figure: Figure) -> Markup:
    """What stands below a figure, with the notes called in its title."""
    called = _called(_noted(figure))
    return _block([_remarks(figure.notes), called, _source(figure.source, figure.see)])


def texts_below(node: Table | Figure) -> Iterator[str]:
    """The words of each paragraph below an exhibit, for those who must know how many they are."""
    yield from map(plain, node.notes)
    for content in _noted(node):
        yield from (plain(note.content) for note in notes_in(content))
    if isinstance(node, Table) and node.signs:
        yield "; ".join(f"{sign} {meaning}" for sign, meaning in node.signs)
    see = plain(node.see) if isinstance(node, Figure) else ""
    if node.source or see:
        yield f"{word('source')}: {plain(node.source)}{BETWEEN}{see}"


def _noted(node: Table | Figure) -> Iterator[Inlines]:
    """Every run of an exhibit in which notes may be called."""
    yield node.title
    if isinstance(node, Table):
        yield from (cell.content for row in (*node.head, *node.body) for cell in row.cells)
    yield from (*node.notes, node.source)


def _block(parts: Iterable[Markup]) -> Markup:
    content = joined(parts)
    return element("div", content, class_="below") if content else NOTHING


def _remarks(notes: tuple[Inlines, ...]) -> Markup:
    return joined(element("p", inlines(note, notes_below=True)) for note in notes)


def _called(texts: Iterable[Inlines]) -> Markup:
    """The texts of all notes called within an exhibit."""
    return joined(
        element("p", note_text(note), id=f"note-{note.number}")
        for text in texts
        for note in notes_in(text)
    )


def _signs(signs: tuple[tuple[str, str], ...]) -> Markup:
    if not signs:
        return NOTHING
    pairs = (
        joined([element("b", escaped(sign)), escaped(meaning)], EN_SPACE) for sign, meaning in signs
    )
    name = escaped(f"{word('signs')}: ")
    return element("p", joined([name, joined(pairs, "; ")]), class_="signs")


def _source(content: Inlines, see: Inlines = ()) -> Markup:
    """Where numbers are from, and behind it where they can be read."""
    named = (Text(f"{word('source')}: "), *content) if content else ()
    between = (Text(BETWEEN),) if named and see else ()
    told = inlines((*named, *between, *see), notes_below=True)
    return element("p", told, class_="source") if told else NOTHING
