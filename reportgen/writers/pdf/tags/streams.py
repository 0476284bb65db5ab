"""Says in the content of a page what is no part of the document (ISO 32000-1, 14.8.2.2), and what
is spoken otherwise than it is drawn (14.9.4)."""

from typing import Any

from reportgen.writers.pdf.tags.hyphens import tell
from reportgen.writers.pdf.tags.reading import Sheet


def mark(stream: Any, sheet: Sheet) -> None:
    """Change the properties of marked sequences by what was found out about them.

    A sequence begins with a tag, its properties and an operator.
    """
    content = stream.stream
    for place, item in enumerate(content):
        if not isinstance(item, dict) or "MCID" not in item:
            continue
        if artifact := sheet.artifacts.get(item["MCID"]):
            kind, subtype = artifact.value
            content[place - 1] = "/Artifact"
            item.clear()
            item.update({"Type": f"/{kind}"} | ({"Subtype": f"/{subtype}"} if subtype else {}))
        elif text := sheet.parted.get(item["MCID"]):
            tell(text, content, place)
