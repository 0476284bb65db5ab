"""The line map: every line of a rendered chapter knows the file and line it was written in.

While a template is read, a private-use character is put before every piece of its text and behind
every newline. It stands for one line of one file and travels through includes, macros and
loops. After rendering, the marks are taken out again and tell where each line came from.
"""

import inspect
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from types import FrameType, TracebackType
from typing import Any

from reportgen.errors import NOWHERE, Where

FIRST, LAST = 0x100000, 0x10FFFD
"""Private use plane 16."""
LINE_MARK = re.compile("[\U00100000-\U0010fffd]")
_TEMPLATE = "__jinja_template__"
"""Where Jinja keeps the template in the module that it compiles it to."""
_BEFORE_TEXT = re.compile("[ \t\U00100000-\U0010fffd]*")


@dataclass(slots=True)
class Lines:
    """Which line of which file each mark stands for."""

    places: list[Where] = field(default_factory=list)
    marks: dict[Where, str] = field(default_factory=dict)

    def mark(self, file: str, line: int) -> str:
        """The mark of a line; the last one for all lines when there are too many."""
        where = Where(file, line)
        if where not in self.marks:
            if FIRST + len(self.places) <= LAST:
                self.places.append(where)
            self.marks[where] = chr(FIRST + len(self.places) - 1)
        return self.marks[where]

    def marked(self, text: str, file: str, line: int) -> str:
        """Put a mark before every line of a text that begins in this line."""
        ones = enumerate(text.split("\n"), line)
        return "\n".join(f"{self.mark(file, number)}{one}" for number, one in ones)

    def place(self, mark: str) -> Where:
        """The line that a mark stands for; NOWHERE for a character that is no mark of ours."""
        number = ord(mark) - FIRST
        return self.places[number] if 0 <= number < len(self.places) else NOWHERE


@dataclass(frozen=True, slots=True)
class Rendering:
    """A rendered chapter: lines of Markdown, and where each of them was written."""

    lines: tuple[str, ...]
    places: tuple[Where, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.lines)

    def place(self, line: int) -> Where:
        """The place of a rendered line, counted from 0."""
        return self.places[min(line, len(self.places) - 1)]


def mapped(text: str, lines: Lines) -> Rendering:
    """Take the marks out of a rendered text.

    The last mark before the first visible character tells where a line was written; a line
    without one (made inside an expression) belongs to the line before it.
    """
    places: list[Where] = []
    last = NOWHERE
    for line in text.split("\n"):
        start = _BEFORE_TEXT.match(line)
        marks = LINE_MARK.findall(start[0]) if start else []
        places.append(lines.place(marks[-1]) if marks else last)
        every = LINE_MARK.findall(line)
        last = lines.place(every[-1]) if every else last
    return Rendering(tuple(LINE_MARK.sub("", text).split("\n")), tuple(places))


def here() -> Where:
    """The line of the template that is being rendered; NOWHERE outside of rendering."""
    frame = _template_frame()
    return _place(frame.f_globals[_TEMPLATE], frame.f_lineno) if frame else NOWHERE


def raised_at(error: BaseException) -> Where:
    """The innermost line of a template that an error passed through; NOWHERE if none."""
    where = NOWHERE
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        if template := trace.tb_frame.f_globals.get(_TEMPLATE):
            where = _place(template, trace.tb_lineno)
        trace = trace.tb_next
    return where


def variables() -> dict[str, object]:
    """What the template being rendered has set, by name; Jinja keeps it as `l_1_name`."""
    frame = _template_frame()
    names = frame.f_locals if frame else {}
    found = ((re.fullmatch(r"l_\d+_(\w+)", name), each) for name, each in names.items())
    return {name[1]: each for name, each in found if name}


def _template_frame() -> FrameType | None:
    """The innermost call that runs a template."""
    frame = inspect.currentframe()
    while frame is not None and _TEMPLATE not in frame.f_globals:
        frame = frame.f_back
    return frame


def _place(template: Any, line: int) -> Where:
    compiled, written = _line_table(template)
    at = bisect_right(compiled, line) - 1
    return Where(template.filename, written[at] if at >= 0 else 1)


@lru_cache(maxsize=64)
def _line_table(template: Any) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Lines of the compiled module and of the template; Jinja would read them anew each time."""
    pairs = template.debug_info or [(1, 1)]
    return tuple(compiled for _, compiled in pairs), tuple(written for written, _ in pairs)
