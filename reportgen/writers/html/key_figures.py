"""Writes key figures as HTML: a table whose rows are fields, each a name and a large number.

Every cell but the first number says what it is, since no head stands above it.
"""

from collections.abc import Iterator

from reportgen.document.nodes import Align, Row, Table, TableCell
from reportgen.document.walk import plain
from reportgen.writers.html.below import below_table
from reportgen.writers.html.inline import inlines, title
from reportgen.writers.html.markup import NOTHING, Markup, element, escaped, joined


def key_figures(node: Table) -> Markup:
    """Write key figures, with everything above and below them."""
    words = title("table", node.number, node.title)
    caption = element("caption", words) if words else NOTHING
    rows = joined(element("tr", joined(_field(row, node))) for row in node.body)
    grid = element("table", joined([caption, element("tbody", rows)]))
    return element(
        "div", joined([grid, below_table(node)]), class_="exhibit key-figures", id=node.label
    )


def _field(row: Row, node: Table) -> Iterator[Markup]:
    name, number, *others = row.cells
    yield element("th", inlines(name.content, notes_below=True), scope="row")
    yield element("td", inlines(number.content, notes_below=True), class_="large")
    for place, cell in enumerate(others, 2):
        content = joined(filter(None, [prefix(node, place), _content(cell)]), " ")
        yield element("td", content)


def prefix(node: Table, place: int) -> Markup:
    """What a number is of, from the head of its column; words need none."""
    if node.columns[place].align is not Align.RIGHT or not node.head:
        return NOTHING
    return escaped(plain(node.head[-1].cells[place].content))


def _content(cell: TableCell) -> Markup:
    return inlines(cell.content, notes_below=True)
