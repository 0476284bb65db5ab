"""What the terminal shows besides results, in the reader's language: help, messages, mistakes."""

import os
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from rich.console import Console
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from reportgen.errors import ExitCode, Problem, Severity
from reportgen.messages import Language, line, text

OUT = Console(highlight=False)
ERR = Console(stderr=True, highlight=False)


def language() -> Language:
    """The language of messages: German unless `REPORTGEN_LANG` says English."""
    wanted = os.environ.get("REPORTGEN_LANG", "de")[:2].lower()
    return Language.EN if wanted == "en" else Language.DE


OPTIONS = text("cli-options-short", language())


class _Translated:
    """Says in the reader's language what typer says in English."""

    def get_usage(self, ctx: Any) -> str:
        usage: str = super().get_usage(ctx)  # type: ignore[misc]  # mixed into typer's classes
        return usage.replace("Usage:", text("cli-usage", language()), 1)

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]  # mixed into typer's classes
        if option is not None:
            option.help = text("cli-help", language())
        return option


class Command(_Translated, TyperCommand):
    """A command with help in the reader's language."""


class Group(_Translated, TyperGroup):
    """All commands, likewise."""


rich_utils.OPTIONS_PANEL_TITLE = text("cli-options", language())
rich_utils.ARGUMENTS_PANEL_TITLE = text("cli-arguments", language())
rich_utils.COMMANDS_PANEL_TITLE = text("cli-commands", language())
rich_utils.DEFAULT_STRING = text("cli-default", language())
rich_utils.REQUIRED_LONG_STRING = text("cli-required", language())


def tell(problems: Iterable[Problem], console: Console = ERR) -> None:
    """Print problems, errors in red."""
    for problem in problems:
        style = "red" if problem.severity is Severity.ERROR else "yellow"
        console.print(line(problem, language()), style=style, markup=False, soft_wrap=True)


def misuse(message: str) -> NoReturn:
    """End with what is wrong about the command line."""
    ERR.print(message, style="red", markup=False, soft_wrap=True)
    raise SystemExit(ExitCode.USAGE)


_SAID = {
    "No such command": "cli-command-unknown",
    "No such option": "cli-option-unknown",
    "Missing argument": "cli-argument-missing",
    "Got unexpected extra argument": "cli-argument-extra",
    "requires an argument": "cli-option-empty",
}
"""What typer says in English, as long as its messages have no keys."""


def reason(error: TyperException) -> str:
    """What is wrong about the command line, in the reader's language."""
    said = error.format_message()
    code = next((code for words, code in _SAID.items() if words in said), "cli-call-wrong")
    names = re.findall(r"'[^']+'|\([^)]+\)|--?\w[\w-]*", said)
    named = getattr(error, "option_name", "") or (names[0].strip("'()") if names else "")
    return text(code, language(), name=named, said=said)
