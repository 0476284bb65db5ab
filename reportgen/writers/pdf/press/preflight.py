"""The preflight report: what is in a finished file for the print shop, in words for people.

It is read from the file and from nothing else, so that it says what is there and not what was
wanted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from reportgen.errors import Problem, notice
from reportgen.formats import number
from reportgen.messages import word
from reportgen.writers.pdf.press.exchange import CONFORMANCE
from reportgen.writers.pdf.press.reading import Seen, seen
from reportgen.writers.pdf.press.sheet import LINE, MILLIMETRE

_ROUNDING = 0.005
"""Points that a line may be thinner, and millimetres that boxes may differ."""
_MANY = 12
"""So many pages are named."""
_WIDTH = 24
"""Letters of the first column."""

Size = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Preflight:
    """What a print shop wants to know; sizes are millimetres."""

    trims: Counter[Size]
    bleeds: Counter[float]
    sheets: Counter[Size]
    pages: int
    empty: int
    has_marks: bool
    condition: str
    """Of the output intent; empty when there is none."""
    conformance: str
    attached: int
    """How many files are inside."""
    seen: Seen
    spine: float = 0.0
    """Of the cover that is a sheet of its own; 0: there is none."""

    def notices(self, resolution: int) -> Iterator[Problem]:
        """What should not be printed like this."""
        for each in self.seen.pictures:
            if each.resolution < resolution:
                yield notice(
                    "print-picture-coarse", page=each.page, width=each.width, height=each.height,
                    dots=f"{each.resolution:.0f}", wanted=resolution,
                )  # fmt: skip
        if thin := self.thin:
            least = number(min(self.seen.lines.values()), 2)
            yield notice("print-line-thin", least=least, wanted=number(LINE, 2), pages=_named(thin))
        if strangers := [name for name, is_in in self.seen.fonts.items() if not is_in]:
            yield notice("print-font-missing", names=", ".join(strangers))

    @property
    def thin(self) -> tuple[int, ...]:
        """The pages with lines that may not be printed."""
        lines = self.seen.lines.items()
        return tuple(page for page, width in lines if width < LINE - _ROUNDING)


def preflight(data: bytes) -> Preflight:
    """Read a finished file."""
    with pikepdf.open(BytesIO(data)) as pdf:
        intents: Any = pdf.Root.get("/OutputIntents", [])
        told = bytes(pdf.Root.Metadata.get_stream_buffer())
        return Preflight(
            trims=Counter(_size(page.trimbox) for page in pdf.pages),
            bleeds=Counter(_beyond(page) for page in pdf.pages),
            sheets=Counter(_size(page.mediabox) for page in pdf.pages),
            pages=len(pdf.pages),
            empty=sum("/StructParents" not in page.obj for page in pdf.pages),
            has_marks=all(_has_marks(page) for page in pdf.pages),
            condition=str(intents[0].OutputConditionIdentifier) if len(intents) else "",
            conformance=CONFORMANCE if f">{CONFORMANCE}<".encode() in told else "",
            attached=len(pdf.attachments),
            seen=seen(pdf),
        )


def _size(box: Iterable[Any]) -> Size:
    left, bottom, right, top = (float(each) / MILLIMETRE for each in box)
    return round(right - left, 2), round(top - bottom, 2)


def _beyond(page: pikepdf.Page) -> float:
    """By how much the bleed goes beyond the edge, on the side where that is least."""
    bleed, trim = [float(each) for each in page.bleedbox], [float(each) for each in page.trimbox]
    sides = [trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]]
    return round(min(sides) / MILLIMETRE, 2)


def _has_marks(page: pikepdf.Page) -> bool:
    """Whether something is painted in the colour of all plates."""
    resources: Any = page.obj.get("/Resources", pikepdf.Dictionary())
    spaces = dict(resources.get("/ColorSpace", {})).values()
    return any(isinstance(each, pikepdf.Array) and str(each[1]) == "/All" for each in spaces)


# ---------------------------------------------------------------- in words


def report(found: Preflight, file: str, resolution: int) -> str:
    """The report, in lines of two columns."""
    rows = {
        "file": file,
        "trim": _sizes(found.trims),
        "bleed": ", ".join(f"{number(each, 1)} mm" for each in found.bleeds),
        "sheet": _sizes(found.sheets),
        "marks": word("press-marks" if found.has_marks else "press-no-marks"),
        "pages": word("press-counted", pages=found.pages, empty=found.empty),
        **({"spine": word("press-spine", width=number(found.spine, 1))} if found.spine else {}),
        "standard": _standard(found),
        "fonts": _fonts(found.seen),
        "colours": _colours(found.seen),
        "black": word("press-black-told"),
        "transparency": _transparency(found.seen),
        "pictures": _pictures(found.seen, resolution),
        "lines": _lines(found),
        "attached": str(found.attached) if found.attached else word("press-none-attached"),
    }
    told = (f"{word(f'press-{key}-head'):<{_WIDTH}}{value}" for key, value in rows.items())
    return "\n".join([word("press-title"), "", *told, ""])


def _sizes(counted: Counter[Size]) -> str:
    if len(counted) == 1:
        return word("press-one-size", size=_millimetres(next(iter(counted))))
    return "; ".join(
        word("press-size", size=_millimetres(size), pages=pages)
        for size, pages in counted.most_common()
    )


def _millimetres(size: Size) -> str:
    return " × ".join(number(each, 0 if abs(each - round(each)) < 0.05 else 1) for each in size)


def _standard(found: Preflight) -> str:
    if found.conformance:
        return word("press-exchange", standard=found.conformance, condition=found.condition)
    return word("press-no-exchange")


def _fonts(told: Seen) -> str:
    names = sorted({(name.partition("+")[2] or name).rstrip(",") for name in told.fonts})
    whole = all(told.fonts.values())
    code = "press-embedded" if whole else "press-not-embedded"
    return word(code, count=len(names), names=", ".join(names))


def _colours(told: Seen) -> str:
    names = sorted(word(f"press-space-{each.lower()}") for each in told.spaces)
    return ", ".join(names)


def _transparency(told: Seen) -> str:
    if not told.transparent:
        return word("press-none")
    return word("press-on-pages", pages=_named(sorted(told.transparent)))


def _pictures(told: Seen, resolution: int) -> str:
    if not told.pictures:
        return word("press-no-pictures")
    worst = min(told.pictures, key=lambda each: each.resolution)
    return word(
        "press-resolution", count=len(told.pictures), dots=f"{worst.resolution:.0f}",
        page=worst.page, wanted=resolution,
    )  # fmt: skip


def _lines(found: Preflight) -> str:
    if not found.seen.lines:
        return word("press-none")
    least = number(min(found.seen.lines.values()), 2)
    if not found.thin:
        return word("press-thinnest", least=least)
    return word("press-thin", least=least, pages=_named(found.thin), wanted=number(LINE, 2))


def _named(pages: Iterable[int]) -> str:
    every = list(pages)
    named = ", ".join(map(str, every[:_MANY]))
    return f"{named} …" if len(every) > _MANY else named
