"""Ways through the tree."""

from dataclasses import replace

from reportgen.document.drawing import Drawing
from reportgen.document.inlines import (
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Lowered,
    Note,
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
    Column,
    Contents,
    Entry,
    Figure,
    ItemList,
    Listing,
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
from reportgen.document.walk import (
    children,
    inlines,
    map_blocks,
    map_inlines,
    map_texts,
    place_of,
    plain,
    texts,
    walk,
)
from reportgen.errors import NOWHERE, Where
from reportgen.frame import Key


def run(text: str) -> Inlines:
    return (Text(text),)


def says(text: str) -> Paragraph:
    return Paragraph(run(text))


TABLE = Table(
    run("title"), (Column(),), (Row((TableCell(run("head")),)),), (Row((TableCell(run("body")),)),),
    notes=(run("note"),), source=run("source"),
)  # fmt: skip
FIGURE = Figure(
    run("figure"), Drawing(b"", b"", 1, 1), "alt", data=TABLE, source=run("of figure"),
    see=run("seen"),
)  # fmt: skip
EVERY: Blocks = (
    Section(run("section"), (says("a"), Section(run("inner"), ()))),
    ItemList(((says("b"),), (says("c"),))),
    Quote((says("d"),)),
    Terms(((run("term"), (says("e"),)),)),
    Box(Role.HINT, (says("f"),), run("box")),
    TABLE,
    FIGURE,
    Contents(Listing.SECTIONS, entries=(Entry(0, "1", run("entry"), "x"),)),
    PageBreak(),
)
INLINES: Inlines = (
    Text("a"), Emphasis(run("b")), Strong(run("c")), Raised(run("d")), Lowered(run("e")),
    Code("f"), Link(run("g"), "t"), Reference("l", "h"), Note(run("n")), LineBreak(),
    Value("v", Key("m", "p", "2024")),
)  # fmt: skip


def kinds(blocks: Blocks) -> list[str]:
    return [type(block).__name__ for block in walk(blocks)]


def test_every_block_is_visited_in_reading_order() -> None:
    assert kinds(EVERY) == [
        "Section", "Paragraph", "Section", "ItemList", "Paragraph", "Paragraph", "Quote",
        "Paragraph", "Terms", "Paragraph", "Box", "Paragraph", "Table", "Figure", "Contents",
        "PageBreak",
    ]  # fmt: skip


def test_every_run_is_visited_once() -> None:
    found = [plain(content) for block in walk(EVERY) for content in texts(block)]
    assert found == [
        "section", "a", "inner", "b", "c", "d", "term", "e", "box", "f", "title", "head", "body",
        "note", "source", "figure", "of figure", "seen", "entry",
    ]  # fmt: skip


def test_changing_nothing_gives_an_equal_tree() -> None:
    assert map_blocks(EVERY, lambda block: (block,)) == EVERY
    assert map_texts(EVERY, lambda content: content) == EVERY


def test_every_run_can_be_changed_and_the_data_of_figures_come_last() -> None:
    met: list[str] = []

    def shout(content: Inlines) -> Inlines:
        met.append(plain(content))
        return run(plain(content).upper())

    changed = map_texts(EVERY, shout)
    assert met[met.index("figure") :] == [
        "figure", "of figure", "seen", "title", "head", "body", "note", "source",
    ]  # fmt: skip
    runs = [plain(content) for block in walk(changed) for content in texts(block)]
    assert all(text.isupper() for text in runs if text != "entry")


def test_blocks_can_be_dropped_and_multiplied() -> None:
    def twice(block: Block) -> Blocks:
        match block:
            case Paragraph():
                return (block, block)
            case PageBreak():
                return ()
            case _:
                return (block,)

    changed = map_blocks(EVERY, twice)
    assert kinds(changed).count("Paragraph") == 2 * kinds(EVERY).count("Paragraph")
    assert "PageBreak" not in kinds(changed)


def test_inlines_are_read_aloud_without_notes() -> None:
    assert plain(INLINES) == "abcdefgh v"
    assert len(list(inlines(INLINES))) == len(INLINES) + 6


def test_inlines_can_be_changed_inside_one_another() -> None:
    def loud(inline: Inline) -> Inline:
        return replace(inline, text="!") if isinstance(inline, Code) else inline

    assert map_inlines(INLINES, lambda inline: inline) == INLINES
    changed = map_inlines((Emphasis((Strong((Code("x"),)),)),), loud)
    assert changed == (Emphasis((Strong((Code("!"),)),)),)


def test_a_run_of_text_is_left_as_it_is() -> None:
    content = run("x")
    assert map_inlines(content, lambda inline: inline) is content
    row = TABLE.body[0]
    changed = map_texts((TABLE,), lambda content: content)[0]
    assert isinstance(changed, Table)
    assert changed.body[0] is row


def test_blocks_know_their_place() -> None:
    where = Where("a.md", 3)
    assert place_of(Paragraph((), where=where)) == where
    assert place_of(PageBreak()) == NOWHERE
    assert children(PageBreak()) == ()
