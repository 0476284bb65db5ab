"""Breaks of series: each period told once."""

from reportgen.frame import Break
from reportgen.indicators.periods import crosses, in_order


def test_the_break_of_the_indicator_stands_for_that_of_its_source() -> None:
    own = Break(period="2017", text="Pflegegrade", comparable=True)
    source = Break(period="2017", text="Seit 2017 Pflegegrade statt Pflegestufen.")
    found = in_order([own, source, Break(period="2015", text="Zensus")])
    assert [each.text for each in found] == ["Zensus", "Pflegegrade"]
    assert not crosses(found, "2016", "2018")
