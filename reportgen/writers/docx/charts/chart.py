"""A plot as the parts of a Word file: the chart, and the workbook inside it."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package
from docx.parts.document import DocumentPart

from reportgen.document.plot import BarPlot, LinePlot, Plot, PointPlot, RowPlot
from reportgen.writers.docx.charts import bar_drawing, bars, lines, points, rows
from reportgen.writers.docx.charts.area import Area
from reportgen.writers.docx.charts.elements import (
    DECLARED,
    UNSEEN,
    Dress,
    c,
    letters,
)
from reportgen.writers.docx.charts.workbook import Sheet
from reportgen.writers.docx.markup import NOTHING, Xml, joined

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_INSIDE = "rId1"
"""The relation of a chart to its workbook."""
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Charts:
    """The charts of one document."""

    def __init__(self, main: DocumentPart, dress: Dress) -> None:
        self._main = main
        self._dress = dress
        self._count = 0

    def add(self, plot: Plot, width: float, height: float) -> str:
        """The id of the relation to a chart, drawn for a size in millimetres."""
        self._count += 1
        content, book = chart(plot, width, height, self._dress)
        package, number = self._main.package, self._count
        part = _part(f"/word/charts/chartBericht{number}.xml", CHART, content.encode(), package)
        name = f"/word/embeddings/Zahlen{number}.xlsx"
        part.load_rel(RELATIONSHIP_TYPE.PACKAGE, _part(name, WORKBOOK, book, package), _INSIDE)
        relation = f"rIdDiagramm{number}"
        self._main.load_rel(RELATIONSHIP_TYPE.CHART, part, relation)
        return relation


def _part(name: str, kind: str, content: bytes, package: Package) -> Part:
    return Part(PackURI(name), kind, content, package)


def chart(plot: Plot, width: float, height: float, dress: Dress) -> tuple[Xml, bytes]:
    """The chart as a part, and its workbook."""
    sheet = Sheet()
    area = _area(plot, sheet, (width, height), dress)
    key = _key(area.unnamed, dress) if area.is_keyed else NOTHING
    return _whole(area.content, key, dress), sheet.data


def _area(plot: Plot, sheet: Sheet, size: tuple[float, float], dress: Dress) -> Area:
    match plot:
        case BarPlot():
            return bars.area(bar_drawing.Drawing(plot, sheet, dress, *size))
        case LinePlot():
            return lines.area(lines.Drawing(plot, sheet, dress, *size))
        case RowPlot():
            return rows.area(rows.Drawing(plot, sheet, dress, *size))
        case PointPlot():
            return points.area(points.Drawing(plot, sheet, dress))


def _key(unnamed: tuple[int, ...], dress: Dress) -> Xml:
    """The names of the series, above the plot."""
    tokens = dress.tokens
    gone = (c("legendEntry", c("idx", val=each), c("delete", val=1)) for each in unnamed)
    look = letters(tokens.colours.text, tokens.type.normal, dress)
    return c("legend", c("legendPos", val="t"), *gone, c("overlay", val=0), look)


def _whole(area: Xml, key: Xml, dress: Dress) -> Xml:
    tokens = dress.tokens
    shown = c(
        "chart", c("autoTitleDeleted", val=1), c("plotArea", area, UNSEEN), key,
        c("plotVisOnly", val=1), c("dispBlanksAs", val="gap"),
    )  # fmt: skip
    data = c("externalData", c("autoUpdate", val=0), **{"r:id": _INSIDE})
    content = joined((
        c("date1904", val=0), c("lang", val=dress.language), c("roundedCorners", val=0), shown,
        UNSEEN, letters(tokens.colours.text, tokens.type.normal, dress), data,
    ))  # fmt: skip
    return Xml(f"{_DECLARATION}<c:chartSpace {DECLARED}>{content}</c:chartSpace>")
