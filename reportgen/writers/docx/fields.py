"""Fields and bookmarks: what Word can bring up to date, with its present result inside.

A field whose result the model knows is written so that updating gives the same result again:
numbers of captions are set with the switch `\\r`, references repeat the number they point to.
"""

import re

from reportgen.writers.docx.markup import NOTHING, Xml, escaped, joined, name, value, w
from reportgen.writers.docx.template.kept import Kept

_NAME_LENGTH = 40
"""Word cuts longer names of bookmarks."""


def run(text: str, look: Xml = NOTHING) -> Xml:
    """A run of characters; `look` is its `w:rPr`.

    Soft and no-break hyphens are elements of their own in Word: as characters they would be
    drawn in another font, or always.
    """
    return w("r", look, _text(text))


def _text(text: str) -> Xml:
    opened = '<w:t xml:space="preserve">'
    content = escaped(text)
    for character, tag in (("\u00ad", "softHyphen"), ("\u2011", "noBreakHyphen"), ("\t", "tab")):
        if character in content:
            content = Xml(content.replace(character, f"</w:t><w:{tag}/>{opened}"))
    return Xml(f"{opened}{content}</w:t>")


def tab() -> Xml:
    """A jump to the next tab stop."""
    return w("r", w("tab"))


def silent(instruction: str) -> Xml:
    """A field without a result, such as the mark of an entry of an index."""
    return joined((_border("begin", NOTHING), _code(instruction, NOTHING), closed()))


def field(instruction: str, result: str, look: Xml = NOTHING) -> Xml:
    """A field and its result, all in one look; a result that nobody knows is empty."""
    shown = run(result, look) if result else NOTHING
    return joined((opened(instruction, look), shown, closed(look)))


def opened(instruction: str, look: Xml = NOTHING) -> Xml:
    """The beginning of a field whose result may go over paragraphs."""
    return joined((_border("begin", look), _code(instruction, look), _border("separate", look)))


def _code(instruction: str, look: Xml) -> Xml:
    written = Xml(f'<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText>')
    return w("r", look, written)


def closed(look: Xml = NOTHING) -> Xml:
    """The end of a field."""
    return _border("end", look)


def _border(kind: str, look: Xml) -> Xml:
    return w("r", look, w("fldChar", fldCharType=kind))


class Bookmarks:
    """The bookmarks of a document: one for each label, beside those that a template keeps."""

    def __init__(self, around: Kept) -> None:
        starts = tuple(around.all(name("bookmarkStart")))
        self._names: dict[str, str] = {}
        self._taken = {value(each, "name").casefold() for each in starts}
        self._placed: set[str] = set()
        self._next = 1 + around.highest(name("bookmarkStart"), name("id"))

    def name(self, label: str) -> str:
        """The bookmark of a label. Names beginning with "_" are hidden in Word's dialogues."""
        if label not in self._names:
            self._names[label] = self._free(f"_{re.sub(r'[^A-Za-z0-9_]', '_', label)}")
        return self._names[label]

    def _free(self, wanted: str) -> str:
        """Names are unique whatever their case."""
        found = wanted[:_NAME_LENGTH]
        count = 1
        while found.casefold() in self._taken:
            count += 1
            found = f"{wanted[: _NAME_LENGTH - len(str(count)) - 1]}_{count}"
        self._taken.add(found.casefold())
        return found

    def beside(self, name: str, content: Xml) -> Xml:
        """The content in a bookmark of its own name, which nobody refers to."""
        self._taken.add(name.casefold())
        return self._marked(name, content)

    def by_label(self) -> dict[str, str]:
        """The bookmarks of all labels that are placed."""
        return {label: self.name(label) for label in sorted(self._placed)}

    def around(self, label: str, content: Xml) -> Xml:
        """The content as target of a label; a label without text is nobody's target."""
        if not label or label in self._placed:
            return content
        self._placed.add(label)
        return self._marked(self.name(label), content)

    def _marked(self, name: str, content: Xml) -> Xml:
        number = self._next
        self._next += 1
        start = w("bookmarkStart", id=number, name=name)
        return joined((start, content, w("bookmarkEnd", id=number)))
