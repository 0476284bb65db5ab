"""Plain language changes lines and the parting of words, and not a letter else."""

from hypothesis import given
from hypothesis import strategies as st

from reportgen.compose.plain.sentences import one_a_line
from reportgen.compose.plain.spelling import POINT, spelled
from reportgen.compose.spec import Compounds
from reportgen.document.inlines import Inlines, Strong, Text
from reportgen.document.nodes import Paragraph
from reportgen.document.walk import inside, plain

WORDS = st.lists(
    st.sampled_from(["Der", "Rat", "hilft.", "Wem?", "12", "3.", "Mai", "Das:", "z.", "B.", "“Ja.“",
                     "Sozial·bericht", "pflege·bedürftig.", "Ä·ö·Ü"]),
    min_size=1, max_size=12,
)  # fmt: skip
HOW = st.sampled_from(["hyphen", "mediopoint", "none"])


def text_of(words: list[str]) -> Text:
    """Words of which every second one was typed."""
    text, typed = "", []
    for number, each in enumerate(words):
        if number % 2:
            typed.append((len(text), len(text) + len(each)))
        text += f"{each} "
    return Text(text.rstrip(), tuple(typed))


def typed_of(content: Inlines) -> str:
    """The characters that were typed."""
    found = ""
    for each in content:
        if isinstance(each, Text):
            found += "".join(each.text[a:b] for a, b in each.typed)
        else:
            found += typed_of(inside(each))
    return found


@given(WORDS, WORDS)
def test_lines_change_no_word(first: list[str], second: list[str]) -> None:
    content: Inlines = (text_of(first), Text(" "), Strong((text_of(second),)))
    lined = one_a_line(content)
    assert plain(lined) == plain(content)
    assert typed_of(lined) == typed_of(content)


@given(WORDS, HOW)
def test_parting_changes_no_letter(words: list[str], how: Compounds) -> None:
    content = (text_of(words),)
    (block,) = spelled((Paragraph(content),), how)
    assert isinstance(block, Paragraph)
    assert bare(plain(block.content)) == bare(plain(content))
    assert bare(typed_of(block.content)) == bare(typed_of(content))


def bare(text: str) -> str:
    return text.replace(POINT, "").replace("-", "").lower()
