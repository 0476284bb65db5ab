"""Writes the manifest: a part of the Word file that says what each anchor was when it was written.

It is published with the file and holds what the file shows, no more: keys and printed texts. The
ways of a file's parts of their owners are those of ECMA-376, part 1, 15.2.5 and 22.5.
"""

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID, uuid5

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart

from reportgen.document.nodes import Meta
from reportgen.writers.docx.anchors import Anchor
from reportgen.writers.docx.markup import Xml, escaped, joined

NAMESPACE = "urn:reportgen:anchors:1"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_OURS = UUID("6d0f3b52-7f0e-5f6b-9d0c-6c1f5a1b8e77")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'


def enclose(main: DocumentPart, anchors: Iterable[Anchor], meta: Meta) -> None:
    """Put the manifest into the file; that of a file that serves as template goes."""
    _forget(main)
    found = tuple(anchors)
    if not found:
        return
    content = _manifest(found, meta).encode()
    name = _free(main)
    item = Part(PackURI(f"/customXml/{name}.xml"), CONTENT_TYPE.XML, content, main.package)
    main.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
    uri = PackURI(f"/customXml/{name.replace('item', 'itemProps')}.xml")
    kind = CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES
    properties = Part(uri, kind, _properties(content).encode(), main.package)
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _manifest(anchors: tuple[Anchor, ...], meta: Meta) -> Xml:
    lines = joined(_line(each) for each in anchors)
    edition = sha256(lines.encode()).hexdigest()
    return Xml(
        f'{_DECLARATION}<manifest xmlns="{NAMESPACE}" title="{escaped(meta.title)}" '
        f'date="{escaped(meta.date)}" edition="{edition}">\n{lines}</manifest>'
    )


def _line(anchor: Anchor) -> Xml:
    told = "text" if anchor.kind == "value" else "digest"
    key, text = escaped(anchor.key), escaped(anchor.text)
    return Xml(f'<{anchor.kind} id="{anchor.id}" key="{key}" {told}="{text}"/>\n')


def _properties(content: bytes) -> str:
    number = str(uuid5(_OURS, sha256(content).hexdigest())).upper()
    schema = f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs>'
    opened = f'<ds:datastoreItem ds:itemID="{{{number}}}" xmlns:ds="{_STORE}">'
    return f"{_DECLARATION}{opened}{schema}</ds:datastoreItem>"


def _forget(main: DocumentPart) -> None:
    for number, rel in list(main.rels.items()):
        is_own_kind = rel.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and not rel.is_external
        if is_own_kind and NAMESPACE.encode() in rel.target_part.blob:
            main.rels.pop(number)


def _free(main: DocumentPart) -> str:
    """A name that no part of the template has."""
    taken = {part.partname.filename for part in main.package.iter_parts()}
    number = 1
    while f"item{number}.xml" in taken or f"itemProps{number}.xml" in taken:
        number += 1
    return f"item{number}"
