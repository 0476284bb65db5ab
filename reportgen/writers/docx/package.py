"""Opens the theme's Word template, and packs a Word file so that the same content has the same
bytes.
"""

import re
import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, NAMESPACE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.package import OpcPackage
from docx.opc.part import Part, XmlPart
from lxml.etree import XMLSyntaxError

from reportgen.document.nodes import Document, DocumentKind
from reportgen.document.theme import OVERRIDES, Theme
from reportgen.errors import Where, failure, nearest
from reportgen.writers.docx.forms.form import filled, is_form
from reportgen.writers.docx.markup import W14, W15, escaped
from reportgen.writers.docx.template.mending import at_usual_places, mend

TEMPLATE = "reference.docx"
CONTENT_TYPES = "[Content_Types].xml"
_DOTX = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_PACKED_ALREADY = (".png", ".jpeg", ".jpg", ".xlsx")
_UNREADABLE = (
    BadZipFile, EOFError, NotImplementedError, RuntimeError, struct.error, zlib.error,
    OpcError, XMLSyntaxError, AttributeError, KeyError, TypeError, ValueError,
)  # fmt: skip
"""What zipfile, lxml and python-docx raise on files that are damaged, encrypted or of another
kind; python-docx takes the form of a package for granted."""
_READ = (
    RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER, RELATIONSHIP_TYPE.FOOTNOTES,
    RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.THEME,
)  # fmt: skip
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What a file begins with that is locked by a password, or of Word before 2007 (MS-CFB 2.2)."""
_MACROS = b"macroenabled"
_MAIN = "word/document.xml"
_RELATIONS = "_rels/.rels"
_PROPERTIES = re.compile(rb'"[^"]*/metadata/core-properties"')
_PROPERTIES_NAMED = b'"%s"' % RELATIONSHIP_TYPE.CORE_PROPERTIES.encode()
"""LibreOffice names the relation to a document's properties in a way of its own."""
_ROOT = re.compile(rb"<w:document\b[^>]*[^/]>")
_IGNORABLE = re.compile(rb'mc:Ignorable="([^"]*)"')
_DECLARED = (
    (b"mc", b"http://schemas.openxmlformats.org/markup-compatibility/2006"),
    (b"w14", W14.encode()),
    (b"w15", W15.encode()),
)
_NEWER = (b"w14", b"w15")
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first date that a ZIP archive can name."""


class _MacrosError(Exception):
    """A template that brings programs with it."""


def open_template(content: Document, theme: Theme) -> WordDocument:
    """Open the template for a document, filled in if it is a form; `ReportError` if that fails."""
    kind = content.meta.kind
    path, where = _path(kind, theme), template_place(kind, theme)
    if path not in theme.files:
        raise failure("word-template-missing", where, path=path, near=_nearest(path, theme))
    data = theme.read(path)
    if data.startswith(_COMPOUND):
        raise failure("word-template-locked", where, path=path)
    try:
        return _opened(data, content, where)
    except _MacrosError:
        raise failure("word-template-macros", where, path=path) from None
    except _UNREADABLE:
        raise failure("word-template-unreadable", where, path=path) from None


def template_place(kind: DocumentKind, theme: Theme) -> Where:
    """Where the template lies that dresses a kind of document."""
    return Where(f"{OVERRIDES}/{_path(kind, theme)}")


def _opened(data: bytes, told: Document, where: Where) -> WordDocument:
    content = _as_document(data)
    if is_form(content):
        content = filled(content, told, where)
    document: WordDocument = docx.Document(BytesIO(content))
    _forget_picture(document.part.package)
    _reach(document)
    mend(document)
    return document


def _reach(document: WordDocument) -> None:
    """Ask for every part that will be needed: python-docx finds faults only then."""
    asked: list[object] = [document.settings, document.styles, document.core_properties]
    asked += [part.rels.xml for part in document.part.package.iter_parts()]
    for rel in document.part.rels.values():
        if rel.reltype in _READ and not isinstance(rel.target_part, XmlPart):
            raise ValueError(rel.reltype)


def _forget_picture(package: OpcPackage) -> None:
    """Drop the small picture of the template's first page, which file managers would show."""
    for number, rel in list(package.rels.items()):
        if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.rels.pop(number)


def _path(kind: DocumentKind, theme: Theme) -> str:
    """The chosen one; else a theme may have one for each kind, and a town's may be a .dotx."""
    if chosen := theme.tokens.word.template:
        return chosen.removeprefix(f"{OVERRIDES}/")
    names = (f"{kind}.dotx", f"{kind}.docx", "reference.dotx")
    return next((each for each in names if each in theme.files), TEMPLATE)


def _nearest(path: str, theme: Theme) -> str:
    """The template that is probably meant: folders may be parted as Windows does."""
    known = [each for each in theme.files if each.endswith((".docx", ".dotx"))]
    return nearest(re.sub(r"\\+", "/", path).removeprefix(f"{OVERRIDES}/"), known)


def _as_document(data: bytes) -> bytes:
    """A .dotx as the document that Word would begin with it; python-docx opens no templates.

    What Word of 2010 and 2013 brought is declared as ignorable at its root.
    """
    with ZipFile(BytesIO(data)) as source:
        types = source.read(CONTENT_TYPES)
        if _MACROS in types.lower():
            raise _MacrosError
        members = _members(source)
    members[CONTENT_TYPES] = types.replace(_DOTX.encode(), CONTENT_TYPE.WML_DOCUMENT_MAIN.encode())
    members[_RELATIONS] = _PROPERTIES.sub(_PROPERTIES_NAMED, members[_RELATIONS])
    if _MAIN not in members:
        with ZipFile(BytesIO(at_usual_places(zipped(members)))) as mended:
            members = _members(mended)
    members[_MAIN] = _ROOT.sub(_declared, members[_MAIN], count=1)
    return zipped(members)


def _members(archive: ZipFile) -> dict[str, bytes]:
    return {name: archive.read(name) for name in archive.namelist()}


def _declared(root: re.Match[bytes]) -> bytes:
    """The root of a document that lets older programs pass over what they do not know.

    What is ignorable must be declared there (ECMA-376, part 3, 7.2); hidden controls and boxes to
    be ticked are.
    """
    opened = root[0]
    for prefix, uri in _DECLARED:
        if b"xmlns:%s=" % prefix not in opened:
            opened = opened[:-1] + b' xmlns:%s="%s">' % (prefix, uri)
    if not (known := _IGNORABLE.search(opened)):
        return opened[:-1] + b' mc:Ignorable="%s">' % b" ".join(_NEWER)
    missing = b"".join(b" " + each for each in _NEWER if each not in known[1].split())
    return opened[: known.end(1)] + missing + opened[known.end(1) :]


def packed(package: OpcPackage) -> bytes:
    """All parts as a file."""
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    members = {CONTENT_TYPES: _content_types(parts).encode(), _RELATIONS: package.rels.xml}
    for part in parts:
        members[part.partname.membername] = part.blob
        if part.rels:
            members[part.partname.rels_uri.membername] = part.rels.xml
    return zipped(members)


def _content_types(parts: list[Part]) -> str:
    """What each part is: pictures by their extension, others by name."""
    pictures = {part.partname.ext: part.content_type for part in parts if _is_picture(part)}
    defaults = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML, **pictures}
    named = "".join(
        f'<Override PartName="{escaped(part.partname)}" ContentType="{part.content_type}"/>'
        for part in parts
        if not _is_picture(part)
    )
    by_extension = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in sorted(defaults.items())
    )
    return (
        f'{_DECLARATION}<Types xmlns="{NAMESPACE.OPC_CONTENT_TYPES}">{by_extension}{named}</Types>'
    )


def _is_picture(part: Part) -> bool:
    return str(part.content_type).startswith("image/")


def zipped(members: Mapping[str, bytes]) -> bytes:
    """An archive with sorted members and a fixed date; its content types come first."""
    target = BytesIO()
    names = sorted(members, key=lambda name: (name != CONTENT_TYPES, name))
    with ZipFile(target, "w") as archive:
        for name in names:
            info = ZipInfo(name, _BEGINNING)
            info.compress_type = ZIP_STORED if name.endswith(_PACKED_ALREADY) else ZIP_DEFLATED
            info.create_system = 0  # the same on every system
            archive.writestr(info, members[name])
    return target.getvalue()
