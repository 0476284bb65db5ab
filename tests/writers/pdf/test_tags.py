"""The tree of structure of a PDF beside the model of its document."""

from io import BytesIO

import pikepdf
import weasyprint
import weasyprint.pdf
from weasyprint.pdf.tags import add_tags

from reportgen.document.inlines import Code, Emphasis, Link, Note, Text
from reportgen.document.nodes import Block, Document, Meta, Paragraph, Section
from reportgen.document.theme import Theme
from reportgen.writers.pdf.tags.heads import relate
from reportgen.writers.pdf.tags.links import whole_links
from reportgen.writers.pdf.tags.tree import Node
from reportgen.writers.pdf.write import Pdf, write_pdf
from tests.writers.pdf.conftest import long_table, text
from tests.writers.pdf.expected import differences
from tests.writers.pdf.told import told


def test_every_node_is_in_the_tree_once_and_in_order(
    report: Document, theme: Theme, written: Pdf
) -> None:
    assert differences(report, theme, written.data) == []


def test_the_version_of_weasyprint_is_the_one_whose_inside_is_known() -> None:
    """With another one, compare its `pdf/tags.py` and `pdf/stream.py` before pinning it."""
    assert weasyprint.VERSION == "70.0"


def test_weasyprint_tags_as_before_when_we_are_done(theme: Theme) -> None:
    write_pdf(Document(Meta("Titel"), ()), theme)
    assert weasyprint.pdf.add_tags is add_tags


def lines(theme: Theme, *blocks: Block) -> list[str]:
    document = Document(Meta("Titel"), blocks)
    data = write_pdf(document, theme).data
    assert differences(document, theme, data) == []
    return told(data).lines


def test_a_note_follows_the_block_that_calls_it_and_leads_back(theme: Theme) -> None:
    noted = (Text("Zahlen"), Note(text("Ohne Heime."), 1), Text(" und mehr."))
    section = Section(noted, (Paragraph(text("Danach.")),), label="zahlen")
    assert lines(theme, section) == [
        "Sect",
        "  H1 Zahlen1undmehr.",
        "    Reference",
        "      Link 1",
        "  Note 1OhneHeime.",
        "    Lbl 1",
        "      Link 1",
        "  P Danach.",
    ]


def test_a_link_is_one_element_with_one_annotation(theme: Theme) -> None:
    link = Link((Text("das "), Emphasis(text("Amt")), Code("50")), "https://example.org")
    paragraph = Paragraph((link,))
    assert lines(theme, paragraph) == ["P dasAmt50", "  Link dasAmt50", "    Code 50"]
    with pikepdf.open(BytesIO(write_pdf(Document(Meta("x"), (paragraph,)), theme).data)) as pdf:
        (annotation,) = pdf.pages[0].Annots
        assert annotation.Contents == "das Amt50"


def test_two_links_to_one_place_stay_two() -> None:
    class Box:
        def __init__(self, tag: str) -> None:
            self.element_tag = tag

    first, page, second = Box("a"), Box("a::after"), Box("a")
    links = [
        ("internal", "x", (0.0, 0.0, 5.0, 2.0), first),
        ("internal", "x", (9.0, 1.0, 10.0, 3.0), page),
        ("internal", "x", (20.0, 0.0, 25.0, 2.0), second),
    ]
    assert list(whole_links(links)) == [
        ("internal", "x", (0.0, 0.0, 10.0, 3.0), first),
        ("internal", "x", (20.0, 0.0, 25.0, 2.0), second),
    ]
    assert list(whole_links([])) == []


def test_a_table_over_pages_is_one_and_its_repeated_head_is_none_of_it(theme: Theme) -> None:
    document = Document(Meta("Titel"), (long_table(),))
    found = told(write_pdf(document, theme).data)
    assert sum(line.split()[0] == "Table" for line in found.lines) == 1
    assert [line.split()[1] for line in found.lines if line.split()[0] == "TH"][:3] == [
        "Straße", "Fälle", "Personen",
    ]  # fmt: skip
    assert found.over_pages == ["Table"]
    assert "StraßeFällePersonen" not in found.artifacts[1]
    assert all("StraßeFällePersonen" in found.artifacts[page] for page in (2, 3))


def row(*cells: tuple[str, int]) -> Node:
    made = Node("TR")
    for kind, span in cells:
        made.add(kind).attributes.update({"ColSpan": span} if span > 1 else {})
    return made


def table(head: tuple[Node, ...], body: tuple[Node, ...]) -> Node:
    made = Node("Table")
    for kind, rows in (("THead", head), ("TBody", body)):
        part = made.add(kind)
        for each in rows:
            each.parent = part
            part.kids.append(each)
    return made


def test_cells_below_heads_that_span_name_them_and_their_group() -> None:
    head = (row(("TD", 1), ("TH", 2)), row(("TH", 1), ("TH", 1), ("TH", 1)))
    body = (row(("TH", 3)), row(("TH", 1), ("TD", 1), ("TD", 1)))
    made = table(head, body)
    relate(made, "t")
    assert [n.texts["ID"] for n in made.walk() if n.kind == "TH"] == [f"t-{n}" for n in range(6)]
    cells = [node for node in body[1].inside() if node.kind == "TD"]
    assert [cell.attributes["Headers"] for cell in cells] == [
        ("t-0", "t-2", "t-4", "t-5"),
        ("t-0", "t-3", "t-4", "t-5"),
    ]


def test_heads_of_a_plain_table_are_found_by_their_scope() -> None:
    made = table((row(("TH", 1), ("TH", 1)),), (row(("TH", 1), ("TD", 1)),))
    relate(made, "t")
    assert all(not node.texts and not node.attributes for node in made.walk())


def test_the_hyphen_that_parts_a_word_is_a_soft_one_and_a_typed_one_is_not(theme: Theme) -> None:
    words = "Mindestsicherungsquoten der Kinder- und Jugendhilfe "
    document = Document(Meta("Titel"), (Paragraph(text(words * 20)),))
    data = write_pdf(document, theme).data
    assert differences(document, theme, data) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.pages[0].Contents.read_bytes().count(b"/ActualText <FEFF00AD>") > 3


def test_points_in_words_are_seen_but_not_heard(theme: Theme) -> None:
    assert lines(theme, Paragraph(text("Sozial·bericht · Stadt"))) == ["P Sozialbericht·Stadt"]
