"""Turns what WeasyPrint logs into notices, each once, instead of lines on the console."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from reportgen.errors import Problem, notice

_LOGGER = logging.getLogger("weasyprint")
_NO_GLYPH = re.compile(r"^\.notdef glyph .*: (\".*)", re.DOTALL)


class _Listener(logging.Handler):
    """Keeps the messages."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: dict[str, Problem] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        message = record.getMessage()
        self.heard.setdefault(message, _told(message))


def _told(message: str) -> Problem:
    if found := _NO_GLYPH.search(message):
        return notice("pdf-glyph-missing", character=found[1])
    return notice("pdf-layout", message=message)


@contextmanager
def listening() -> Iterator[list[Problem]]:
    """Collect what is logged inside; the list is complete when the block ends."""
    heard: list[Problem] = []
    listener = _Listener()
    propagate = _LOGGER.propagate
    _LOGGER.addHandler(listener)
    _LOGGER.propagate = False
    try:
        yield heard
    finally:
        _LOGGER.removeHandler(listener)
        _LOGGER.propagate = propagate
        heard.extend(listener.heard.values())
