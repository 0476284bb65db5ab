"""The annex of numbers: each table leads back to its figure."""

from reportgen.compose.data_tables import with_data_tables
from reportgen.compose.vocabulary import DATA_TABLES
from reportgen.document.drawing import Drawing
from reportgen.document.inlines import Reference, Text
from reportgen.document.nodes import Column, Figure, Table


def printed(label: str, source: str = "Stadt, Melderegister") -> Table:
    data = Table((Text("Daten"),), (Column(),), (), (), source=(Text(source),) if source else ())
    figure = Figure((Text("Alter"),), Drawing(b"", b"", 1, 1), "Bild", data=data, label=label)
    *_, table = with_data_tables((figure, DATA_TABLES))
    assert isinstance(table, Table)
    return table


def test_the_source_is_told_by_the_figure() -> None:
    assert printed("abb").source == (Text("siehe "), Reference("abb", page=True))
    assert printed("abb").title[1] == Reference("abb")


def test_a_figure_that_nobody_can_refer_to_leaves_its_source() -> None:
    assert printed("").source == (Text("Stadt, Melderegister"),)


def test_without_a_source_nothing_stands_there() -> None:
    assert printed("abb", "").source == ()
