"""Word templates as towns have them: made in Word, python-docx or by hand, none of them ours."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section
from docx.shared import Mm

from reportgen.writers.docx.package import zipped
from tests.writers.docx.conftest import png

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOTX = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
TITLE = (
    f"<w:dataBinding w:prefixMappings=\"xmlns:ns1='{CORE}' "
    "xmlns:ns0='http://purl.org/dc/elements/1.1/'\" "
    'w:xpath="/ns1:coreProperties[1]/ns0:title[1]" '
    'w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/>'
)
ITEM = b'<?xml version="1.0" encoding="UTF-8"?><stadt xmlns="urn:stadt"><amt>50</amt></stadt>'
GERMAN = {
    "heading 1": ("Überschrift 1", "berschrift1"),
    "heading 2": ("Überschrift 2", "berschrift2"),
    "Title": ("Titel", "Titel"),
    "caption": ("Beschriftung", "Beschriftung"),
    "Body Text": ("Textkörper", "Textkrper"),
}
Change = Callable[[dict[str, bytes]], None]


def members(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def saved(word: WordDocument, *changes: Change) -> bytes:
    target = BytesIO()
    word.save(target)
    files = members(target.getvalue())
    for change in changes:
        change(files)
    return zipped(files)


def replaced(path: str, *pairs: tuple[str, str]) -> Change:
    def change(files: dict[str, bytes]) -> None:
        text = files[path].decode()
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        files[path] = text.encode()

    return change


def as_template(files: dict[str, bytes]) -> None:
    replaced("[Content_Types].xml", (DOCX, DOTX))(files)


def in_german(files: dict[str, bytes]) -> None:
    """Names and ids as programs write them that store what they show."""
    pairs = []
    for english, (german, number) in GERMAN.items():
        old = f'w:styleId="{english.title().replace(" ", "")}"'
        pairs += [(old, f'w:styleId="{number}"')]
        pairs += [(f'<w:name w:val="{english}"/>', f'<w:name w:val="{german}"/>')]
    replaced("word/styles.xml", *pairs)(files)
    ids = {old.title().replace(" ", ""): new for old, (_, new) in GERMAN.items()}
    text = files["word/styles.xml"].decode()
    for old, new in ids.items():
        for tag in ("basedOn", "next", "link"):
            text = text.replace(f'<w:{tag} w:val="{old}"/>', f'<w:{tag} w:val="{new}"/>')
    files["word/styles.xml"] = text.encode()


def _pages(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(32), Mm(18)
    section.top_margin, section.bottom_margin = Mm(41), Mm(23)


def letterhead() -> bytes:
    """A .dotx with German names, a logo on the first page, another head on those that follow."""
    word = docx.Document()
    (section,) = word.sections
    _pages(section)
    section.different_first_page_header_footer = True
    logo = section.first_page_header.paragraphs[0].add_run()
    logo.add_picture(BytesIO(png(80, 40, 120)), width=Mm(40))
    logo.add_text("Stadt Musterhausen")
    section.header.paragraphs[0].text = "Stadt Musterhausen, laufende Kopfzeile"
    section.footer.paragraphs[0].text = "Rathausplatz 1"
    section.first_page_footer.paragraphs[0].text = "Bankverbindung der Stadt"
    word.add_paragraph("Mustertext, der nicht bleibt.")
    word.add_picture(BytesIO(png(60, 60, 30)))
    described = replaced("word/header1.xml", ('name="Picture 1"', 'name="Logo" descr="Wappen"'))
    numbered = replaced("word/document.xml", ("<w:cols", '<w:pgNumType w:start="1"/><w:cols'))
    return saved(word, in_german, as_template, described, numbered)


def bound() -> bytes:
    """Controls bound to properties and to a part of the town's own; even pages, two sections."""
    word = docx.Document()
    _pages(word.sections[0])
    word.settings.odd_and_even_pages_header_footer = True
    head = word.sections[0].header.paragraphs[0]
    for properties, text in (
        (f'<w:alias w:val="Titel des Dokuments"/>{TITLE}<w:text/>', "[Titel]"),
        ('<w:alias w:val="Amt"/><w:id w:val="77"/><w:text/>', "Amt 50"),
    ):
        run = f"<w:r><w:t>{text}</w:t></w:r>"
        control = f"<w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{run}</w:sdtContent>"
        head._p.append(parse_xml(f"<w:sdt {nsdecls('w')}>{control}</w:sdt>"))
    word.sections[0].even_page_header.paragraphs[0].text = "Gerade Seite"
    word.sections[0].footer.paragraphs[0].text = "Fuß der Stadt"
    wide = word.add_section()
    wide.orientation = WD_ORIENT.LANDSCAPE
    wide.page_width, wide.page_height = Mm(297), Mm(210)
    wide.header.is_linked_to_previous = False
    wide.header.paragraphs[0].text = "Kopf der Querseiten"
    named = replaced("word/theme/theme1.xml", ('name="Office"', 'name="Stadt"'))
    return saved(word, named, _with_item)


def _with_item(files: dict[str, bytes]) -> None:
    """A part of the town's own, as document systems put theirs into templates."""
    files["customXml/item1.xml"] = ITEM
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
    rel = f'<Relationship Id="rIdStadt" Type="{kind}" Target="../customXml/item1.xml"/>'
    replaced("word/_rels/document.xml.rels", ("</Relationships>", f"{rel}</Relationships>"))(files)


def with_place(mark: str = "control") -> bytes:
    """A form: an address before the body, a signature behind it."""
    word = docx.Document()
    _pages(word.sections[0])
    word.add_paragraph("An den Rat der Stadt")
    word.add_picture(BytesIO(png(30, 30, 60)), width=Mm(10))
    place = word.add_paragraph("Hier steht der Text.")._p
    word.add_paragraph("gezeichnet: Der Bürgermeister")
    if mark == "control":
        told = '<w:sdtPr><w:tag w:val="inhalt"/></w:sdtPr><w:sdtContent/>'
        block = parse_xml(f"<w:sdt {nsdecls('w')}>{told}</w:sdt>")
        place.addprevious(block)
        block[1].append(place)
    elif mark == "bookmark":
        start = f'<w:bookmarkStart {nsdecls("w")} w:id="5" w:name="Inhalt"/>'
        place.insert(0, parse_xml(start))
        place.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="5"/>'))
    else:
        place.addprevious(word.add_paragraph(mark)._p)
        word.element.body.remove(place)
    described = replaced("word/document.xml", ('name="Picture 1"', 'name="S" descr="Siegel"'))
    return saved(word, described)
