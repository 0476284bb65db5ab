"""Templates as Word and pandoc write them, part by part: what python-docx would never make."""

from collections.abc import Mapping

from reportgen.writers.docx.markup import NAMESPACES, W15
from reportgen.writers.docx.package import zipped
from tests.writers.docx.conftest import png

DECLARED = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        **NAMESPACES,
        "w15": W15,
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    }.items()
)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
SECRET = "Bitte prüfen, Frau Muster"
"""A comment in the template, for nobody outside."""
SHARE = "file:///\\\\server50\\vorlagen\\stadt.dotx"
"""Where the town keeps the template that is attached."""


def part(tag: str, content: str) -> bytes:
    """A part of WordprocessingML."""
    return f'{XML}<w:{tag} {DECLARED} mc:Ignorable="w15">{content}</w:{tag}>'.encode()


def rels(*targets: tuple[str, str, str]) -> bytes:
    """Relations: id, kind, target; what is outside begins with a scheme."""
    each = "".join(
        f'<Relationship Id="{number}" Type="{_KINDS}{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for number, kind, target in targets
    )
    uri = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{XML}<Relationships xmlns="{uri}">{each}</Relationships>'.encode()


def types(parts: Mapping[str, str]) -> bytes:
    """What each part is."""
    named = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{kind}+xml"/>'
        for name, kind in parts.items()
    )
    usual = (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
    )
    uri = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{XML}<Types xmlns="{uri}">{usual}{named}</Types>'.encode()


def style(number: str, name: str, properties: str = "", *, base: str = "", kind: str = "") -> str:
    """A style by its id and its name."""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    default = ' w:default="1"' if name in DEFAULTS else ""
    return (
        f'<w:style w:type="{kind or "paragraph"}"{default} w:styleId="{number}">'
        f'<w:name w:val="{name}"/>{based}<w:qFormat/>{properties}</w:style>'
    )


DEFAULTS = ("Normal", "Default Paragraph Font", "Normal Table", "No List")


# ---------------------------------------------------------------- a German Word


def _german_styles() -> bytes:
    """English names and German ids, fonts of the theme, headings that are counted; no fifth."""
    fonts = (
        '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" '
        'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
    )
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="22"/><w:szCs w:val="22"/>'
        '<w:lang w:val="de-DE" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    latent = (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" '
        'w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376">'
        '<w:lsdException w:name="heading 5" w:semiHidden="1" w:uiPriority="9"/>'
        '<w:lsdException w:name="List Bullet" w:semiHidden="1"/></w:latentStyles>'
    )
    headings = (
        style(
            f"berschrift{depth}",
            f"heading {depth}",
            f'<w:pPr><w:keepNext/><w:numPr><w:ilvl w:val="{depth - 1}"/><w:numId w:val="1"/>'
            f'</w:numPr><w:outlineLvl w:val="{depth - 1}"/></w:pPr><w:rPr><w:b/></w:rPr>',
            base="StadtBasis",
        )
        for depth in range(1, 5)
    )
    own = (
        style("Standard", "Normal"),
        style("AbsatzStandardschriftart", "Default Paragraph Font", kind="character"),
        style("NormaleTabelle", "Normal Table", kind="table"),
        style("KeineListe", "No List", kind="numbering"),
        style("Kopfzeile", "header", base="Standard"),
        style(
            "StadtBasis",
            "Stadt Basis",
            "<w:rPr><w:color w:val='7A1F3D'/></w:rPr>",
            base="Kopfzeile",
        ),
        style("Titel", "Title", "<w:rPr><w:sz w:val='56'/></w:rPr>", base="StadtBasis"),
        style("Beschriftung", "caption", "<w:rPr><w:i/></w:rPr>", base="Standard"),
        style("Verzeichnis1", "toc 1", base="Standard"),
    )
    return part("styles", defaults + latent + "".join((*own, *headings)))


def _counted_headings() -> bytes:
    """ "1", "1.1" and so on, attached to the styles of headings."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="berschrift{level + 1}"/>'
        f'<w:lvlText w:val="{".".join(f"%{n + 1}" for n in range(level + 1))}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{432 + 144 * level}" '
        f'w:hanging="{432 + 144 * level}"/></w:pPr></w:lvl>'
        for level in range(4)
    )
    return part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        f'{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )


def _settings() -> bytes:
    return part(
        "settings",
        '<w:zoom w:percent="100"/><w:attachedTemplate r:id="rId1"/><w:trackRevisions/>'
        '<w:documentProtection w:edit="forms" w:enforcement="1"/>'
        '<w:defaultTabStop w:val="708"/><w:hyphenationZone w:val="425"/><w:evenAndOddHeaders/>'
        "<w:compat><w:compatSetting w:name='compatibilityMode' "
        "w:uri='http://schemas.microsoft.com/office/word' w:val='15'/></w:compat>"
        '<w:rsids><w:rsidRoot w:val="00A77B3E"/></w:rsids>'
        '<w:themeFontLang w:val="de-DE"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>',
    )


def _text(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _paragraph(content: str, look: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{content}</w:p>"


def _logo() -> str:
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1440000" cy="720000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic>"
    )
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1440000" cy="720000"/>'
        '<wp:docPr id="1" name="Grafik 1" descr="Wappen der Stadt"/>'
        f"{graphic}</wp:inline></w:drawing></w:r>"
    )


def _watermark() -> str:
    """What Word puts into heads for "Entwurf": WordArt in VML."""
    look = "position:absolute;width:400pt;height:130pt;rotation:315;z-index:-2"
    return (
        f'<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" alt="" '
        f'style="{look}" fillcolor="silver" stroked="f"><v:textpath string="MUSTER"/></v:shape>'
        "</w:pict></w:r>"
    )


def _marked(tag: str, words: str) -> str:
    """Text that somebody put in or took away while changes were tracked."""
    inner = "delText" if tag == "del" else "t"
    return (
        f'<w:{tag} w:id="9{len(tag)}" w:author="Frau Muster" w:date="2024-05-01T08:00:00Z">'
        f'<w:r><w:{inner} xml:space="preserve">{words}</w:{inner}></w:r></w:{tag}>'
    )


def _field(instruction: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _cover_control() -> str:
    """A cover from Word's gallery, with a control bound to the title."""
    title = (
        '<w:sdt><w:sdtPr><w:alias w:val="Titel"/><w:id w:val="15"/>'
        "<w:dataBinding w:prefixMappings=\"xmlns:ns0='http://purl.org/dc/elements/1.1/' "
        "xmlns:ns1='http://schemas.openxmlformats.org/package/2006/metadata/core-properties'\" "
        'w:xpath="/ns1:coreProperties[1]/ns0:title[1]" '
        'w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/><w:text/></w:sdtPr><w:sdtContent>'
        f"{_text('[Dokumenttitel]')}</w:sdtContent></w:sdt>"
    )
    gallery = '<w:docPartObj><w:docPartGallery w:val="Cover Pages"/></w:docPartObj>'
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="16"/>{gallery}</w:sdtPr><w:sdtContent>'
        f"{_paragraph(title)}{_paragraph(_text('Umschlag der Stadt'))}</w:sdtContent></w:sdt>"
    )


def _section(columns: int, *, is_first: bool) -> str:
    """A page for filing: 30 mm on the left, lines counted, an ornament around it."""
    heads = "".join(
        f'<w:{kind}Reference w:type="{page}" r:id="{kind}-{page}"/>'
        for kind in ("header", "footer")
        for page in ("default", "first", "even")
    )
    title = "<w:titlePg/>" if is_first else ""
    return (
        f'<w:sectPr>{heads}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1985" w:right="1134" '
        'w:bottom="1134" w:left="1701" w:header="567" w:footer="454" w:gutter="0"/>'
        '<w:lnNumType w:countBy="5"/>'
        f'<w:cols w:num="{columns}" w:space="567"/>{title}</w:sectPr>'
    )


def _comment() -> tuple[str, bytes]:
    """A comment, and where it stands."""
    told = (
        f'<w:comment w:id="0" w:author="Frau Muster" w:initials="FM">'
        f"{_paragraph(_text(SECRET))}</w:comment>"
    )
    marks = (
        f'<w:commentRangeStart w:id="0"/>{_text("Mustertext")}<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    return _paragraph(marks), part("comments", told)


def german_word(columns: int = 1, *, is_marked: bool = False) -> bytes:
    """A .dotx of a German Word with all that offices leave in their templates."""
    sample, comments = _comment()
    place = _paragraph(_text("{{ inhalt }}")) if is_marked else sample
    body = f"{_cover_control()}{place}{_section(columns, is_first=True)}"
    heads = {
        "default": _paragraph(
            _text("Stadt Musterhausen ")
            + _marked("ins", "Der Rat")
            + _marked("del", "Der Magistrat")
            + _watermark()
        ),
        "first": _paragraph(_logo()),
        "even": _paragraph(_text("Gerade Seite")),
    }
    feet = {
        "default": _paragraph(_text("Seite ") + _field("PAGE")),
        "first": _paragraph(_text("Rathausplatz 1")),
        "even": _paragraph(_field("PAGE") + _text(" Musterhausen")),
    }
    ends = {
        f"{kind}{number}": (kind, page, content)
        for kind, told in (("header", heads), ("footer", feet))
        for number, (page, content) in enumerate(told.items(), start=1)
    }
    rooms = {"settings": "settings", "styles": "styles", "numbering": "numbering"}
    named = {"document": "template.main", "comments": "comments", **rooms}
    outer = [(f"rId{n}", each, f"{each}.xml") for n, each in enumerate([*rooms, "comments"])]
    outer += [(f"{kind}-{page}", kind, f"{path}.xml") for path, (kind, page, _) in ends.items()]
    return zipped(
        {
            "[Content_Types].xml": types(named | {path: told[0] for path, told in ends.items()}),
            "_rels/.rels": rels(("rId1", "officeDocument", "word/document.xml")),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": rels(*outer),
            "word/styles.xml": _german_styles(),
            "word/numbering.xml": _counted_headings(),
            "word/settings.xml": _settings(),
            "word/_rels/settings.xml.rels": rels(("rId1", "attachedTemplate", SHARE)),
            "word/comments.xml": comments,
            "word/media/logo.png": png(80, 40, 90),
            "word/_rels/header2.xml.rels": rels(("rId1", "image", "media/logo.png")),
            **{
                f"word/{path}.xml": part("hdr" if kind == "header" else "ftr", content)
                for path, (kind, _, content) in ends.items()
            },
        }
    )


# ---------------------------------------------------------------- pandoc

PANDOC = (
    "Body Text", "First Paragraph", "Compact", "Title", "Subtitle", "Author", "Date", "Abstract",
    "Bibliography", "Block Text", "Footnote Block Text", "Definition Term", "Definition",
    "Caption", "Table Caption", "Image Caption", "Figure", "Captioned Figure",
)  # fmt: skip
"""Paragraph styles of pandoc's reference.docx, beside headings."""


def pandoc() -> bytes:
    """The reference document of pandoc: names without meaning for Word, no lists, no theme."""
    names = (*PANDOC, *(f"Heading {depth}" for depth in range(1, 10)), "Footnote Text")
    others = (("Verbatim Char", "character"), ("Hyperlink", "character"), ("Table", "table"))
    styles = (
        style("Normal", "Normal"),
        *(style(each.replace(" ", ""), each, base="Normal") for each in names),
        *(style(each.replace(" ", ""), each, kind=kind) for each, kind in others),
    )
    section = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'
    body = f"<w:body>{_paragraph(_text('Title'))}{section}</w:body>"
    return zipped(
        {
            "[Content_Types].xml": types({"document": "document.main", "styles": "styles"}),
            "_rels/.rels": rels(("rId1", "officeDocument", "word/document.xml")),
            "word/document.xml": part("document", body),
            "word/_rels/document.xml.rels": rels(("rId1", "styles", "styles.xml")),
            "word/styles.xml": part("styles", "".join(styles)),
        }
    )
