"""The labels of items of lists as Word counts them (ECMA-376, part 1, 17.9)."""

from dataclasses import dataclass, field

from tests.writers.beside.word_text import NAMESPACES, Element, find, value

_LEVELS = 9
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


@dataclass
class Lists:
    """How far the lists of one file have come."""

    numbering: Element | None
    counts: dict[str, list[int]] = field(default_factory=dict)
    """By ways of counting: a new numbering of the same way goes on where it does not restart."""
    begun: set[str] = field(default_factory=set)

    def label(self, paragraph: Element) -> str:
        """ "2."; "–" whatever sign stands before what is not counted; empty outside lists."""
        number = value(find(paragraph, "w:pPr/w:numPr/w:numId"))
        if number in ("", "0") or self.numbering is None:
            return ""
        level = int(value(find(paragraph, "w:pPr/w:numPr/w:ilvl")) or "0")
        counted = find(self.numbering, f"w:num[@w:numId='{number}']")
        assert counted is not None
        way = value(find(counted, "w:abstractNumId"))
        path = f"w:abstractNum[@w:abstractNumId='{way}']/w:lvl[@w:ilvl='{level}']"
        look = find(self.numbering, path)
        assert look is not None
        count = self._count(number, way, level, counted)
        form = value(find(look, "w:numFmt"))
        if form == "bullet":
            return "–"
        return value(find(look, "w:lvlText")).replace(f"%{level + 1}", _written(count, form))

    def _count(self, number: str, way: str, level: int, counted: Element) -> int:
        counts = self.counts.setdefault(way, [0] * _LEVELS)
        if number not in self.begun:
            self.begun.add(number)
            for each in counted.iterfind("w:lvlOverride", NAMESPACES):
                start = int(value(find(each, "w:startOverride")))
                counts[int(value(each, "ilvl"))] = start - 1
        counts[level] += 1
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        return counts[level]


def _written(count: int, form: str) -> str:
    if form == "lowerLetter":
        return _LETTERS[count - 1]
    return _ROMAN[count] if form == "lowerRoman" else str(count)
