"""The measures that a kind of document has of its own."""

from reportgen.document.theme import load_theme, measured
from reportgen.errors import Problems
from reportgen.world import MemoryWorld

KIND = "plain-language"


def test_a_kind_without_a_file_has_those_of_the_theme() -> None:
    theme = load_theme("standard", MemoryWorld(), Problems())
    assert measured(theme, "report", Problems()) is theme


def test_plain_language_is_drawn_large_in_the_colours_of_the_theme() -> None:
    theme = load_theme("standard", MemoryWorld(), Problems())
    own = measured(theme, KIND, Problems()).tokens
    assert min(own.type.normal, own.type.small) >= 14
    assert own.colours == theme.tokens.colours


def test_a_town_changes_what_it_names_and_no_more() -> None:
    world = MemoryWorld({f"templates/{KIND}.toml": "[type]\nnormal = 16\nsmall = 15\n"})
    problems = Problems()
    theme = load_theme("standard", world, problems)
    own = measured(theme, KIND, problems).tokens
    assert (own.type.normal, own.sizes) == (16, theme.tokens.sizes)
    assert not problems.found


def test_a_wrong_key_is_told_with_its_file() -> None:
    world = MemoryWorld({f"templates/{KIND}.toml": "[colours]\nlead = '#000000'\n"})
    problems = Problems()
    theme = load_theme("standard", world, problems)
    assert measured(theme, KIND, problems) is theme
    assert [each.where.file for each in problems.found] == [f"templates/{KIND}.toml"]
