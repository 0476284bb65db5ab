"""A town's own colours: valid, dark enough to be read, told apart by everyone."""

import re

from reportgen import formats
from reportgen.document.colours import TEXT_CONTRAST, contrast, lightness, safe
from reportgen.document.deficiency import alike, are_one_grey
from reportgen.document.tokens import Colours
from reportgen.errors import Problems, Where
from reportgen.schema import Declarations

LIGHT = 90.0
"""L* that paper must have: ramps begin at 91, and everything is written on it."""
_HEXADECIMAL = re.compile("#[0-9A-Fa-f]{6}")


def checked(colours: Colours, declared: Declarations, problems: Problems) -> Colours:
    """The colours as they are used; what is wrong with them, or was changed, is noted."""

    def where(name: str) -> Where:
        return declared.where(("colours", name))

    given = colours.model_dump()
    wrong = [name for name, each in given.items() if not _HEXADECIMAL.fullmatch(each)]
    for name in wrong:
        problems.error("theme-colour", where(name), name=name, given=given[name])
    if wrong:
        return Colours()
    if lightness(colours.paper) < LIGHT:
        problems.error("theme-paper", where("paper"), given=colours.paper)
        return Colours()
    used = safe(colours)
    for name, each in used.model_dump().items():
        if each != given[name]:
            problems.notice(
                "theme-contrast", where(name), name=name, given=given[name], used=each,
                contrast=_told(_worst(name, colours)), least=_told(TEXT_CONTRAST),
            )  # fmt: skip
    _tell_alike(used, where("focus"), problems)
    return used


def _worst(name: str, colours: Colours) -> float:
    """The contrast of a colour with what it is written on, or of a ground with the text on it."""
    if name == "tint":
        return contrast(colours.tint, colours.text)
    given = getattr(colours, name)
    return min(contrast(given, ground) for ground in (colours.paper, safe(colours).tint))


def _told(ratio: float) -> str:
    return formats.number(ratio, 1)


def _tell_alike(colours: Colours, where: Where, problems: Problems) -> None:
    """Say so where "this place" would not stand out from the others."""
    if are_one_grey(colours.lead, colours.focus):
        problems.notice("theme-alike-grey", where, lead=colours.lead, focus=colours.focus)
    if found := alike(colours.lead, colours.focus):
        problems.notice(
            "theme-alike", where, lead=colours.lead, focus=colours.focus, names=", ".join(found)
        )
