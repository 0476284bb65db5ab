"""How letters are set on the pages: sizes, lines, columns, margins, feet and contrast.

Each check reads the finished pages (`ink.py`) and tells its faults, the page first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from tests.exhibits.proof import contrast
from tests.writers.pdf.flow import paragraphs
from tests.writers.pdf.ink import Element, Ink, Run, Sheet

SIZES = 5
"""Sizes of type on a page; the title of a chapter and its number are two more."""
SMALLEST, LETTERING = 8.0, 7.5
"""Points of text and of words in drawings at least."""
RAISED = 3
"""Letters of figures and signs that may be raised or lowered, and smaller then."""
LONGEST = 88
"""Letters of a line of running text; about 75 are meant, narrow letters make it more."""
PAPER = "#FFFFFF"
ROUNDING = 0.15
"""Millimetres that rounding may put something beside its place."""
CONTRAST = 4.5
"""Of text and its ground, WCAG 2.1, 1.4.3."""


@dataclass(frozen=True, slots=True)
class Margins:
    """What stays free on a page, in millimetres; turned pages have the same for a bound book."""

    top: float
    bottom: float
    inner: float
    outer: float
    turned: tuple[float, float, float, float] = (0, 0, 0, 0)
    """Of turned pages: upper and lower edge of right pages, left and right edge of all."""

    def of(self, sheet: Sheet) -> tuple[float, float, float, float]:
        """Left, top, right and bottom edge of what may be printed on."""
        is_right = sheet.number % 2 == 1
        if sheet.is_turned:
            first, second, left, right = self.turned
            top, bottom = (first, second) if is_right else (second, first)
        else:
            left, right = (self.inner, self.outer) if is_right else (self.outer, self.inner)
            top, bottom = self.top, self.bottom
        return left, top, sheet.width - right, sheet.height - bottom


def content(ink: Ink) -> Iterator[Run]:
    """All runs but those of the cover and what belongs to no text."""
    return (run for sheet in ink.sheets[1:] for run in sheet.runs if not run.aside)


def lettering(ink: Ink) -> set[int]:
    """The runs that are words of drawings, by their identity."""
    return {id(run) for each in ink.of("Figure") for run in each.runs}


def crowded_sizes(ink: Ink) -> Iterator[str]:
    """Pages with more than five sizes of type."""
    titles = {run.size for each in ink.of("H1") for run in each.runs}
    for sheet in ink.sheets[1:]:
        found = {run.size for run in sheet.runs if not _is_raised(run)}
        sizes = {size for size in found if size >= SMALLEST} - titles
        if len(sizes) > SIZES:
            yield f"{sheet.number}: {len(sizes)} sizes: {sorted(sizes)}"


def small_type(ink: Ink) -> Iterator[str]:
    """Words that are too small to be read."""
    drawn = lettering(ink)
    for run in (run for sheet in ink.sheets for run in sheet.runs):
        least = LETTERING if id(run) in drawn else SMALLEST
        if run.size < least - 0.01 and not _is_raised(run):
            yield f"{run.page}: {run.size} points: {run.text}"


def _is_raised(run: Run) -> bool:
    return run.size < LETTERING and len(run.text.strip()) <= RAISED


def long_lines(ink: Ink) -> Iterator[str]:
    """Lines of running text that the eye does not find back from."""
    for each in paragraphs(ink):
        for line in each.lines:
            if len(line.text) > LONGEST and not _is_sample(each):
                yield f"{line.page}: {len(line.text)} letters: {line.text}"


def _is_sample(paragraph: Element) -> bool:
    """Whether it is typed exactly so, or stands below an exhibit that is wider than the text."""
    return any(each.kind == "Code" for each in paragraph.elements) or paragraph.stands_in("Div")


def outside(ink: Ink, margins: Margins) -> Iterator[str]:
    """What is printed where the page is meant to be free."""
    for sheet in ink.sheets[1:]:
        left, top, right, bottom = margins.of(sheet)
        for run in sheet.runs:
            is_beside = run.left < left - ROUNDING or run.right > right + ROUNDING
            is_beyond = run.base < top or run.base > bottom + ROUNDING
            if not run.aside and run.text.strip() and (is_beside or is_beyond):
                yield f"{run.page}: outside: {run.text} ({run.left:.1f}, {run.base:.1f})"


# ---------------------------------------------------------------- columns of tables


def clipped_cells(ink: Ink) -> Iterator[str]:
    """Words of a column that reach into that of their neighbours."""
    for table in (each for each in ink.of("Table") if not _is_fields(each)):
        columns: dict[int, list[Run]] = {}
        for row in (each for each in table.elements if each.kind == "TR"):
            for place, cell in _placed(row):
                if cell.columns == 1:
                    columns.setdefault(place, []).extend(_worded(cell))
        for (_, left), (_, right) in pairwise(sorted(columns.items())):
            yield from _overlapping(left, right)


def _is_fields(table: Element) -> bool:
    """Whether its rows stand side by side, as fields of key figures."""
    rows = [each.runs[0] for each in table.elements if each.kind == "TR" and each.runs]
    return len({(run.page, round(run.base)) for run in rows}) < len(rows)


def _placed(row: Element) -> Iterator[tuple[int, Element]]:
    cells = [each for each in row.parts if isinstance(each, Element)]
    places = accumulate((cell.columns for cell in cells), initial=0)
    return zip(places, cells, strict=False)


def _worded(cell: Element) -> Iterator[Run]:
    return (run for run in cell.runs if run.text.strip())


def _overlapping(left: list[Run], right: list[Run]) -> Iterator[str]:
    pages = {run.page for run in left} & {run.page for run in right}
    for page in sorted(pages):
        last = max((run for run in left if run.page == page), key=lambda run: run.right)
        first = min((run for run in right if run.page == page), key=lambda run: run.left)
        if last.right > first.left:
            yield f"{page}: columns meet: {last.text} | {first.text}"


def torn_grounds(ink: Ink) -> Iterator[str]:
    """Words that stick out of the ground they stand on."""
    for run in content(ink):
        if run.ground != "#FFFFFF" and run.is_upright:
            fields = ink.sheets[run.page - 1].fields
            middle = (run.left + run.right) / 2, run.base - 0.1
            box = next((each for each in reversed(fields) if each.holds(*middle)), None)
            if box and not (box.left - ROUNDING < run.left and run.right < box.right + ROUNDING):
                yield f"{run.page}: beyond its ground: {run.text}"


# ---------------------------------------------------------------- feet


def wrong_feet(ink: Ink, title: str) -> Iterator[str]:
    """Pages whose foot does not say page, chapter (right) and document (left), upright in the
    bound book, with the number outside."""
    for sheet in (each for each in ink.sheets[1:] if not _is_bare(each)):
        is_right = sheet.number % 2 == 1
        began = max((page for page in ink.chapters if page <= sheet.number), default=0)
        words = ink.chapters.get(began, "") if is_right else title
        feet = [run for run in sheet.runs if run.aside == "Footer"]
        number = [run for run in feet if run.text == str(sheet.number)]
        told = " ".join(run.text for run in feet if run not in number).split()
        if told != words.split():
            yield f"{sheet.number}: foot says {' '.join(told)!r}, not {words!r}"
        if len(number) != 1 or not _is_outside(number[0], sheet, is_right=is_right):
            yield f"{sheet.number}: number is not outside"
        if any(
            run.is_upright is sheet.is_turned or run.clockwise is run.is_upright for run in feet
        ):
            yield f"{sheet.number}: foot does not stand upright"


def _is_bare(sheet: Sheet) -> bool:
    """Whether it is the back cover."""
    return all(run.ground != PAPER for run in sheet.runs if not run.aside)


def _upright(sheet: Sheet) -> tuple[bool, bool]:
    """How a foot runs that is read upright in the bound book: downwards on turned pages."""
    return not sheet.is_turned, sheet.is_turned


def _is_outside(number: Run, sheet: Sheet, *, is_right: bool) -> bool:
    """Of a turned page the left edge is the foot, so its lower edge lies right."""
    along = number.base / sheet.height if sheet.is_turned else number.left / sheet.width
    return along > 0.8 if is_right else along < 0.2


# ---------------------------------------------------------------- colours


def pale_text(ink: Ink) -> Iterator[str]:
    """Words that do not stand out from their ground; proof.py judges those of drawings."""
    drawn = lettering(ink)
    for run in (run for sheet in ink.sheets for run in sheet.runs):
        if id(run) not in drawn and run.text.strip() and run.aside != "Watermark":
            found = contrast(run.colour, run.ground)
            if found < CONTRAST:
                yield f"{run.page}: contrast {found:.1f}: {run.text} ({run.colour} {run.ground})"
