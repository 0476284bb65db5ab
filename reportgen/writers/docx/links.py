"""Links to the outside: relations of the part that they stand in."""

from urllib.parse import quote

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

_ALLOWED = "%/:=&?~#+!$,;'@()*[]"
"""Reserved characters of RFC 3986, and "%" of what is encoded already."""


class Links:
    """The links of one part, each target once."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._known: dict[str, str] = {}

    def id(self, target: str) -> str:
        """The id of the relation to a target."""
        if target not in self._known:
            address = quote(target, safe=_ALLOWED)
            self._known[target] = f"rIdLink{len(self._known) + 1}"
            kind = RELATIONSHIP_TYPE.HYPERLINK
            self._part.load_rel(kind, address, self._known[target], is_external=True)
        return self._known[target]
