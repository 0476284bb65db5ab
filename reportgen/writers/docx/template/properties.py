"""Puts what is true of the document as a whole into the template: properties, language, controls.

A content control (w:sdt) of the template is filled if its tag, its title or its text is one of the
names of `facts`: so a town places them where it wants. The text counts since LibreOffice drops tag
and title. One that is bound to a property of the file shows that property.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from reportgen import formats
from reportgen.document.nodes import Meta
from reportgen.writers.docx.markup import Element, element, find, legal, name, place, value, w
from reportgen.writers.docx.template.kept import Kept

_BEGINNING = date(1980, 1, 1)
"""Of a document without a date: never the clock's."""
_PROPERTY = re.compile(r"/(?:\w+:)?(\w+)\[\d+\]$")
_COVERING = ("PlaceholderText", "Platzhaltertext")
"""Ids of Word's style of texts that are to be overwritten."""
_AFTER_UPDATE = (
    "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "attachedSchema",
    "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats",
    "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown",
    "smartTagType", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
)  # fmt: skip


def describe(word: WordDocument, meta: Meta) -> None:
    """Set the core properties, the language and the template's content controls."""
    _core(word, meta)
    _language(word, meta.language)
    told = facts(meta)
    for root in (word.element.body, *heads_and_feet(word)):
        _fill(root, told, meta)


def _moment(meta: Meta) -> datetime:
    day = date.fromisoformat(meta.date) if meta.date else _BEGINNING
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _core(word: WordDocument, meta: Meta) -> None:
    core = word.core_properties
    said = _properties(meta)
    core.title, core.subject, core.keywords = said["title"], said["subject"], said["keywords"]
    core.author = core.last_modified_by = said["creator"]
    core.language = _cut(meta.language)
    core.comments, core.revision = "", 1
    core.created = core.modified = _moment(meta)


def _cut(text: str) -> str:
    """Properties hold at most 255 characters."""
    return legal(text)[:255]


def _language(word: WordDocument, language: str) -> None:
    _say_language(word.styles.element)
    for parent, tag in ((word.styles.element, "lang"), (word.settings.element, "themeFontLang")):
        for each in parent.iter(name(tag)):
            each.set(name("val"), language)


def _say_language(styles: Element) -> None:
    """A template that says no language gets one, so that screen readers know (WCAG 3.1.1)."""
    defaults = _child(styles, "docDefaults", ("latentStyles", "style"))
    looks = _child(_child(defaults, "rPrDefault", ("pPrDefault",)), "rPr")
    _child(looks, "lang", ("eastAsianLayout", "specVanish", "oMath"))


def _child(parent: Element, tag: str, followers: tuple[str, ...] = ()) -> Element:
    """The child of a name, made where there is none."""
    found = find(parent, f"w:{tag}")
    if found is None:
        found = element(w(tag))
        place(parent, found, followers)
    return found


def facts(meta: Meta) -> Mapping[str, str]:
    """What content controls can show."""
    return {
        "Titel": meta.title,
        "Untertitel": meta.subtitle,
        "Kurztitel": meta.running_title or meta.title,
        "Herausgeber": meta.author,
        "Betreff": meta.subject,
        "Datum": formats.day(date.fromisoformat(meta.date)) if meta.date else "",
    }


def heads_and_feet(word: WordDocument) -> Iterator[Element]:
    """The roots of all heads and feet."""
    kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    for rel in word.part.rels.values():
        if rel.reltype in kinds:
            yield rel.target_part.element


def controls(word: WordDocument, around: Kept) -> Iterator[int]:
    """The numbers of the template's controls that stay."""
    tag = name("sdtPr")
    beside = (each for root in heads_and_feet(word) for each in root.iter(tag))
    for each in (*around.all(tag), *beside):
        number = value(find(each, "w:id"))
        if number.lstrip("-").isdecimal():
            yield int(number)


def _fill(root: Element, told: Mapping[str, str], meta: Meta) -> None:
    """Put facts into the first text of controls; other texts in them go."""
    for control in root.iter(name("sdt")):
        texts = list(control.iter(name("t")))
        names = [value(find(control, f"w:sdtPr/w:{tag}")) for tag in ("tag", "alias")]
        names.append("".join(text.text or "" for text in texts))
        fact = next((told[each] for each in names if each in told), _bound(control, meta))
        if fact is None or not texts:
            continue
        for text in texts[1:]:
            text.text = ""
        texts[0].text = legal(fact)
        _uncover(control)


def _bound(control: Element, meta: Meta) -> str | None:
    """The property that a control shows, by the end of its path (ECMA-376, part 1, 17.5.2.6)."""
    path = value(find(control, "w:sdtPr/w:dataBinding"), "xpath")
    found = _PROPERTY.search(path) if "coreProperties" in path else None
    return _properties(meta).get(found[1]) if found else None


def _properties(meta: Meta) -> Mapping[str, str]:
    return {
        "title": _cut(meta.title),
        "subject": _cut(meta.subject),
        "creator": _cut(meta.author),
        "keywords": _cut(", ".join(meta.keywords)),
    }


def _uncover(control: Element) -> None:
    """What is filled in is no longer what Word shows to be overwritten."""
    properties = find(control, "w:sdtPr")
    shown = None if properties is None else find(properties, "w:showingPlcHdr")
    if properties is not None and shown is not None:
        properties.remove(shown)
    for looks in control.iter(name("rPr")):
        style = find(looks, "w:rStyle")
        if style is not None and value(style) in _COVERING:
            looks.remove(style)


def renew_on_opening(word: WordDocument, *, is_wanted: bool) -> None:
    """Let Word offer to renew page numbers when the file is opened, or not."""
    settings = word.settings.element
    for old in settings.findall(name("updateFields")):
        settings.remove(old)
    if is_wanted:
        place(settings, element(w("updateFields", val="true")), _AFTER_UPDATE)
