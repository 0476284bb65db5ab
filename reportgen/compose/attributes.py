"""What stands in braces behind a heading, a picture or a table's title: `{#label .class a=b}`."""

import re
from dataclasses import dataclass, field

from reportgen.compose.faults import Faults
from reportgen.errors import Where

_PART = re.compile(
    r"#(?P<label>\S+)|\.(?P<mark>[\w-]+)|(?P<key>[\w-]+)=(?P<setting>\"[^\"]*\"|\S+)"
)


@dataclass(frozen=True, slots=True)
class Attributes:
    """A label for references, marks (classes) and settings."""

    label: str = ""
    marks: tuple[str, ...] = ()
    settings: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """What may stand in the braces of one kind of block."""

    marks: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    has_label: bool = True


def read_attributes(text: str, known: Known, where: Where, faults: Faults) -> Attributes:
    """Read what stands between the braces; what is not known is an error."""
    label = ""
    marks: list[str] = []
    settings: dict[str, str] = {}
    for part in re.findall(r'(?:[^\s"]|"[^"]*")+', text):
        found = _PART.fullmatch(part)
        if found and found["label"] and known.has_label:
            label = found["label"]
        elif found and found["mark"] in known.marks:
            marks.append(found["mark"])
        elif found and found["key"] in known.settings:
            settings[found["key"]] = found["setting"].strip('"')
        else:
            options = (*(f".{mark}" for mark in known.marks), *known.settings)
            options = ("#…", *options) if known.has_label else options
            faults.error("attribute-unknown-here", where, part=part, known=", ".join(options))
    return Attributes(label, tuple(marks), settings)
