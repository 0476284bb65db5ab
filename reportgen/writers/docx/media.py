"""Pictures as parts of the Word file, each once, however often it is shown.

python-docx compares every new picture with all before it; here a digest does.
"""

from base64 import b64decode
from hashlib import sha256

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart

_TYPES = {b"\x89PNG": ("png", "image/png"), b"\xff\xd8\xff": ("jpeg", "image/jpeg")}
"""What files begin with, their extension and content type."""
_EMPTY = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII="
)
"""A transparent dot: Word wants a raster picture behind every vector one."""


class Media:
    """The pictures of one document."""

    def __init__(self, main: DocumentPart) -> None:
        self._main = main
        self._known: dict[str, str] = {}

    def raster(self, picture: bytes) -> str:
        """The id of the relation to a PNG or JPEG picture; none at all is a transparent dot."""
        content = picture or _EMPTY
        kinds = (kind for start, kind in _TYPES.items() if content.startswith(start))
        extension, content_type = next(kinds, ("png", "image/png"))
        return self._id(content, extension, content_type)

    def vector(self, picture: bytes) -> str:
        """The id of the relation to an SVG picture."""
        return self._id(picture, "svg", "image/svg+xml")

    def _id(self, content: bytes, extension: str, content_type: str) -> str:
        digest = sha256(content).hexdigest()
        if digest not in self._known:
            number = len(self._known) + 1
            uri = PackURI(f"/word/media/bericht{number}.{extension}")
            part = Part(uri, content_type, content, self._main.package)
            self._known[digest] = f"rIdBild{number}"
            self._main.load_rel(RELATIONSHIP_TYPE.IMAGE, part, self._known[digest])
        return self._known[digest]
