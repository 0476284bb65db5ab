"""The legend of signs: those of the document, wherever they stand, in the order of the offices."""

from reportgen.compose.legend import signs, with_legend
from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Text
from reportgen.document.nodes import Blocks, Box, Column, Figure, Paragraph, Role, Section, Table
from reportgen.document.walk import plain, walk
from reportgen.notation import CLASSIC


def table(*used: str) -> Table:
    return Table((Text("T"),), (Column(),), (), (), signs=tuple((sign, "…") for sign in used))


def figure(*used: str) -> Figure:
    return Figure((Text("A"),), Drawing(b"", b"", 1, 1), "A", data=table(*used))


def explained(blocks: Blocks) -> list[list[str]]:
    """The signs of every legend."""
    return [
        [plain(row.cells[0].content) for row in block.body]
        for block in walk(with_legend(blocks, CLASSIC))
        if isinstance(block, Table) and not block.is_listed
    ]


def test_the_legend_holds_the_signs_of_tables_and_of_figures_wherever_they_stand() -> None:
    inside = Section((Text("K"),), (Box(Role.HINT, (table("p", "."),)), figure("x", ".")))
    assert explained((*signs(), inside)) == [[".", "x", "p"]]
    assert explained((inside, Section((Text("V"),), signs()), *signs())) == [[".", "x", "p"]] * 2


def test_without_signs_the_legend_is_a_sentence() -> None:
    (first, *_) = with_legend((*signs(), table()), CLASSIC)
    assert isinstance(first, Paragraph)
    assert "keine" in plain(first.content) or "nicht" in plain(first.content)


def test_a_paragraph_that_says_the_same_is_left_alone() -> None:
    said = Paragraph((Text("signs"),))
    assert with_legend((said, table(".")), CLASSIC) == (said, table("."))


def test_without_a_place_nothing_changes() -> None:
    blocks = (table("."),)
    assert with_legend(blocks, CLASSIC) is blocks
