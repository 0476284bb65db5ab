"""The tree as stable, indented text: for golden files and for curious eyes.

    section 3.1 "Alter" #alter .annex
      paragraph: Es waren {value 12,4⎵% = anteil/01/2024}.

No-break spaces are shown as ⍽, narrow ones as ⎵; inlines stand in braces.
"""

from collections.abc import Iterable, Iterator

from reportgen.document.index import Index
from reportgen.document.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Lowered,
    Note,
    Picture,
    Raised,
    Reference,
    Strong,
    Text,
    Value,
)
from reportgen.document.nodes import (
    Block,
    Blocks,
    Box,
    Contents,
    Document,
    Figure,
    ItemList,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    Row,
    Section,
    Table,
    TableCell,
    Terms,
)

_SPACES = str.maketrans({"\u00a0": "⍽", "\u202f": "⎵", "\u00ad": "¬", "\n": "␤"})


_META = ("subtitle", "author", "subject", "date", "running_title")


def dump(document: Document) -> str:
    """The whole document."""
    meta = document.meta
    told = {name: getattr(meta, name) for name in _META} | {"keywords": ", ".join(meta.keywords)}
    head = [f"{meta.kind} {_quoted(meta.title)}"]
    head += [f"  {name}: {_visible(content)}" for name, content in told.items() if content]
    return "\n".join([*head, dump_blocks(document.blocks)]).rstrip() + "\n"


def dump_blocks(blocks: Blocks) -> str:
    """Some blocks as text, a line for each block, item, row and the like."""
    return "\n".join(_lines(blocks))


def _lines(blocks: Blocks) -> Iterator[str]:
    return (line for block in blocks for line in _block(block))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Section() | Quote() | Box():
            yield _heading(block)
            yield from _indented(_lines(block.blocks))
        case Paragraph(content=content, role=role):
            marks = _words("paragraph", _label(block.label), _role(role))
            yield f"{marks}: {inline_text(content)}"
        case ItemList():
            yield _words("list", f"from {block.start}" if block.is_ordered else "")
            yield from _indented(_items(block))
        case Terms():
            yield "terms"
            yield from _indented(_terms(block))
        case Table():
            yield from _table(block)
        case Figure():
            yield from _figure(block)
        case Contents():
            yield f"contents {block.listing}, {block.depth} deep"
            yield from _indented(_entries(block))
        case Index():
            yield _words("index", *block.levels)
            yield from _indented(_subjects(block))
        case PageBreak():
            yield "page break"


def _heading(block: Section | Quote | Box) -> str:
    match block:
        case Section(title=title, role=role):
            marks = (_label(block.label), _role(role), "" if block.is_numbered else "unnumbered")
            return _words("section", block.number, _title(title), *marks)
        case Box(title=title, role=role):
            return _words("box", _title(title), _role(role))
        case Quote():
            return "quote"


def _items(block: ItemList) -> Iterator[str]:
    for item in block.items:
        yield "item"
        yield from _indented(_lines(item))


def _terms(block: Terms) -> Iterator[str]:
    for term, meaning in block.items:
        yield f"term: {inline_text(term)}"
        yield from _indented(_lines(meaning))


def _entries(block: Contents) -> Iterator[str]:
    for entry in block.entries:
        yield "  " * entry.depth + _words(
            entry.number, inline_text(entry.title), f"-> {entry.label}"
        )


def _subjects(block: Index) -> Iterator[str]:
    for group in block.groups:
        yield f"group {_quoted(group.title)}"
        for subject in group.subjects:
            spots = (f"{spot.label}{' main' * spot.is_main}" for spot in subject.spots)
            yield f"  {_visible(subject.name)} -> {', '.join(spots)}"


def _words(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _role(role: Role) -> str:
    return "" if role is Role.NONE else f".{role}"


def _quoted(text: str) -> str:
    return f'"{_visible(text)}"'


def _title(title: Inlines) -> str:
    return f'"{inline_text(title)}"' if title else ""


def _label(label: str) -> str:
    return f"#{label}" if label else ""


def _visible(text: str) -> str:
    return text.translate(_SPACES)


# ---------------------------------------------------------------- tables and figures


def _table(table: Table) -> Iterator[str]:
    marks = (
        _label(table.label),
        "" if table.is_listed else "unlisted",
        "wide" if table.is_wide else "",
        "large" if table.is_large else "",
        f"in {_quoted(table.unit)}" if table.unit else "",
    )
    yield _words("table", table.number, _title(table.title), *marks)
    yield "  " + _words("columns", *(f"{each.align} {each.width:g}" for each in table.columns))
    yield from (f"  head: {_row(row)}" for row in table.head)
    yield from (f"  {row.role}: {_row(row)}" for row in table.body)
    yield from (f"  note: {inline_text(note)}" for note in table.notes)
    yield from (f"  sign: {_visible(sign)} {meaning}" for sign, meaning in table.signs)
    if table.source:
        yield f"  source: {inline_text(table.source)}"


def _row(row: Row) -> str:
    return " | ".join(_cell(cell) for cell in row.cells)


def _cell(cell: TableCell) -> str:
    spans = [f"{cell.columns} columns"] if cell.columns > 1 else []
    spans += [f"{cell.rows} rows"] if cell.rows > 1 else []
    head = "!" if cell.is_head else ""
    spans += [f"{cell.heat.ramp} {cell.heat.step}/{cell.heat.last}"] if cell.heat else []
    span = f" ({', '.join(spans)})" if spans else ""
    return f"{'> ' * cell.indent}{head}{inline_text(cell.content)}{span}"


def _figure(figure: Figure) -> Iterator[str]:
    title = _title(figure.title)
    yield _words(str(figure.kind), figure.number, title, _label(figure.label))
    drawing = figure.drawing
    kinds = _words("svg" if drawing.svg else "", "png" if drawing.png else "")
    yield f"  drawing: {kinds} {drawing.width:g} x {drawing.height:g} mm"
    yield f"  alternative: {_visible(figure.alternative)}"
    yield from (f"  note: {inline_text(note)}" for note in figure.notes)
    if figure.source:
        yield f"  source: {inline_text(figure.source)}"
    if figure.see:
        yield f"  see: {inline_text(figure.see)}"
    if figure.data:
        yield "  data"
        yield from _indented(_indented(_table(figure.data)))


# ---------------------------------------------------------------- inlines


def inline_text(content: Inlines) -> str:
    """A run of inlines on one line."""
    return "".join(_inline(inline) for inline in content)


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return _visible(text)
        case LineBreak():
            return "{break}"
        case Emphasis() | Strong() | Raised() | Lowered():
            return f"{{{type(inline).__name__.lower()} {inline_text(inline.content)}}}"
        case Picture(drawing=drawing, alternative=alternative):
            size = f"{drawing.width:g} x {drawing.height:g} mm"
            return f"{{{_words('picture', size, _visible(alternative))}}}"
        case Foreign() | Abbreviation() | Code() | Link() | Reference() | Note() | Value():
            return f"{{{type(inline).__name__.lower()} {_told(inline)}}}"


def _told(  # noqa: PLR0911 -- one branch for each node
    inline: Foreign | Abbreviation | Code | Link | Reference | Note | Value,
) -> str:
    match inline:
        case Foreign(content=content, language=language):
            return f"{language}: {inline_text(content)}"
        case Abbreviation(text=text, expansion=expansion):
            return f"{_visible(text)} = {_visible(expansion)}"
        case Code(text=text):
            return _visible(text)
        case Link(content=content, target=target):
            return f"{inline_text(content)} -> {target}"
        case Reference(label=label, text=text, page=page):
            return _words(_visible(text), f"-> {label}", "page" * page)
        case Note(content=content, number=number):
            return _words(str(number or ""), inline_text(content))
        case Value(text=text, key=key):
            return f"{_visible(text)} = {key}"
