"""What archives and catalogues ask of a file beyond what WeasyPrint says of it, as XMP.

Title, author, subject, keywords and days are there already. Here is the rest of Dublin Core, in
the types that XMP has for it (ISO 16684-1), the only ones that PDF/A takes without an extension.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from reportgen.document.nodes import Meta

_SPACE = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def described(meta: Meta) -> bytes:
    """A description of a document."""
    told = "\n".join(f"  {each}" for each in _properties(meta))
    return f'<rdf:Description rdf:about="" {_SPACE}>\n{told}\n</rdf:Description>\n'.encode()


def _properties(meta: Meta) -> Iterator[str]:
    yield "<dc:format>application/pdf</dc:format>"
    yield from _listed("dc:language", "Bag", meta.language)
    yield from _listed("dc:publisher", "Bag", meta.author)
    yield from _listed("dc:subject", "Bag", *meta.keywords)
    yield from _listed("dc:date", "Seq", meta.date)
    if meta.town:
        yield f"<dc:coverage>{escape(meta.town)}</dc:coverage>"
    if rights := " · ".join(filter(None, (meta.watermark, meta.licence))):
        said = f'<rdf:li xml:lang="x-default">{escape(rights)}</rdf:li>'
        yield f"<dc:rights><rdf:Alt>{said}</rdf:Alt></dc:rights>"


def _listed(name: str, kind: str, *texts: str) -> Iterator[str]:
    items = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts if text)
    if items:
        yield f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"
