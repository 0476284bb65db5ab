"""The tree as text."""

from reportgen.document.drawing import Drawing
from reportgen.document.dump import dump
from reportgen.document.inlines import (
    Code,
    Emphasis,
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
    Align,
    Box,
    Column,
    Contents,
    Document,
    DocumentKind,
    Entry,
    Figure,
    FigureKind,
    ItemList,
    Listing,
    Meta,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    Row,
    RowRole,
    Section,
    Table,
    TableCell,
    Terms,
)
from reportgen.frame import Key


def cell(text: str, columns: int = 1, rows: int = 1, indent: int = 0) -> TableCell:
    return TableCell((Text(text),), columns, rows, indent=indent)


TABLE = Table(
    (Text("Titel"),),
    (Column(Align.LEFT, 2), Column()),
    (Row((cell("a"), TableCell((Text("b"),), is_head=True)),),),
    (
        Row((cell("Gruppe", columns=2),), RowRole.GROUP),
        Row((cell("davon", indent=1), cell("1")),),
        Row((cell("Summe", rows=2), cell("1")), RowRole.TOTAL),
    ),
    label="tab", number="1.1", unit="in %", notes=((Text("Hinweis"),),), signs=(("–", "nichts"),),
    source=(Text("Amt"),), is_wide=True, is_listed=False,
)  # fmt: skip
PARAGRAPH = Paragraph(
    (
        Text("a\u00a0b\u202fc"), Emphasis((Text("d"),)), Strong((Text("e"),)), Raised((Text("f"),)),
        Lowered((Text("g"),)), Code("h"), Link((Text("i"),), "https://x"), LineBreak(),
        Reference("tab", "Tabelle", page=True), Reference("tab"), Note((Text("n"),), 2),
        Note((Text("n"),)), Value("12", Key("m", "01", "2024", (("sex", "w"),))),
    ),
    Role.LEAD,
)  # fmt: skip
DOCUMENT = Document(
    Meta("Bericht", DocumentKind.REPORT, subtitle="Unter", keywords=("a", "b"), date="2025-03-31"),
    (
        Section(
            (Text("Eins"),),
            (PARAGRAPH, Section((), (), is_numbered=False)),
            "eins", "1", Role.ANNEX,
        ),
        ItemList(((Paragraph((Text("x"),)),),), is_ordered=True, start=3),
        ItemList(()),
        Quote((PageBreak(),)),
        Terms((((Text("t"),), (Paragraph((Text("m"),)),)),)),
        Box(Role.HINT, (), (Text("Kasten"),)),
        Figure(
            (Text("Karte"),), Drawing(b"s", b"p", 118, 60.5), "alt", FigureKind.MAP, TABLE, "k",
            "1.1", ((Text("n"),),), (Text("Q"),),
        ),
        Contents(Listing.SECTIONS, 2, (Entry(0, "1", (Text("Eins"),), "eins"),)),
    ),
)  # fmt: skip

EXPECTED = """\
report "Bericht"
  subtitle: Unter
  date: 2025-03-31
  keywords: a, b
section 1 "Eins" #eins .annex
  paragraph .lead: a⍽b⎵c{emphasis d}{strong e}{raised f}{lowered g}{code h}\
{link i -> https://x}{break}{reference Tabelle -> tab page}{reference -> tab}{note 2 n}{note n}\
{value 12 = m/01/2024/sex=w}
  section unnumbered
list from 3
  item
    paragraph: x
list
quote
  page break
terms
  term: t
    paragraph: m
box "Kasten" .hint
map 1.1 "Karte" #k
  drawing: svg png 118 x 60.5 mm
  alternative: alt
  note: n
  source: Q
  data
    table 1.1 "Titel" #tab unlisted wide in "in %"
      columns left 2 right 1
      head: a | !b
      group: Gruppe (2 columns)
      body: > davon | 1
      total: Summe (2 rows) | 1
      note: Hinweis
      sign: – nichts
      source: Amt
contents sections, 2 deep
  1 Eins -> eins
"""


def test_the_whole_tree_is_shown() -> None:
    assert dump(DOCUMENT) == EXPECTED
