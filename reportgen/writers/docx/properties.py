"""Puts what is true of the document as a whole into the template: properties, language, controls.

A content control (w:sdt) in a head or foot of the template is filled if its tag, its title or its
text is one of the names of `facts`: so a town places them where it wants. The text counts since
LibreOffice drops tag and title.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from reportgen import formats
from reportgen.document.nodes import Meta
from reportgen.writers.docx.markup import Element, element, find, legal, name, place, value, w

_BEGINNING = date(1980, 1, 1)
"""Of a document without a date: never the clock's."""
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
    for root in _heads_and_feet(word):
        _fill(root, told)


def _moment(meta: Meta) -> datetime:
    day = date.fromisoformat(meta.date) if meta.date else _BEGINNING
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _core(word: WordDocument, meta: Meta) -> None:
    core = word.core_properties
    core.title, core.subject = _cut(meta.title), _cut(meta.subject)
    core.author = core.last_modified_by = _cut(meta.author)
    core.keywords, core.language = _cut(", ".join(meta.keywords)), _cut(meta.language)
    core.comments, core.revision = "", 1
    core.created = core.modified = _moment(meta)


def _cut(text: str) -> str:
    """Properties hold at most 255 characters."""
    return legal(text)[:255]


def _language(word: WordDocument, language: str) -> None:
    for parent, tag in ((word.styles.element, "lang"), (word.settings.element, "themeFontLang")):
        for each in parent.iter(name(tag)):
            each.set(name("val"), language)


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


def _heads_and_feet(word: WordDocument) -> Iterator[Element]:
    kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    for rel in word.part.rels.values():
        if rel.reltype in kinds:
            yield rel.target_part.element


def _fill(root: Element, told: Mapping[str, str]) -> None:
    """Put facts into the first text of controls; other texts in them go."""
    for control in root.iter(name("sdt")):
        texts = list(control.iter(name("t")))
        names = [value(find(control, f"w:sdtPr/w:{tag}")) for tag in ("tag", "alias")]
        names.append("".join(text.text or "" for text in texts))
        fact = next((told[each] for each in names if each in told), None)
        if fact is None or not texts:
            continue
        for text in texts[1:]:
            text.text = ""
        texts[0].text = legal(fact)


def renew_on_opening(word: WordDocument, *, is_wanted: bool) -> None:
    """Let Word offer to renew page numbers when the file is opened, or not."""
    settings = word.settings.element
    for old in settings.findall(name("updateFields")):
        settings.remove(old)
    if is_wanted:
        place(settings, element(w("updateFields", val="true")), _AFTER_UPDATE)
