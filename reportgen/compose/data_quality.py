"""The annex of data quality: a table of all sources, and a list of what is odd about them."""

from collections.abc import Iterator

from reportgen import formats
from reportgen.compose.lines import here
from reportgen.compose.rows import head, row
from reportgen.document.inlines import Strong, Text
from reportgen.document.nodes import Align, Blocks, Column, ItemList, Paragraph, Row, Table
from reportgen.messages import word
from reportgen.quality import SourceQuality

LABEL = "tab-datenqualitaet"
_COLUMNS = {
    "quality-source": Column(Align.LEFT, 4),
    "quality-as-of": Column(Align.LEFT, 3),
    "quality-time": Column(Align.LEFT, 2),
    "quality-spaces": Column(Align.LEFT, 3),
    "quality-complete": Column(Align.LEFT, 2),
    "quality-findings": Column(Align.RIGHT, 2),
}


def data_quality(sources: tuple[SourceQuality, ...]) -> Blocks:
    """A table of all sources, and what is odd about them; no number of the data."""
    if not sources:
        return (Paragraph((Text(word("quality-none")),), where=here()),)
    table = Table(
        (Text(word("quality-title")),), tuple(_COLUMNS.values()), (head(_COLUMNS),),
        tuple(map(_row, sources)), label=LABEL, where=here(),
    )  # fmt: skip
    odd = tuple((_findings(source),) for source in sources if source.findings)
    return (table, ItemList(odd, where=here())) if odd else (table,)


def _row(source: SourceQuality) -> Row:
    return row(told or word("quality-unsaid") for told in _texts(source))


def _texts(source: SourceQuality) -> Iterator[str]:
    yield source.title
    day = word("as-of", day=formats.day(source.extracted)) if source.extracted else ""
    yield ", ".join(filter(None, (source.reference, day)))
    yield formats.span(source.periods[0], source.periods[-1]) if source.periods else ""
    yield "; ".join(
        word("quality-covered", level=each.level, found=each.found, expected=each.expected)
        for each in source.coverage
    )
    yield _complete(source)
    yield str(len(source.findings)) if source.findings else word("quality-none")


def _complete(source: SourceQuality) -> str:
    """Whether every place has a row in every period."""
    if source.present == source.expected:
        return word("yes") if source.expected else ""
    return word("quality-partly", present=source.present, expected=source.expected)


def _findings(source: SourceQuality) -> Paragraph:
    told = "; ".join(finding.text for finding in source.findings)
    return Paragraph((Strong((Text(source.title),)), Text(f": {told}.")), where=here())
