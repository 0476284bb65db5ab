"""The key findings at the beginning of a chapter: those of its margin, with what shows them."""

from reportgen.compose.findings import findings, with_findings
from reportgen.document.inlines import Reference, Text
from reportgen.document.nodes import (
    Block,
    Blocks,
    Box,
    Column,
    ItemList,
    Paragraph,
    Role,
    Section,
    Table,
)
from reportgen.document.walk import plain, walk


def margin(words: str) -> Box:
    return Box(Role.MARGIN, (Paragraph((Text(words),)),))


def table(label: str) -> Table:
    return Table((Text("T"),), (Column(),), (), (), label=label)


def chapter(*blocks: Block) -> Section:
    return Section((Text("K"),), (*findings(), *blocks))


def told(*blocks: Block) -> list[tuple[str, str]]:
    """Each finding at the beginning, and the label of what shows it."""
    (made,) = with_findings((chapter(*blocks),))
    lists = [block for block in walk((made,)) if isinstance(block, ItemList)]
    items: list[Blocks] = [item for each in lists for item in each.items]
    found = []
    for item in items:
        (paragraph,) = item
        assert isinstance(paragraph, Paragraph)
        labels = [each.label for each in paragraph.content if isinstance(each, Reference)]
        found.append((plain(paragraph.content).strip(), "".join(labels)))
    return found


def test_a_finding_leads_to_the_next_exhibit_and_else_to_the_one_before() -> None:
    assert told(table("a"), margin("eins"), table("b"), margin("zwei")) == [
        ("eins", "b"),
        ("zwei", "b"),
    ]


def test_without_an_exhibit_it_leads_to_its_section() -> None:
    section = Section((Text("A"),), (margin("eins"),), label="abs")
    assert told(section) == [("eins", "abs")]
    assert told(margin("eins")) == [("eins", "")]


def test_three_are_enough() -> None:
    assert len(told(*(margin(str(number)) for number in range(5)))) == 3


def test_a_chapter_without_findings_begins_without_a_box() -> None:
    (made,) = with_findings((chapter(table("a")),))
    assert [type(block) for block in walk((made,))] == [Section, Table]


def test_a_chapter_that_asks_for_none_is_left_alone() -> None:
    plain_chapter = Section((Text("K"),), (margin("eins"),))
    assert with_findings((plain_chapter,))[0] is plain_chapter
