"""Puts the theme's fonts into a Word file, so that it looks everywhere as it is meant.

Of the families that the styles of the file are set in those go in that the theme has files for;
what a template has put in itself stays. Word would save what the text says alone if it were told
to (`w:saveSubsetFonts`): then nobody could go on writing, so it is not.
"""

from collections.abc import Iterator, Mapping

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, PartFactory, XmlPart

from reportgen.document.theme import OVERRIDES, Theme
from reportgen.errors import Problem, Where, notice
from reportgen.writers.docx.fonts.cut import Face, cut
from reportgen.writers.docx.fonts.families import faces, forbidden, unsuited
from reportgen.writers.docx.fonts.likeness import likeness
from reportgen.writers.docx.fonts.veil import key_for, veiled
from reportgen.writers.docx.markup import (
    NOTHING,
    Element,
    R,
    element,
    find,
    name,
    place,
    root,
    value,
    w,
)
from reportgen.writers.docx.related import related
from reportgen.writers.docx.template.dress import scheme_families
from reportgen.writers.typefaces import Typeface, typefaces

VEILED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_TAGS = {
    Face.REGULAR: "embedRegular",
    Face.BOLD: "embedBold",
    Face.ITALIC: "embedItalic",
    Face.BOLD_ITALIC: "embedBoldItalic",
}
_ORDER = (
    "altName", "panose1", "charset", "family", "notTrueType", "pitch", "sig", *_TAGS.values(),
)  # fmt: skip
"""Children of a font, as the schema wants them."""
_BEFORE = (
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime",
    "doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText",
    "printFractionalCharacterWidth", "printFormsData",
)  # fmt: skip
"""Settings that the schema wants before that of fonts."""
PartFactory.part_type_for[CONTENT_TYPE.WML_FONT_TABLE] = XmlPart


def embed(word: WordDocument, theme: Theme) -> Iterator[Problem]:
    """Describe the fonts that the styles use and put them in; notices on those that may not go."""
    known = typefaces(theme)
    used = {family for family in _families(word) if family in {each.family for each in known}}
    for family in sorted(used):
        chosen = faces(each for each in known if each.family == family)
        entry = _entry(_table(word), family)
        _describe(entry, next(iter(chosen.values())))
        if theme.tokens.word.embed_fonts and not _is_embedded(entry):
            refused = tuple(_refused(family, chosen))
            yield from refused
            if not refused:
                _put(word, family, chosen, entry)


def _refused(family: str, chosen: Mapping[Face, Typeface]) -> Iterator[Problem]:
    """A family goes in whole or not at all."""
    for code, found in (
        ("word-font-forbidden", forbidden(chosen.values())),
        ("word-font-unsuited", unsuited(chosen.values())),
    ):
        if path := next(found, ""):
            yield notice(code, Where(f"{OVERRIDES}/{path}"), family=family)


# ---------------------------------------------------------------- which families


def _families(word: WordDocument) -> Iterator[str]:
    """The families that styles name, or that the theme of the file names for them."""
    schemes = scheme_families(word)
    for fonts in word.styles.element.iter(name("rFonts")):
        for script in ("ascii", "hAnsi"):
            slot = value(fonts, f"{script}Theme")
            yield schemes.get(slot[:5], "") if slot else value(fonts, script)


# ---------------------------------------------------------------- the table of fonts


def _table(word: WordDocument) -> XmlPart:
    """The part that tells of fonts, made where there is none."""
    main, kind = word.part, RELATIONSHIP_TYPE.FONT_TABLE
    part = related(main, kind)
    if part is None:
        path = PackURI("/word/fontTable.xml")
        part = XmlPart(path, CONTENT_TYPE.WML_FONT_TABLE, root(NOTHING, "w:fonts"), main.package)
        main.relate_to(part, kind)
    return part


def _entry(table: XmlPart, family: str) -> Element:
    """What the table says of a family."""
    fonts: Element = table.element
    for each in fonts.iterchildren(name("font")):
        if value(each, "name") == family:
            return each
    made = element(w("font", name=family))
    fonts.append(made)
    return made


def _describe(entry: Element, typeface: Typeface) -> None:
    """Tell what may stand in for a family, as far as the template does not."""
    told = likeness(typeface)
    for tag, attributes in {
        "altName": {"val": told.substitute},
        "panose1": {"val": told.panose},
        "charset": {"val": "00"},
        "family": {"val": told.family},
        "pitch": {"val": told.pitch},
        "sig": told.signature,
    }.items():
        if find(entry, f"w:{tag}") is None:
            _add(entry, element(w(tag, **attributes)), tag)


def _add(entry: Element, new: Element, tag: str) -> None:
    place(entry, new, _ORDER[_ORDER.index(tag) + 1 :])


def _is_embedded(entry: Element) -> bool:
    return any(find(entry, f"w:{tag}") is not None for tag in _TAGS.values())


# ---------------------------------------------------------------- the fonts themselves


def _put(word: WordDocument, family: str, chosen: Mapping[Face, Typeface], entry: Element) -> None:
    table = _table(word)
    for face, typeface in chosen.items():
        font = cut(typeface, family, face)
        key = key_for(font)
        relation = table.relate_to(_part(table, veiled(font, key)), _RELATION)
        new = element(w(_TAGS[face], fontKey=key))
        new.set(f"{{{R}}}id", relation)
        _add(entry, new, _TAGS[face])
    _keep_when_saved(word.settings.element)


def _part(table: XmlPart, content: bytes) -> Part:
    """A new part beside those that the template has."""
    count = sum(rel.reltype == _RELATION for rel in table.rels.values())
    taken = {str(rel.target_part.partname) for rel in table.rels.values() if not rel.is_external}
    numbers = (n for n in range(count + 1, 2 * count + 2))
    paths = (f"/word/fonts/font{n}.odttf" for n in numbers)
    path = next(each for each in paths if each not in taken)
    return Part(PackURI(path), VEILED, content, table.package)


def _keep_when_saved(settings: Element) -> None:
    """Let Word put the fonts into the file again when somebody saves it."""
    for old in settings.findall(name("embedTrueTypeFonts")):
        settings.remove(old)
    before = {name(each) for each in _BEFORE}
    at = sum(child.tag in before for child in settings)
    settings.insert(at, element(w("embedTrueTypeFonts")))
