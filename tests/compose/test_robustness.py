"""Whatever stands in chapters or data: nothing crashes, nothing is lost, nothing takes long."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.compose.faults import Faults
from reportgen.compose.markdown import read_markdown
from reportgen.compose.marks import Slots
from reportgen.compose.nesting import nested
from reportgen.compose.page import Page
from reportgen.compose.template import Templates
from reportgen.compose.template_source import Loader
from reportgen.document.nodes import Document
from reportgen.document.theme import load_theme
from reportgen.document.walk import plain, walk
from reportgen.document.walk import texts as block_texts
from reportgen.errors import Problems
from reportgen.world import MemoryWorld
from tests.work import growth

EXAMPLES = Path(__file__).parents[3] / "shared/data/markdown/commonmark.json"
LAW = Path(__file__).parents[3] / "shared/data/markdown/gg.md"
Chapter = Callable[[str], tuple[Document, Problems]]

SPECIAL = "*_<>&|#`{}[]()!+-=~^:.\\\"'äß§€ \u00a0\u202f\n"
texts = st.text(
    st.one_of(st.sampled_from(SPECIAL), st.characters(codec="utf-8")), min_size=1, max_size=30
)


THEME = load_theme("standard", MemoryWorld(), Problems())


def has_marks(text: str) -> bool:
    """Planes 15 and 16 are ours, and stray characters there are told by the proofreader."""
    return any(ord(each) >= 0xF0000 for each in text)


def read(template: str, **data: object) -> tuple[str, Faults]:
    """The plain text of a chapter that prints these data."""
    slots, faults = Slots(), Faults()
    world = MemoryWorld({"a.md": template})
    templates = Templates(Loader(world, THEME, faults), slots, faults)
    templates.teach({}, data)
    rendering = templates.render("a.md")
    assert rendering, faults.found
    items = read_markdown(Page(rendering, slots, faults, lambda *_: None))
    blocks = nested(items, faults)
    return "\n".join(plain(run) for block in walk(blocks) for run in block_texts(block)), faults


@given(texts.filter(lambda text: not has_marks(text)))
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
def test_any_text_of_data_stays_as_it_is(text: str) -> None:
    shown = text.replace("\n", " ")
    for template in (
        "{{ x }}",
        "- {{ x }}",
        "::: hint\n{{ x }}\n:::",
        "## {{ x }}",
        "{% set y = x %}{{ y }}",
        "{% macro m(z) %}{{ z }}{% endmacro %}{{ m(x) }}",
        "{{ [x] | join(', ') }}",
    ):
        assert read(template, x=text)[0].lstrip("\n") == shown
    for template in ("vor *{{ x }}* nach", "{{ 'vor ' ~ x ~ ' **nach**' }}", "vor {{ x }} nach"):
        assert read(template, x=text)[0] == f"vor {shown} nach"


@given(texts.filter(lambda text: not has_marks(text)))
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
def test_any_chapter_is_read_without_a_crash(text: str) -> None:
    slots, faults = Slots(), Faults()
    world = MemoryWorld({"a.md": text})
    templates = Templates(Loader(world, THEME, faults), slots, faults)
    rendering = templates.render("a.md")
    if rendering is None:
        assert faults.found
        return
    read_markdown(Page(rendering, slots, faults, lambda *_: None))


PATHOLOGICAL: dict[str, tuple[int, Callable[[int], str]]] = {
    "emphasis": (5000, lambda n: "*a " * n),
    "two-emphases": (2000, lambda n: "**a *b " * n),
    "brackets": (5000, lambda n: "[" * n),
    "links": (3000, lambda n: "[a](" * n),
    "quotes": (2000, lambda n: "> " * n + "a"),
    "lists": (500, lambda n: "- " * n + "a"),
    "ticks": (3000, lambda n: "`" * n + "a"),
    "boxes": (300, lambda n: "::: hint\n" * n),
    "hashes": (5000, lambda n: "#" * n),
    "columns": (2000, lambda n: f"{'|a' * n}|\n{'|-' * n}|\n" + "|b|\n" * 20),
    "rows": (1000, lambda n: "|a|b|\n|-|-|\n" + "|c|d|\n" * n),
    "pictures": (3000, lambda n: "![" * n),
    "notes-inside": (500, lambda n: "a^[" * n),
    "notes": (500, lambda n: "\n".join(f"[^{number}]: a" for number in range(n))),
    "captions": (300, lambda n: "Tabelle: x\n\n" * n),
    "conditions": (60, lambda n: "{% if true %}" * n + "a" + "{% endif %}" * n),
    "angles": (3000, lambda n: "<" * n),
    "entities": (3000, lambda n: "&#x" * n),
    "braces": (300, lambda n: "{" * n),
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_work_grows_as_pathological_texts_do(name: str, chapter: Chapter) -> None:
    size, text = PATHOLOGICAL[name]
    assert growth(lambda n: chapter(text(n)), size) < 2.5


@pytest.mark.real
@pytest.mark.skipif(not EXAMPLES.exists(), reason="the examples of CommonMark are not here")
def test_every_example_of_commonmark_is_read(chapter: Chapter) -> None:
    examples = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    assert len(examples) > 600
    for example in examples:
        chapter("{% raw %}" + example["markdown"] + "{% endraw %}")


@pytest.mark.real
@pytest.mark.skipif(not LAW.exists(), reason="the text of the constitution is not here")
def test_a_long_text_is_read_whole(chapter: Chapter) -> None:
    law = LAW.read_text(encoding="utf-8")
    document, _ = chapter(law)
    words = sum(
        len(plain(each.content)) for each in walk(document.blocks) if hasattr(each, "content")
    )
    assert words > 0.8 * len(law)
