"""Plots of every kind, as awkward as numbers of towns are."""

from collections.abc import Mapping
from decimal import Decimal

from reportgen import formats
from reportgen.document.looks import Dash, Fill, Pattern, Shape
from reportgen.document.plot import (
    Accent,
    Arrangement,
    Axis,
    BarPlot,
    Bars,
    Lies,
    Line,
    LinePlot,
    Mark,
    Number,
    Plot,
    Point,
    PointPlot,
    Points,
    RowPlot,
    Side,
    Stroke,
    Symbols,
)

HIDDEN = Number("•", None)
LEAD, FOCUS = "#0B4F5C", "#B4560F"


def shown(*amounts: float | None, decimals: int = 0) -> tuple[Number, ...]:
    """Numbers as they are printed, hidden ones as signs."""
    return tuple(
        HIDDEN if each is None else Number(formats.number(each, decimals), float(each))
        for each in amounts
    )


def signed(*amounts: float | None) -> tuple[Number, ...]:
    """Differences with one decimal; nothing where they are of another series."""
    return tuple(
        Number("", None) if each is None else Number(formats.number(each, 1, signed=True), each)
        for each in amounts
    )


def axis(*ticks: int, name: str = "", is_told: bool = True) -> Axis:
    return Axis(tuple(map(Decimal, ticks)), name, is_told)


def bars(*series: Bars, rows: tuple[str, ...], ticks: Axis, **more: object) -> BarPlot:
    return BarPlot(rows, series, ticks, **more)  # type: ignore[arg-type]


def point(name: str, across: float, up: float, side: Side | None = None) -> Point:
    (right,), (high,) = shown(across), shown(up)
    return Point(name, right, high, side)


LINE = Stroke(LEAD, 1.7)
RATES = shown(8.4, 9.1, None, 10.2, 11.0, 12.3, decimals=1)
TOWN = shown(5, 5, 5, 6, 6, 6, decimals=1)
AFTER = frozenset({3})
LONG = "Weststadt an der Kleinen & Großen <Leine>, einschließlich der Höfe „Zur Mühle“ und Übersee"
PLOTS: Mapping[str, Plot] = {
    "bars": bars(
        Bars(
            "Quote",
            shown(12.5, 9.3, None, decimals=1),
            Fill(LEAD),
            accents=(Accent(1, Fill(FOCUS)), Accent(2, Fill("#EEEEEE"), "#56626B")),
        ),
        rows=("Au", "Hafen", "Ost •"),
        ticks=axis(0, 5, 10, 15, is_told=False),
        decimals=1,
        line=Mark("Probe 10,1 %", 10.1),
    ),
    "negative bars": bars(
        Bars("Saldo", shown(-1234, 5, 0), Fill(LEAD)),
        rows=("Au", "Hafen", "Ost"),
        ticks=axis(-2000, -1000, 0, 1000, name="Personen"),
        line=Mark("Probe −3", -3.0),
    ),
    "marked numbers": bars(
        Bars(
            "Quote",
            (Number("(12,5)", 12.5), Number("9,3p", 9.3), Number("–", 0.0), Number("7,0", 7.0)),
            Fill(LEAD),
        ),
        rows=("Au", "Hafen", "Ost", "Nord"),
        ticks=axis(0, 5, 10, 15),
        decimals=1,
    ),
    "grouped": bars(
        Bars("Frauen", shown(3, None), Fill(LEAD)),
        Bars("Männer", shown(4, 5), Fill(FOCUS)),
        rows=("Au", "Hafen • Frauen"),
        ticks=axis(0, 5, 10, is_told=False),
    ),
    "stacked": bars(
        Bars("unter 18", shown(300, 5), Fill(LEAD), "#FFFFFF"),
        Bars("18 bis 64", shown(1200, 800), Fill("#7FA0A8", Pattern.HATCH), "#FFFFFF"),
        rows=("Au", "Hafen"),
        ticks=axis(0, 500, 1000, 1500, name="Personen"),
        arrangement=Arrangement.STACKED,
        totals=shown(1500, 805),
    ),
    "percent, upright": bars(
        Bars("ja", shown(60.1, 40.0, decimals=1), Fill(LEAD)),
        Bars("nein", shown(39.9, 60.0, decimals=1), Fill("#C0D0D4", Pattern.DOTS)),
        rows=("2023", "2024"),
        ticks=axis(0, 50, 100, name="in %"),
        decimals=1,
        arrangement=Arrangement.STACKED,
        is_upright=True,
    ),
    "pyramid": bars(
        Bars("Männer", shown(40, 1220), Fill(LEAD), lies=Lies.LEFT),
        Bars("Frauen", shown(None, 1180), Fill("#7FA0A8")),
        Bars("Probe, Männer", shown(55, 1100), None, "#1D252B", lies=Lies.LEFT),
        Bars("Probe, Frauen", shown(60, 1150), None, "#1D252B"),
        rows=("80 und älter • Frauen", "unter 80"),
        ticks=axis(-2000, -1000, 0, 1000, 2000, name="Personen"),
        arrangement=Arrangement.OVER,
        is_numbered=False,
    ),
    "lines": LinePlot(
        ("2019", "2020", "2021", "2022", "2023", "2024"),
        (
            Line("Quote", RATES, LINE, breaks=AFTER),
            Line("Probe", TOWN, Stroke("#3A444B", 1.0, Dash.DASHES), uncertain=frozenset({5})),
        ),
        axis(0, 5, 10, 15, name="in %"),
        decimals=1,
        forecast=5,
    ),
    "a lonely number": LinePlot(
        ("2022", "2023", "2024"),
        (Line("Au", shown(None, 4, None), Stroke(LEAD, 1.7, shape=Shape.UP)),
         Line("Hafen", shown(None, None, None), Stroke(FOCUS, 1.7, shape=Shape.DISC))),
        axis(0, 5),
    ),
    "points": PointPlot(
        (
            Points("Bezirke", (
                point("Au", 1.5, 20, Side.RIGHT), point("Hafen", 2.5, 30),
            ), LEAD, Shape.DISC),
            Points("Ost", (point("Ost", 3, 40, Side.ABOVE),), FOCUS, Shape.UP, is_hollow=True),
        ),
        axis(0, 2, 4, name="Quote in %"),
        axis(0, 20, 40, name="Saldo"),
        line_across=Mark("2,2 %", 2.2),
        line_up=Mark("", 0.0),
    ),
    "deviation": bars(
        Bars("über", signed(1.5, None, None), Fill(LEAD), accents=(Accent(0, Fill(FOCUS)),)),
        Bars("unter", signed(None, -2.0, None), Fill("#7FA0A8")),
        rows=("Au 12,5", "Hafen 9,0", "Ost •"),
        ticks=axis(-4, -2, 0, 2, 4, name="Prozentpunkte", is_told=False),
        decimals=1,
        arrangement=Arrangement.OVER,
        line=Mark("Probe", 0.0),
        is_signed=True,
    ),
    "answers": bars(
        Bars("nein", shown(20, 10, None), Fill(FOCUS), lies=Lies.LEFT),
        Bars("teils", shown(30, 50, None), Fill("#C0D0D4"), lies=Lies.MIDDLE),
        Bars("ja", shown(50, 40, None), Fill(LEAD)),
        rows=("Au", "Hafen", "Ost •"),
        ticks=axis(-40, -20, 0, 20, 40, 60, 80, name="in %"),
        arrangement=Arrangement.ANSWERS,
    ),
    "answers, some aside": bars(
        Bars("nein", shown(20, 10), Fill(FOCUS), lies=Lies.LEFT),
        Bars("ja", shown(50, 40), Fill(LEAD)),
        Bars("weiß nicht", shown(30, 50), Fill("#C0D0D4"), lies=Lies.ASIDE),
        rows=("Au", "Hafen"),
        ticks=axis(-20, 0, 20, 40, 60),
        arrangement=Arrangement.ANSWERS,
        aside=65.0,
    ),
    "slope": LinePlot(
        ("2015", "2020", "2024"),
        (
            Line("Au", shown(8.4, 9.1, 10.2, decimals=1), LINE, is_focus=True),
            Line("Hafen", shown(8.3, 7.0, 10.1, decimals=1), Stroke("#7FA0A8", 1.0)),
            Line("Ost", shown(9.0, 9.5, None, decimals=1), Stroke("#7FA0A8", 1.0)),
        ),
        Axis((Decimal("7.0"), Decimal("10.2")), "in %", is_told=False),
        decimals=1,
        is_slope=True,
    ),
    "lines, some nameless": LinePlot(
        ("2023", "2024"),
        (
            Line("Au", shown(4, 5), LINE, is_named=False),
            Line(LONG, (Number("3", 3.0), Number("(4)", 4.0)), LINE, is_focus=True),
        ),
        axis(0, 5),
    ),
    "rows": RowPlot(
        ("Au", "Hafen", "Ost . 2015"),
        (
            Symbols("2015", shown(8.4, 9.1, None, decimals=1), LEAD, Shape.DISC, is_hollow=True),
            Symbols("2024", shown(10.2, 7.0, 6.5, decimals=1), LEAD, Shape.DISC),
        ),
        axis(5, 10, 15, name="in %"),
        ("#B0B8BE", FOCUS, "#B0B8BE"),
        decimals=1,
    ),
    "rows in words": RowPlot(
        ("Au", "Hafen"),
        (
            Symbols("Bedarf", shown(120, 80), LEAD, Shape.DISC),
            Symbols("Plätze", shown(100, 90), FOCUS, Shape.SQUARE),
        ),
        axis(60, 80, 100, 120),
        (FOCUS, LEAD),
        told=("Lücke 20", "Überhang 10"),
    ),
    "one row": bars(Bars("Zahl", shown(5), Fill(LEAD)), rows=("Au",), ticks=axis(0, 5, 10)),
    "sixty rows": bars(
        Bars("Zahl", shown(*range(60)), Fill(LEAD)),
        rows=tuple(f"Bezirk {number}" for number in range(60)),
        ticks=axis(0, 20, 40, 60),
        is_numbered=False,
    ),
    "long names": bars(
        Bars(f"Quote {LONG}", shown(5, 7), Fill(LEAD)),
        rows=(LONG, "=SUMME(A1)"),
        ticks=axis(0, 5, 10, name="je 1.000 & mehr"),
        line=Mark(f'{LONG} "5"', 5.0),
    ),
    "nothing": bars(
        Bars("Zahl", shown(None, None), Fill(LEAD)), rows=("Au •", "Ost •"), ticks=axis(0, 1)
    ),
}  # fmt: skip
