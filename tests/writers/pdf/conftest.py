"""A report with every kind of node, written once by the standard theme."""

from dataclasses import replace

import pytest

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
    Align,
    Block,
    Blocks,
    Box,
    Column,
    Contents,
    Document,
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
from reportgen.document.theme import Theme, load_theme
from reportgen.errors import Problems
from reportgen.frame import Key
from reportgen.world import MemoryWorld
from reportgen.writers.pdf.write import Pdf, write_pdf

PROSE = (
    "Die Mindestsicherungsquote ist seit 2015 gestiegen und liegt nun über dem Stadtwert. "
    "Für die Bezirke südlich der Bahnlinie gilt das nicht: Größe, Äußeres und Maß ändern sich "
    "langsamer, als es die Bevölkerungsvorausberechnung erwarten ließ. "
)


def text(words: str) -> Inlines:
    return (Text(words),)


def line(*content: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(each) if isinstance(each, str) else each for each in content))


def prose(times: int = 1) -> Paragraph:
    return line(PROSE * times)


def section(title: str, *blocks: Block, number: str = "", role: Role = Role.NONE) -> Section:
    label = title.split()[0].casefold()
    return Section(text(title), blocks, label, number, role)


# ---------------------------------------------------------------- tables


def head(*names: str) -> Row:
    return Row(tuple(TableCell(text(name), is_head=True) for name in names))


def row(name: str, *numbers: str, role: RowRole = RowRole.BODY, indent: int = 0) -> Row:
    stub = TableCell(text(name), is_head=True, indent=indent)
    return Row((stub, *(TableCell(text(number)) for number in numbers)), role)


def table(title: str, names: tuple[str, ...], rows: tuple[Row, ...], number: str) -> Table:
    columns = (Column(Align.LEFT, 3.0), *[Column()] * (len(names) - 1))
    label = f"tab-{number.replace('.', '-')}"
    source = text("Einwohnermelderegister, 31.12.2024; Statistik & <Ämter>")
    return Table(text(title), columns, (head(*names),), rows, label, number, source=source)


def years_table(title: str, years: int, places: int, number: str) -> Table:
    names = [str(year) for year in range(2025 - years, 2025)]
    rows = (row(f"Bezirk {n}", *[f"{n}\u202f{name}" for name in names]) for n in range(1, places))
    return table(title, ("Bezirk", *names), tuple(rows), number)


def plain_table() -> Table:
    plain = years_table("Personen in Bedarfsgemeinschaften nach Bezirken", 4, 18, "1.1")
    total = row("Wiesenbrück", *["118\u202f611"] * 4, role=RowRole.TOTAL)
    return replace(
        plain,
        title=(*plain.title, Note(text("Ohne Personen in Einrichtungen."), 2)),
        body=(*plain.body, total),
        unit="Anzahl",
        notes=(text("Abweichungen in den Summen durch Rundung."),),
        signs=((".", "unbekannt oder geheim"), ("–", "nichts vorhanden (genau null)")),
    )


def grouped_table() -> Table:
    spanners = (
        TableCell(text("Stadtbezirk"), rows=2, is_head=True),
        TableCell(text("Männer"), columns=2, is_head=True),
        TableCell(text("Frauen"), columns=2, is_head=True),
    )
    rows: list[Row] = []
    for group in ("Nord", "Süd"):
        rows.append(Row((TableCell(text(group), 5, is_head=True),), RowRole.GROUP))
        rows += [row(f"{group} {n}", "12,4", "−1,5", ".", "(3,2)", indent=1) for n in range(1, 5)]
        rows.append(row(f"{group} zusammen", "11", "+0,4", "9", "±0,0", role=RowRole.SUBTOTAL))
    names = ("", "2023", "2024", "2023", "2024")
    grouped = table("Quoten mit Gruppen und Zwischensummen", names, tuple(rows), "1.2")
    return replace(grouped, head=(Row(spanners), head(*names[1:])), unit="in %")


def long_table() -> Table:
    rows = (row(f"Straße {n:03}", f"{n}", f"{n * 3}", f"{n},5") for n in range(1, 121))
    names = ("Straße", "Fälle", "Personen", "Quote")
    return table("Hundertzwanzig Zeilen über mehrere Seiten", names, tuple(rows), "1.3")


def wide_table(number: str = "1.4") -> Table:
    return replace(years_table("Vierzehn Jahre, quer gestellt", 14, 20, number), is_wide=True)


def split_table() -> Table:
    whole = years_table("Vierundzwanzig Jahre in Teilen", 24, 6, "1.6")
    return replace(whole, splits=(9, 8, 7))


def form_table() -> Table:
    rows = (row("Aufwand", "12\u202f500 €", "13\u202f000 €"), row("Ertrag", "–", "2\u202f000 €"))
    form = table("", ("Position", "2025", "2026"), rows, "")
    return replace(form, title=(), label="", source=(), is_listed=False)


# ---------------------------------------------------------------- figures


def drawing(shapes: str, width: float, height: float) -> Drawing:
    size = f'width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{shapes}</svg>'
    return Drawing(svg.encode(), b"", width, height)


def bars() -> Drawing:
    font = 'font-family="Source Sans 3" font-size="3.2" text-anchor="end"'
    shapes = (
        f'<rect x="30" y="{4 + 7 * n}" width="{70 - 5 * n}" height="5" fill="#0B4F5C"/>'
        f'<text x="28" y="{8.2 + 7 * n}" {font}>Bezirk {n}</text>'
        for n in range(7)
    )
    return drawing("".join(shapes), 118, 60)


def fields(width: float, height: float) -> Drawing:
    colours = {(10, 8): "#0B4F5C", (37, 11): "#5b8f99", (64, 14): "#b9d3d8", (12, 36): "#8db4bc"}
    shapes = (
        f'<path d="M{x} {y} l26 3 l-4 24 l-24 -5 z" fill="{colour}" stroke="#fff"/>'
        for (x, y), colour in colours.items()
    )
    return drawing("".join(shapes), width, height)


def chart(number: str = "1.1", note: int = 3) -> Figure:
    title = (Text("Quote nach Bezirken 2024"), Note(text("Stand Mai 2025."), note))
    seen = "Balkendiagramm: Quote der sieben Bezirke 2024, von 12 bis 31 Prozent."
    notes = (text("Absteigend sortiert."),)
    source = text("Bundesagentur für Arbeit")
    label = f"abb-{number.replace('.', '-')}"
    data = years_table("Quote nach Bezirken 2024", 1, 8, "")
    return Figure(
        title, bars(), seen, data=data, label=label, number=number, notes=notes, source=source
    )


def photograph() -> Figure:
    """A raster picture, of which PDF/A demands that it is not smoothed."""
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
        "53de0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
    )
    return Figure((), Drawing(b"", png, 30, 20), "Foto", FigureKind.PICTURE, has_numbers=False)


def inset(number: str) -> Figure:
    """Half a column wide."""
    title = text("Lage im Stadtgebiet und was sonst noch zu sagen ist")
    drawn = Figure(title, fields(56, 48), "Karte: im Norden.", FigureKind.MAP, has_numbers=False)
    return replace(drawn, label=f"karte-{number.replace('.', '-')}", number=number)


def plan() -> Figure:
    title = text("Anteil der Kinder in Bedarfsgemeinschaften")
    seen = "Karte: am höchsten im Nordwesten, am niedrigsten im Süden."
    source = text("Bundesagentur für Arbeit; Geobasis: Katasteramt")
    drawn = Figure(title, fields(160, 90), seen, FigureKind.MAP, source=source)
    return replace(drawn, label="karte-1-1", number="1.1")


# ---------------------------------------------------------------- chapters


def cover() -> Section:
    words = {
        Role.TITLE: "Sozialbericht 2025",
        Role.SUBTITLE: "Lebenslagen in Wiesenbrück",
        Role.FICTITIOUS: "Fiktive Stadt, erfundene Daten",
    }
    ornament = Figure((), fields(210, 120), "Umriss der Bezirke", FigureKind.PICTURE)
    paragraphs = (Paragraph(text(each), role) for role, each in words.items())
    return Section((), (*paragraphs, ornament), role=Role.COVER, is_numbered=False)


def contents() -> Section:
    long = "Leistungen mit einer Überschrift, die länger ist als eine Zeile des Verzeichnisses"
    entries = (
        Entry(0, "", text("Kurzfassung"), "kurzfassung"),
        Entry(0, "1", text("Armut & soziale Sicherung"), "armut"),
        Entry(1, "1.1", text(long), "leistungen"),
        Entry(2, "1.1.1", text("Tiefer gelegen"), "tiefer"),
        Entry(0, "A", text("Anhang"), "anhang"),
    )
    tables = tuple(Entry(0, f"1.{n}", text("Quoten"), f"tab-1-{n}") for n in range(1, 5))
    lists = (
        Contents(Listing.SECTIONS, entries=entries),
        section("Tabellen", Contents(Listing.TABLES, entries=tables)),
    )
    return section("Inhalt", *lists, role=Role.FRONT)


def summary() -> Section:
    points = ((prose(),), (line("Siehe ", Reference("tab-1-3", "Tabelle 1.3", page=True), "."),))
    return section("Kurzfassung", ItemList(points, is_ordered=True), role=Role.SUMMARY)


def every_inline() -> Paragraph:
    value = Value("12,4\u202f%", Key("sgb2_quote", "011", "2024", (("sex", "w"),)))
    link = Link((Strong(text("Landesamt")), Text(" für Statistik")), "https://example.org/?a=1&b=2")
    note = Note((Text("Mit "), Emphasis(text("Betonung")), Text(" und "), link, Text(".")), 1)
    return line(
        "Kaufmännisch & <sicher>: ", Emphasis(text("betont")), ", ", Strong(text("wichtig")), ", ",
        Strong((Emphasis(text("beides")),)), ", CO", Lowered(text("2")), ", m", Raised(text("2")),
        ", ", Code("report.toml"), ", ", link, ", ", Reference("abb-1-1", "Abbildung 1.1"), ", ",
        value, " und eine Anmerkung", note, ". Neue Zeile:", LineBreak(),
        "☑ Ja ☐ Nein − ± ≥ → Łódź Şişli „Zitat“.",
    )  # fmt: skip


def lists() -> Blocks:
    nested = ItemList(((line("erstens"),), (line("zweitens"),)), is_ordered=True, start=3)
    point = line("Ein Punkt mit Anmerkung", Note(text("In einer Liste."), 4))
    return (
        ItemList(((line("Ein kurzer Punkt"),), (point, prose(), nested), (prose(),))),
        Quote((prose(),)),
        Terms(((text("Bedarfsgemeinschaft"), (prose(), prose())), (text("SGB II"), (prose(),)))),
    )


def margin() -> Box:
    words = line("Jedes vierte Kind lebt in einer Bedarfsgemeinschaft, im Norden jedes dritte.")
    return Box(Role.MARGIN, (words,), text("Kinder tragen das größte Risiko"))


def boxes() -> Blocks:
    roles = (
        Role.DEFINITION,
        Role.HINT,
        Role.WARNING,
        Role.FINDING,
        Role.RECOMMENDATION,
        Role.RESOLUTION,
    )
    return tuple(Box(role, (prose(),), text(role.value.title())) for role in roles)


def main_chapter() -> Section:
    deep = section("Tiefer gelegen", prose(), section("Ganz unten", prose()), number="1.1.1")
    texts = (margin(), every_inline(), prose(2), plain_table(), prose(), *lists(), deep)
    both_columns = years_table("Zehn Jahre über beide Spalten", 10, 8, "1.5")
    figures = (
        prose(),
        margin(),
        chart(),
        margin(),
        plan(),
        prose(2),
        grouped_table(),
        both_columns,
    )
    turned = (prose(), long_table(), prose(), wide_table(), prose(3), form_table(), split_table())
    return section(
        "Armut & soziale Sicherung",
        Paragraph(text(PROSE), Role.LEAD),
        section("Leistungen der Mindestsicherung", *texts, number="1.1"),
        section("Abbildungen und Karten", *figures, *turned, number="1.2"),
        section("Kästen", *boxes(), PageBreak(), prose(), number="1.3"),
        number="1",
    )


@pytest.fixture(scope="session")
def report() -> Document:
    """All nodes and all roles of a report."""
    methods = section("Methoden", prose(3), number="A.1")
    data = section("Daten", wide_table("A.1"), number="A.2")
    meta = Meta(
        "Sozialbericht 2025 & mehr",
        author="Stabsstelle Sozialplanung",
        subject="Bericht über Lebenslagen",
        keywords=("Armut", "Sozialplanung"),
        date="2025-03-31",
        running_title="Sozialbericht 2025 · Wiesenbrück",
    )
    publisher = line("Stadt", LineBreak(), "Das Amt")
    imprint = section("Impressum", publisher, photograph(), role=Role.IMPRINT)
    place = (inset("2.1"), prose(3), inset("2.2"), inset("2.3"), prose(), chart("2.1", 5))
    profile = section("Nordstadt", *place, number="2", role=Role.PROFILE)
    annex = section("Anhang", methods, data, number="A", role=Role.ANNEX)
    front = (cover(), imprint, contents(), summary())
    return Document(meta, (*front, main_chapter(), profile, annex))


@pytest.fixture(scope="session")
def theme() -> Theme:
    return load_theme("standard", MemoryWorld(), Problems())


@pytest.fixture(scope="session")
def written(report: Document, theme: Theme) -> Pdf:
    return write_pdf(report, theme)
