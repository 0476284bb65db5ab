"""Nothing gets into a page unescaped."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from reportgen.writers.html.markup import element, escaped, joined, void

characters = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"))


class Reader(HTMLParser):
    """Reads a page back into elements and words."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.titles: list[str | None] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.titles += [content for name, content in attrs if name == "title"]

    def handle_data(self, data: str) -> None:
        self.words += data


def read(markup: str) -> Reader:
    reader = Reader()
    reader.feed(markup)
    reader.close()
    return reader


@given(characters)
def test_any_text_comes_back_as_it_was(words: str) -> None:
    page = read(element("p", escaped(words)))
    assert (page.elements, page.words) == (["p"], words)


@given(characters.filter(bool))
def test_any_attribute_comes_back_as_it_was(words: str) -> None:
    page = read(element("p", title=words))
    assert (page.elements, page.titles) == (["p"], [words])


def test_names_of_python_become_names_of_html() -> None:
    written = element("p", escaped("a & b"), class_="lead", data_title="x", id="")
    assert written == '<p class="lead" data-title="x">a &amp; b</p>'


def test_void_elements_have_no_end() -> None:
    assert joined([void("br"), void("col", style="width:3%")], " & ") == (
        '<br> &amp; <col style="width:3%">'
    )
