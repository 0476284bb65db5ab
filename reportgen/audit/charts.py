"""A chart of Word to what stands in it: its series as tables, and every word beside them.

What a code prints instead of a number counts as a word, and so does the text of a label. A code
without a minus prints numbers below nought as they are above it: bars to both sides of a line.
Symbols in rows belong to the name at their height: that of points which stand in no cell.
"""

import re
from collections.abc import Iterator

from reportgen.audit.markup import Element
from reportgen.audit.pieces import Grid, Piece, Spot, Words, even
from reportgen.audit.tokens import tokens

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LITERAL = re.compile(r'"([^"]*)"')
_MINUS = ("-", "\u2212")


def read_chart(spot: Spot, root: Element) -> Iterator[Piece]:
    """Every series of a chart, and every word."""
    titles = tuple(map(_words, root.iter(f"{CHART}title")))
    rows = dict(_rows(root))
    for series in root.iter(f"{CHART}ser"):
        table = _in_rows(series, rows) if rows else _series(series, titles)
        yield Grid(spot, tuple(table))
    told = (*map(_words, root.iter(f"{MAIN}p")), *_coded(root))
    yield from (Words(spot, text) for text in told if text)


def is_unsigned(code: str) -> bool:
    """Whether a code prints numbers below nought without their sign."""
    sections = code.split(";")
    return len(sections) > 1 and not any(each in sections[1] for each in _MINUS)


def _words(node: Element) -> str:
    """What a text says; its lines are paragraphs."""
    lines = list(node.iter(f"{MAIN}p")) or [node]
    return even(" ".join("".join(t.text or "" for t in each.iter(f"{MAIN}t")) for each in lines))


def _coded(root: Element) -> Iterator[str]:
    """The texts that codes print."""
    for node in root.iter():
        if isinstance(node.tag, str) and (code := node.get("formatCode", "")):
            yield from (even(each) for each in _LITERAL.findall(code))


def _series(series: Element, titles: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The table of a series: a row for each category or point, then what its labels say."""
    name = "".join(each.text or "" for each in series.iterfind(f"{CHART}tx//{CHART}v"))
    names, labels = _points(series, "cat"), dict(_labels(series))
    across = _points(series, "xVal")
    yield ("", f"{titles[0] if titles else ''} {name}", name) if across else ("", name)
    for at, value in _points(series, "val").items():
        yield names.get(at, ""), value
    for at, value in _points(series, "yVal").items():
        yield labels.get(at, ""), across.get(at, ""), value
    for at, text in labels.items():
        yield names.get(at, ""), text


def _rows(root: Element) -> Iterator[tuple[str, str]]:
    """By their height the names of rows."""
    for series in root.iter(f"{CHART}ser"):
        if series.find(f"{CHART}xVal/{CHART}numLit") is not None:
            heights = _points(series, "yVal")
            yield from ((heights.get(at, ""), text) for at, text in _labels(series))


def _in_rows(series: Element, rows: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """The table of a series of symbols: a row for each, then what its labels say."""
    heights, labels = _points(series, "yVal"), dict(_labels(series))
    yield "", "".join(each.text or "" for each in series.iterfind(f"{CHART}tx//{CHART}v"))
    if series.find(f"{CHART}xVal/{CHART}numLit") is None:
        for at, value in _points(series, "xVal").items():
            yield rows.get(heights.get(at, ""), ""), value
        numbers = _points(series, "xVal")
        for at, text in labels.items():
            if not _is_same(text, numbers.get(at, "")):
                yield rows.get(heights.get(at, ""), ""), text


def _is_same(label: str, number: str) -> bool:
    """Whether a label says nothing but its number."""
    told, shown = tokens(label), tokens(number)
    is_number = len(told) == 1 and label == told[0].text
    return is_number and [each.value for each in told] == [each.value for each in shown]


def _points(series: Element, kind: str) -> dict[str, str]:
    found = {}
    for held in series.iter(f"{CHART}{kind}"):
        is_plain = any(is_unsigned(each.text or "") for each in held.iter(f"{CHART}formatCode"))
        for point in held.iter(f"{CHART}pt"):
            text = point.findtext(f"{CHART}v") or ""
            number = text.removeprefix("-") if is_plain else text
            found[point.get("idx", "")] = text if kind == "cat" else number.replace(".", ",")
    return found


def _labels(series: Element) -> Iterator[tuple[str, str]]:
    """Labels in words of their own."""
    for label in series.iter(f"{CHART}dLbl"):
        index = label.find(f"{CHART}idx")
        if index is not None and (text := _words(label)):
            yield index.get("val", ""), text
