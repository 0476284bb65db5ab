"""A PDF laid out for the press to PDF/X-4 (ISO 15930-7), where the printing condition is known.

Colours stay as the theme has them, in sRGB, and say so (`DefaultRGB`); the print shop turns them
into inks by the profile of the condition. Without a profile of a printing condition no file is
PDF/X-4: that of a screen, which every reader's PDF has, will not do (ISO 15930-7, 6.2.2).
"""

from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

import pikepdf

from reportgen.document.nodes import Meta
from reportgen.writers.pdf.press.profile import Profile

CONFORMANCE = "PDF/X-4"
_REGISTRY = "http://www.color.org"
_REGISTERED = ("FOGRA", "CGATS", "IFRA", "JC")
"""How names of the registry of printing conditions begin."""
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}


def exchange(pdf: pikepdf.Pdf, profile: Profile | None, meta: Meta) -> None:
    """Leave what only readers on a screen need, and declare what the file is."""
    screen = pdf.Root.OutputIntents[0].DestOutputProfile
    plain = pdf.make_indirect(pikepdf.Array([pikepdf.Name.ICCBased, screen]))
    for resources in set_of_resources(pdf):
        if "/ColorSpace" not in resources:
            resources.ColorSpace = pikepdf.Dictionary()
        resources.ColorSpace.DefaultRGB = plain
    del pdf.Root.OutputIntents
    for name in ("/AF", "/Names", "/OpenAction", "/PageMode"):
        if name in pdf.Root:
            del pdf.Root[name]
    pdf.docinfo["/Trapped"] = pikepdf.Name("/False")
    if profile is not None:
        pdf.Root.OutputIntents = pikepdf.Array([_intent(pdf, profile)])
    told = _metadata(pdf, meta, is_exchange=profile is not None)
    pdf.Root.Metadata = pdf.make_stream(told, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


def set_of_resources(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The resources of all pages, and of the forms and patterns in them, each once."""
    met: set[tuple[int, int]] = set()
    waiting = [page.obj.Resources for page in pdf.pages if "/Resources" in page.obj]
    while waiting:
        resources = waiting.pop()
        if resources.is_indirect:
            if resources.objgen in met:
                continue
            met.add(resources.objgen)
        yield resources
        for kind in ("/XObject", "/Pattern"):
            for held in dict(resources.get(kind, {})).values():
                if held.objgen not in met and "/Resources" in held:
                    met.add(held.objgen)
                    waiting.append(held.Resources)


def _intent(pdf: pikepdf.Pdf, profile: Profile) -> pikepdf.Dictionary:
    """The printing condition, with its profile."""
    embedded = pdf.make_stream(profile.data, N=profile.channels)
    named = pikepdf.String(profile.condition)
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent, S=pikepdf.Name.GTS_PDFX, OutputConditionIdentifier=named,
        OutputCondition=named, Info=named, DestOutputProfile=embedded,
    )  # fmt: skip
    if profile.condition.upper().startswith(_REGISTERED):
        intent.RegistryName = pikepdf.String(_REGISTRY)
    return intent


def _metadata(pdf: pikepdf.Pdf, meta: Meta, *, is_exchange: bool) -> bytes:
    """XMP that says the same as the dictionary of the document."""
    producer, creator = (str(pdf.docinfo.get(key, "")) for key in ("/Producer", "/Creator"))
    seed = f"{meta.title}\n{meta.date}\n{len(pdf.pages)}"
    told = {
        "pdf:Producer": producer,
        "pdf:Trapped": "False",
        "xmp:CreatorTool": creator,
        "xmp:CreateDate": meta.date,
        "xmp:ModifyDate": meta.date,
        "xmp:MetadataDate": meta.date,
        "xmpMM:DocumentID": f"uuid:{uuid5(NAMESPACE_URL, seed)}",
        "xmpMM:RenditionClass": "default",
        "xmpMM:VersionID": "1",
        "dc:format": "application/pdf",
    } | ({"pdfxid:GTS_PDFXVersion": CONFORMANCE} if is_exchange else {})
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in _NAMESPACES.items())
    plain = "\n".join(f"<{name}>{escape(value)}</{name}>" for name, value in told.items() if value)
    title = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(meta.title)}</rdf:li></rdf:Alt>'
    author = f"<rdf:Seq><rdf:li>{escape(meta.author)}</rdf:li></rdf:Seq>"
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {spaces}>\n{plain}\n'
        f"<dc:title>{title}</dc:title>\n<dc:creator>{author}</dc:creator>\n"
        '</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>\n'
    ).encode()
