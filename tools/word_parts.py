"""The parts of a Word template: pages, heads and feet, styles, theme, settings."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from reportgen.document.tokens import Tokens
from reportgen.writers.docx.lists import bullets, numbers
from reportgen.writers.docx.markup import NAMESPACES, NOTHING, Xml, joined, serialised, w
from reportgen.writers.docx.notes import separators
from reportgen.writers.docx.package import CONTENT_TYPES
from reportgen.writers.docx.tables.columns import MARGIN
from reportgen.writers.docx.template.colours import colour, palette, scheme
from reportgen.writers.docx.template.dress import SCHEME
from tools.word_styles import MM, Look, characters, paragraph_style, style_id

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MORE = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
DECLARED = " ".join(f'xmlns:{key}="{uri}"' for key, uri in (NAMESPACES | MORE).items())
EMU = 36000
"""English Metric Units in a millimetre."""
BAND = 96
"""Millimetres from the top of the cover that are filled with the lead colour."""
STRIP = 3
KERNED = w("kern", val=2)
"""Pairs of letters are set closer from one point on, as in print; Word does so only if told."""
HEADS = {"running": "header1", "band": "header2", "none": "header3"}
FEET = {"number": "footer1", "count": "footer2", "none": "footer3"}
"""Parts of heads and feet by what they show."""


@dataclass(frozen=True, slots=True)
class Page:
    """A section of the template; margins are millimetres."""

    top: float
    right: float
    bottom: float
    left: float
    head: str = "none"
    foot: str = "none"
    is_first: bool = False
    """Whether the first page has no head."""


@dataclass(frozen=True, slots=True)
class Template:
    """What a template is made of."""

    looks: tuple[Look, ...]
    pages: tuple[Page, ...]
    tokens: Tokens
    accent: str = "accent1"
    """Slot of the colour of labels and titles of boxes."""


def members(template: Template) -> dict[str, bytes]:
    """Every file of the template by its name in the archive."""
    parts = _parts(template)
    texts = {f"word/{name}.xml": text for name, text in parts.items()}
    texts |= {
        CONTENT_TYPES: _content_types(parts),
        "_rels/.rels": _package_relations(),
        "word/_rels/document.xml.rels": _relations(parts),
        "docProps/core.xml": _core(),
        "docProps/app.xml": f'<Properties xmlns="{OFFICE}/extended-properties">'
        "<Application>reportgen</Application></Properties>",
    }
    return {name: (DECLARATION + text).encode() for name, text in texts.items()}


def _parts(template: Template) -> dict[str, str]:
    """The parts below `word/`, by name."""
    return {
        "document": _root("document", _body(template)),
        "styles": _coloured(_root("styles", _styles(template)), template.tokens),
        "numbering": _root("numbering", _numbering()),
        "settings": _root("settings", _settings()),
        "fontTable": _root("fonts", _fonts(template.tokens)),
        "footnotes": _root("footnotes", separators()),
        "theme/theme1": _theme(template.tokens),
        "header1": _root("hdr", _head(_control("Kurztitel"))),
        "header2": _root("hdr", _head(joined((_rectangle(0, BAND, "accent1", 9001),
                                              _rectangle(BAND, STRIP, "accent2", 9002))))),
        "header3": _root("hdr", _head(NOTHING)),
        "footer1": _root("ftr", _foot(_field("PAGE"))),
        "footer2": _root("ftr", _foot(joined((_run("Seite "), _field("PAGE"), _run(" von "),
                                              _field("NUMPAGES"))))),
        "footer3": _root("ftr", _foot(NOTHING)),
    }  # fmt: skip


def _root(tag: str, content: Xml) -> str:
    return f"<w:{tag} {DECLARED}>{content}</w:{tag}>"


def _coloured(text: str, tokens: Tokens) -> str:
    """Put the theme's colours beside their names."""
    root = etree.fromstring(text)
    for node in root.iter(etree.Element):
        colour(node, palette(tokens.colours))
    return serialised(root)


# ---------------------------------------------------------------- package

_KINDS = {
    "document": (f"{MAIN}.document.main+xml", "officeDocument"),
    "styles": (f"{MAIN}.styles+xml", "styles"),
    "numbering": (f"{MAIN}.numbering+xml", "numbering"),
    "settings": (f"{MAIN}.settings+xml", "settings"),
    "fontTable": (f"{MAIN}.fontTable+xml", "fontTable"),
    "footnotes": (f"{MAIN}.footnotes+xml", "footnotes"),
    "theme": ("application/vnd.openxmlformats-officedocument.theme+xml", "theme"),
    "header": (f"{MAIN}.header+xml", "header"),
    "footer": (f"{MAIN}.footer+xml", "footer"),
}
"""Content type of each part, and the last word of its relation."""


def _kind(part: str) -> tuple[str, str]:
    return _KINDS[part.split("/")[0].rstrip("0123456789")]


def _content_types(parts: dict[str, str]) -> str:
    own = "application/vnd.openxmlformats-"
    types = {f"/word/{part}.xml": _kind(part)[0] for part in parts}
    types["/docProps/core.xml"] = f"{own}package.core-properties+xml"
    types["/docProps/app.xml"] = f"{own}officedocument.extended-properties+xml"
    named = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{own}package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _package_relations() -> str:
    return _relationships(
        (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
        (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    )


def _relations(parts: dict[str, str]) -> str:
    others = [part for part in parts if part != "document"]
    return _relationships(
        *((f"{OFFICE}/relationships/{_kind(part)[1]}", f"{part}.xml") for part in others)
    )


def _relationships(*targets: tuple[str, str]) -> str:
    content = "".join(
        f'<Relationship Id="{_relation_id(target)}" Type="{kind}" Target="{target}"/>'
        for kind, target in targets
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{content}</Relationships>'


def _relation_id(target: str) -> str:
    stem = target.rsplit("/", 1)[-1].removesuffix(".xml")
    return f"rId{stem.capitalize()}"


def _core() -> str:
    terms = "http://purl.org/dc"
    day = '<dcterms:{0} xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:{0}>'
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        f' xmlns:dc="{terms}/elements/1.1/" xmlns:dcterms="{terms}/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>Vorlage</dc:title>{day.format('created')}{day.format('modified')}"
        "</cp:coreProperties>"
    )


# ---------------------------------------------------------------- body: a sample of the styles


def _body(template: Template) -> Xml:
    *others, last = template.pages
    ends = (w("p", w("pPr", _section(page))) for page in others)
    samples = (_sample(look) for look in template.looks)
    return w("body", *ends, *samples, _section(last))


def _sample(look: Look) -> Xml:
    return w("p", w("pPr", w("pStyle", val=style_id(look.name))), _run(look.name))


def _run(text: str) -> Xml:
    return w("r", Xml(f'<w:t xml:space="preserve">{text}</w:t>'))


def _section(page: Page) -> Xml:
    sides = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    margins = {side: round(mm * MM) for side, mm in sides.items()}
    first = (_used("header", "none", "first"), _used("footer", page.foot, "first"))
    return w(
        "sectPr",
        _used("header", page.head, "default"),
        _used("footer", page.foot, "default"),
        *(first if page.is_first else ()),
        w("pgSz", w=11906, h=16838),
        w("pgMar", **margins, header=round(12 * MM), footer=round(12 * MM), gutter=0),
        w("titlePg") if page.is_first else NOTHING,
    )


def _used(tag: str, shown: str, pages: str) -> Xml:
    part = {"header": HEADS, "footer": FEET}[tag][shown]
    return Xml(f'<w:{tag}Reference w:type="{pages}" r:id="{_relation_id(part)}"/>')


# ---------------------------------------------------------------- heads and feet


def _head(content: Xml) -> Xml:
    return w("p", w("pPr", w("pStyle", val="Header")), content)


def _foot(content: Xml) -> Xml:
    return w("p", w("pPr", w("pStyle", val="Footer")), content)


def _control(fact: str) -> Xml:
    """A content control that the writer fills."""
    number = sum(map(ord, fact))
    properties = w("sdtPr", w("alias", val=fact), w("tag", val=fact), w("id", val=number))
    return w("sdt", properties, w("sdtContent", _run(fact)))


def _field(name: str) -> Xml:
    code = Xml(f'<w:instrText xml:space="preserve"> {name} </w:instrText>')
    borders = (w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    begin, separate, end = borders
    return joined((begin, w("r", code), separate, _run("1"), end))


def _rectangle(top: float, height: float, colour: str, number: int) -> Xml:
    """A field of colour over the width of the page, behind the text; it says nothing."""
    size = f'cx="{210 * EMU}" cy="{round(height * EMU)}"'
    decorative = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
    drawing = f"""<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" \
relativeHeight="{number}" behindDoc="1" locked="1" layoutInCell="1" allowOverlap="1">\
<wp:simplePos x="0" y="0"/>\
<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>\
<wp:positionV relativeFrom="page"><wp:posOffset>{round(top * EMU)}</wp:posOffset></wp:positionV>\
<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>\
<wp:docPr id="{number}" name="Farbfläche {number}" descr=""><a:extLst><a:ext uri="{decorative}">\
<adec:decorative val="1"/></a:ext></a:extLst></wp:docPr><wp:cNvGraphicFramePr/>\
<a:graphic><a:graphicData uri="{MORE["wps"]}"><wps:wsp><wps:cNvSpPr/><wps:spPr>\
<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>\
<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln>\
</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"""
    choice = f'<mc:Choice Requires="wps"><w:drawing>{drawing}</w:drawing></mc:Choice>'
    return w("r", Xml(f"<mc:AlternateContent>{choice}</mc:AlternateContent>"))


# ---------------------------------------------------------------- styles


def _styles(template: Template) -> Xml:
    minor = "minorHAnsi"
    fonts = w("rFonts", asciiTheme=minor, hAnsiTheme=minor, eastAsiaTheme=minor, cstheme=minor)
    language = w("lang", val="de-DE", eastAsia="de-DE", bidi="ar-SA")
    defaults = w(
        "docDefaults",
        w("rPrDefault", w("rPr", fonts, KERNED, w("sz", val=22), w("szCs", val=22), language)),
        w("pPrDefault", w("pPr")),
    )
    hidden = w(
        "latentStyles", defLockedState=0, defUIPriority=99, defSemiHidden=1,
        defUnhideWhenUsed=1, defQFormat=0, count=376,
    )  # fmt: skip
    paragraphs = (paragraph_style(look) for look in template.looks)
    return joined(
        (defaults, hidden, *paragraphs, *_character_styles(template.accent), *_table_styles())
    )


def _character_styles(accent: str) -> Iterator[Xml]:
    link = characters(Look("", colour="hyperlink"))
    label = characters(Look("", colour=accent))
    title = characters(Look("", is_bold=True, colour=accent))
    raised = w("vertAlign", val="superscript")
    typed = w("rFonts", ascii="Consolas", hAnsi="Consolas", cs="Consolas")
    hidden = (w("name", val="Default Paragraph Font"), w("uiPriority", val=1), w("semiHidden"))
    yield w("style", *hidden, type="character", default=1, styleId="DefaultParagraphFont")
    for name, content in (
        ("Hyperlink", link),
        ("footnote reference", raised),
        ("Eingabe", typed),
        ("Nummer", label),
        ("Kastentitel", title),
    ):
        yield w("style", w("name", val=name), w("basedOn", val="DefaultParagraphFont"),
                w("rPr", content), type="character", styleId=style_id(name))  # fmt: skip


def _table_styles() -> Iterator[Xml]:
    """Three rules and no verticals; forms have a fine rule below each row."""
    sides = (w("left", w=MARGIN, type="dxa"), w("right", w=MARGIN, type="dxa"))
    margins = w("tblCellMar", *sides)
    zero = w("tblInd", w=0, type="dxa")
    yield w("style", w("name", val="Normal Table"), w("uiPriority", val=99), w("semiHidden"),
            w("tblPr", zero, margins), type="table", default=1,
            styleId="NormalTable")  # fmt: skip
    thick = {"val": "single", "sz": 6, "space": 0, "color": "auto"}
    fine = {"val": "single", "sz": 4, "space": 0, "color": "000000", "themeColor": "accent4"}
    rules = {
        "Tabelle Bericht": (w("top", **thick), w("bottom", **thick)),
        "Tabelle Formular": (w("top", **fine), w("bottom", **fine), w("insideH", **fine)),
    }
    line = {"val": "single", "sz": 4, "space": 0, "color": "auto"}
    parts = tuple(
        w("tblStylePr", w("tcPr", w("tcBorders", w(side, **line))), type=part)
        for part, side in (("firstRow", "bottom"), ("lastRow", "top"))
    )
    for name, borders in rules.items():
        yield w("style", w("name", val=name), w("basedOn", val="NormalTable"), w("qFormat"),
                w("tblPr", zero, w("tblBorders", *borders), margins),
                *(parts if name == "Tabelle Bericht" else ()),
                type="table", customStyle=1, styleId=style_id(name))  # fmt: skip


def _numbering() -> Xml:
    ways = (bullets(0), numbers(1))
    counts = (w("num", w("abstractNumId", val=way), numId=way + 1) for way in (0, 1))
    return joined((*ways, *counts))


# ---------------------------------------------------------------- settings, fonts, theme


def _settings() -> Xml:
    uri = "http://schemas.microsoft.com/office/word"
    names = {"compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1,
             "enableOpenTypeFeatures": 1, "doNotFlipMirrorIndents": 1}  # fmt: skip
    compat = (w("compatSetting", name=name, uri=uri, val=told) for name, told in names.items())
    slots = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
    slots |= {f"accent{n}": f"accent{n}" for n in range(1, 7)}
    slots |= {"hyperlink": "hyperlink", "followedHyperlink": "followedHyperlink"}
    return joined(
        (
            w("zoom", percent=100),
            w("defaultTabStop", val=709),
            w("autoHyphenation"),
            w("consecutiveHyphenLimit", val=2),
            w("hyphenationZone", val=283),
            w("characterSpacingControl", val="doNotCompress"),
            w("footnotePr", w("footnote", id=-1), w("footnote", id=0)),
            w("compat", *compat),
            w("themeFontLang", val="de-DE"),
            w("clrSchemeMapping", **slots),
            w("decimalSymbol", val=","),
            w("listSeparator", val=";"),
        )
    )


def _fonts(tokens: Tokens) -> Xml:
    """Families, and what Word takes where they are not installed."""
    sans = ("Calibri", "020B0503030403020204", "swiss")
    serif = ("Cambria", "02040603050405020304", "roman")
    families = {tokens.fonts.title: serif, tokens.fonts.text: sans}
    return joined(
        w(
            "font",
            w("altName", val=instead),
            w("panose1", val=panose),
            w("charset", val="00"),
            w("family", val=family),
            w("pitch", val="variable"),
            name=name,
        )
        for name, (instead, panose, family) in sorted(families.items())
    )


def _theme(tokens: Tokens) -> str:
    slots = "".join(
        f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>'
        for slot, colour in scheme(tokens.colours).items()
    )
    others = '<a:ea typeface=""/><a:cs typeface=""/>'
    title, text = tokens.fonts.title, tokens.fonts.text
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{NAMESPACES["a"]}" name="{SCHEME}"><a:themeElements>'
        f'<a:clrScheme name="{SCHEME}">{slots}</a:clrScheme><a:fontScheme name="{SCHEME}">'
        f'<a:majorFont><a:latin typeface="{title}"/>{others}</a:majorFont>'
        f'<a:minorFont><a:latin typeface="{text}"/>{others}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="{SCHEME}"><a:fillStyleLst>{3 * fill}</a:fillStyleLst>'
        f"<a:lnStyleLst>{3 * line}</a:lnStyleLst>"
        f"<a:effectStyleLst>{3 * effect}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{3 * fill}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
