"""Marks what is not part of the document in the content of a page (ISO 32000-1, 14.8.2.2)."""

from typing import Any

from reportgen.writers.pdf.tags.reading import Artifact


def mark_artifacts(stream: Any, artifacts: dict[int, Artifact]) -> None:
    """Turn marked sequences that belong to no structure element into artifacts.

    A sequence begins with a tag, its properties and an operator.
    """
    content = stream.stream
    for place, item in enumerate(content):
        if isinstance(item, dict) and (artifact := artifacts.get(item.get("MCID", -1))):
            kind, subtype = artifact.value
            content[place - 1] = "/Artifact"
            item.clear()
            item.update({"Type": f"/{kind}"} | ({"Subtype": f"/{subtype}"} if subtype else {}))
