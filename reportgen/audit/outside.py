"""What a PDF says beside its pages: outline, properties, annotations, attached files.

ISO 32000-1, 7.11.4, 12.3.3, 12.5 and 14.3; ISO 19005-3 (PDF/A-3), 6.8.
"""

from collections.abc import Iterator
from typing import Any

import pikepdf

from reportgen.audit.data import read_data
from reportgen.audit.markup import MarkupError, every_text, read_markup
from reportgen.audit.pieces import Spot, Teller

_SAID = ("/Contents", "/RC", "/T", "/TU", "/V", "/DV", "/Subj")
_READ = ("/ActualText", "/E", "/T")
"""What stands for the text of a part of the structure, beside its alternative text."""


def tell_outside(pdf: pikepdf.Pdf, teller: Teller) -> None:
    """Add it to the pieces of a file."""
    teller.page = 0
    for title in _outline(pdf.Root.get("/Outlines")):
        teller.aside(title, "/Outlines")
    for key, value in pdf.docinfo.items():
        teller.aside(str(value), f"/Info {key}")
    if "/Metadata" in pdf.Root:
        _metadata(pdf.Root.Metadata, teller)
    _structure(pdf.Root.get("/StructTreeRoot"), teller)
    _annotations(pdf, teller)
    for name, (told, data) in dict(_attached(pdf)).items():
        teller.aside(told, f"{name} /Desc")
        try:
            teller.pieces += read_data(Spot(teller.file, part=name), name, data)
        except ValueError as error:
            teller.unread.append(str(error))


def _outline(node: Any) -> Iterator[str]:
    """The titles of a level and of all below it."""
    child = node.get("/First") if node is not None else None
    seen: set[tuple[int, int]] = set()
    while child is not None and child.objgen not in seen:
        seen.add(child.objgen)
        yield str(child.get("/Title", ""))
        yield from _outline(child)
        child = child.get("/Next")


def _metadata(stream: Any, teller: Teller) -> None:
    try:
        texts = every_text(read_markup(bytes(stream.get_stream_buffer())))
        teller.aside(" ".join(texts), "/Metadata")
    except MarkupError as error:
        teller.unread.append(f"/Metadata: {error}")


def _structure(node: Any, teller: Teller) -> None:
    """What is told instead of what is drawn."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        for key in _READ:
            if key in node:
                teller.aside(str(node[key]), f"/StructTreeRoot {key}")
        if "/Alt" in node and node.get("/S") != "/Figure":
            teller.aside(str(node.Alt), "/StructTreeRoot /Alt")
        kids = node.get("/K", ())
        every = kids if isinstance(kids, pikepdf.Array) else [kids]
        waiting += [each for each in every if isinstance(each, pikepdf.Dictionary)]


def _annotations(pdf: pikepdf.Pdf, teller: Teller) -> None:
    for number, page in enumerate(pdf.pages, 1):
        for each in page.obj.get("/Annots", ()):
            teller.page = number
            for key in _SAID:
                if isinstance(each.get(key), pikepdf.String):
                    teller.aside(str(each[key]), f"/Annots {key}")
    teller.page = 0


def _attached(pdf: pikepdf.Pdf) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Every file inside, wherever it hangs: in the list of names, at the whole, at a part; with
    what is said of it."""
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and "/EF" in each:
            name = str(each.get("/UF", each.get("/F", "")))
            for stream in each.EF.as_dict().values():
                yield name, (str(each.get("/Desc", "")), bytes(stream.get_stream_buffer()))
