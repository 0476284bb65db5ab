"""The catalogue against the code: both languages, the same gaps, nothing missing, nothing idle."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

ROOT = Path(__file__).parent.parent / "reportgen"
FILES = sorted((ROOT / "catalogue").glob("*.toml"))
CODE = sorted(ROOT.rglob("*.py"))
CALLS = {"problem", "notice", "failure", "error", "text"}
"""Functions whose first text is the code of a message."""
BY_THE_ROOM = {"exhibit", "indicator", "paper"}
"""Gaps that a room fills for all of its messages."""


def entries(file: Path) -> dict[str, dict[str, str]]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


MESSAGES = {
    code: entry for file in FILES if file.stem != "words" for code, entry in entries(file).items()
}
WORDS = entries(ROOT / "catalogue/words.toml")


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@cache
def trees() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(file.read_text(encoding="utf-8")) for file in CODE)


@cache
def texts() -> frozenset[str]:
    """Every text that the code or the theme writes down."""
    nodes = (node for tree in trees() for node in ast.walk(tree))
    plain = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    forms = ROOT.glob("themes/**/*.md")
    return frozenset(plain | {w for f in forms for w in re.findall(r'"([\w-]+)"', f.read_text())})


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Texts with gaps, such as f"note-{kind}", that begin or end with a word of their own."""
    nodes = (node for tree in trees() for node in ast.walk(tree))
    found = {_pattern(node) for node in nodes if isinstance(node, ast.JoinedStr)}
    return tuple(re.compile(each) for each in sorted(found) if re.search(r"[a-z]{3}", each))


def _pattern(node: ast.JoinedStr) -> str:
    parts = [str(p.value) if isinstance(p, ast.Constant) else "[a-z0-9-]+" for p in node.values]
    return "".join(part if part == "[a-z0-9-]+" else re.escape(part) for part in parts)


def is_used(code: str) -> bool:
    return code in texts() or any(each.fullmatch(code) for each in patterns())


@cache
def called() -> dict[str, set[str]]:
    """The words and codes that are asked for outright, by the function that is asked."""
    found: dict[str, set[str]] = {"word": set(), "message": set()}
    for node in (node for tree in trees() for node in ast.walk(tree)):
        match node:
            case ast.Call(
                func=ast.Name(id=name) | ast.Attribute(attr=name),
                args=[ast.Constant(value=str(code)), *_],
            ):
                if name == "word":
                    found["word"].add(code)
                elif name in CALLS:
                    found["message"].add(code)
            case _:
                pass
    return found


def filled() -> Iterator[tuple[str, set[str], set[str]]]:
    """Codes asked for outright, with their gaps and what these are filled with."""
    for node in (node for tree in trees() for node in ast.walk(tree)):
        match node:
            case ast.Call(
                func=ast.Name(id=name) | ast.Attribute(attr=name),
                args=[ast.Constant(value=str(code)), *_],
                keywords=keywords,
            ) if name in {*CALLS, "word"} and all(each.arg for each in keywords):
                entry = (WORDS if name == "word" else MESSAGES).get(code, {})
                wanted = {gap for text in entry.values() for gap in gaps(text)}
                yield code, wanted, {str(each.arg) for each in keywords}
            case _:
                pass


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_message_says_the_same_in_both_languages(code: str) -> None:
    entry = MESSAGES[code]
    assert set(entry) in ({"de", "en"}, {"de", "en", "de_hint", "en_hint"})
    assert gaps(entry["de"]) == gaps(entry["en"])
    assert gaps(entry.get("de_hint", "")) == gaps(entry.get("en_hint", ""))


def test_no_message_stands_in_two_files() -> None:
    assert sum(len(entries(file)) for file in FILES if file.stem != "words") == len(MESSAGES)


def test_every_message_and_word_asked_for_is_there() -> None:
    assert not called()["message"] - set(MESSAGES)
    assert not called()["word"] - set(WORDS)


def test_every_gap_of_a_message_is_filled_where_it_is_raised() -> None:
    missing = {code: gap - given - BY_THE_ROOM for code, gap, given in filled()}
    assert not {code: gap for code, gap in missing.items() if gap}


def test_no_message_is_idle() -> None:
    assert not [code for code in MESSAGES if not is_used(code)]


def test_no_word_is_idle() -> None:
    assert not [key for key in WORDS if not is_used(key)]
