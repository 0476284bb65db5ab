"""Markup: text that may stand in a page as it is.

Only this file makes it, so a plain string never gets into a page unescaped: the type checker
holds the rule.
"""

import html
from collections.abc import Iterable
from typing import NewType

Markup = NewType("Markup", str)

NOTHING = Markup("")


def escaped(text: str) -> Markup:
    """Characters as they shall be seen."""
    return Markup(html.escape(text))


def element(name: str, content: Markup = NOTHING, /, **attributes: str) -> Markup:
    """An element; attributes without a value are left out.

    A Python name becomes an HTML name: `class_` is class, `data_title` is data-title.
    """
    return Markup(f"<{name}{_attributes(attributes)}>{content}</{name}>")


def void(name: str, /, **attributes: str) -> Markup:
    """An element that never has content, such as `br` and `img`."""
    return Markup(f"<{name}{_attributes(attributes)}>")


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """One after the other; what stands between them is escaped."""
    return Markup(escaped(between).join(parts))


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escaped(content)}"'
        for name, content in attributes.items()
        if content
    )
