"""A chart of Word to what stands in it: its series as tables, and every word beside them.

What a code prints instead of a number counts as a word, and so does the text of a label. A code
without a minus prints numbers below nought as they are above it: bars to both sides of a line.
"""

import re
from collections.abc import Iterator

from reportgen.audit.markup import Element
from reportgen.audit.pieces import Grid, Piece, Spot, Words, even

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LITERAL = re.compile(r'"([^"]*)"')
_MINUS = ("-", "\u2212")


def read_chart(spot: Spot, root: Element) -> Iterator[Piece]:
    """Every series of a chart, and every word."""
    titles = tuple(map(_words, root.iter(f"{CHART}title")))
    for series in root.iter(f"{CHART}ser"):
        yield Grid(spot, tuple(_series(series, titles)))
    told = (*map(_words, root.iter(f"{MAIN}p")), *_coded(root))
    yield from (Words(spot, text) for text in told if text)


def is_unsigned(code: str) -> bool:
    """Whether a code prints numbers below nought without their sign."""
    sections = code.split(";")
    return len(sections) > 1 and not any(each in sections[1] for each in _MINUS)


def _words(node: Element) -> str:
    return even("".join(each.text or "" for each in node.iter(f"{MAIN}t")))


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
