"""What is said of a town's own colours, sizes and lines."""

import pytest

from reportgen.document.colours import TEXT_CONTRAST, contrast
from reportgen.document.theme import Theme, load_theme
from reportgen.errors import Problem, Problems, Severity
from reportgen.messages import line
from reportgen.world import MemoryWorld

FILE = "templates/theme.toml"


def loaded(text: str) -> tuple[Theme, list[Problem]]:
    problems = Problems()
    theme = load_theme("standard", MemoryWorld({FILE: text.encode()}), problems)
    return theme, problems.found


def test_the_shipped_theme_says_nothing() -> None:
    problems = Problems()
    load_theme("standard", MemoryWorld(), problems)
    assert not problems.found


def test_a_town_changes_its_colours_in_one_place() -> None:
    theme, found = loaded('[colours]\nlead = "#1D3F8B"\n')
    assert not found
    assert theme.tokens.colours.lead == "#1D3F8B"
    assert theme.tokens.colours.focus == "#B4560F"


def test_a_pale_colour_is_darkened_and_told_once() -> None:
    theme, found = loaded('[colours]\n\nlead = "#8FCBD8"\n')
    assert [each.code for each in found] == ["theme-contrast", "theme-alike-grey"]
    used = theme.tokens.colours.lead
    assert contrast(used, "#FFFFFF") >= TEXT_CONTRAST
    first = found[0]
    assert first.severity is Severity.NOTICE
    assert (first.where.file, first.where.line) == (FILE, 3)
    told = line(first)
    for part in ("#8FCBD8", "colours.lead", "1,6:1", "4,5:1", used):
        assert part in told


def test_a_dark_ground_of_boxes_is_lightened_and_titles_in_it_stay_legible() -> None:
    theme, found = loaded('[colours]\ntint = "#4C6A77"\n')
    assert [dict(each.params)["name"] for each in found] == ["focus", "tint"]
    assert contrast(theme.tokens.colours.text, theme.tokens.colours.tint) > 10


@pytest.mark.parametrize("given", ["petrol", "#12345", "0B4F5C", "#0B4F5G", ""])
def test_what_is_no_colour_is_an_error_with_its_line(given: str) -> None:
    _, found = loaded(f'[colours]\nlead = "#0B4F5C"\nfocus = "{given}"\n')
    assert [each.code for each in found] == ["theme-colour"]
    assert (found[0].where.file, found[0].where.line) == (FILE, 3)


def test_paper_is_light() -> None:
    _, found = loaded('[colours]\npaper = "#202020"\n')
    assert [each.code for each in found] == ["theme-paper"]


def test_colours_that_only_some_can_tell_apart() -> None:
    _, found = loaded('[colours]\nlead = "#8A3B12"\nfocus = "#4A5A12"\n')
    assert [each.code for each in found] == ["theme-alike-grey", "theme-alike"]
    assert ("names", "Protan, Deutan") in found[1].params


@pytest.mark.parametrize(
    "text",
    ["[type]\nsmall = 7.0", "[lines]\nhair = 0.0", "[spacing]\nbar = 1.2", "[sizes]\nwide = nan"],
)
def test_what_cannot_be_printed_is_an_error(text: str) -> None:
    _, found = loaded(text)
    assert [each.severity for each in found] == [Severity.ERROR]
    assert (found[0].where.file, found[0].where.line) == (FILE, 2)
