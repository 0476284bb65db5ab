"""Traps of statistical prose (numbers of the field's checklist), each with its name."""

from collections.abc import Callable

import pytest

from reportgen.compose.spec import WordingSpec
from reportgen.document.dump import dump_blocks
from reportgen.document.nodes import Document
from reportgen.errors import Problems

Chapter = Callable[..., tuple[Document, Problems]]


def printed(chapter: Chapter, text: str, wording: WordingSpec | None = None) -> str:
    document, problems = chapter(text, wording)
    return dump_blocks(document.blocks) + " ".join(each.code for each in problems.found)


def test_trap_15_points_are_not_per_cent(chapter: Chapter) -> None:
    told = printed(chapter, '{{ change("quote") }} {{ change("quote", relative=True) }}')
    assert "+1,5⍽Prozentpunkte" in told
    assert "+13,8⎵% = quote~relative" in told


def test_trap_16_a_rate_that_is_no_percentage_is_no_fraction(chapter: Chapter) -> None:
    assert "{value 44,5⍽Jahre" in printed(chapter, '{{ fraction("alter", "jedes", "Kind") }}')


def test_trap_27_half_a_point_prints_and_is_told_alike(chapter: Chapter) -> None:
    """The band is asked of the change as it is printed, so that word and number agree."""
    told = printed(chapter, '{{ trend("armut", since=2023) }} {{ change("armut", since=2023) }}')
    assert "nahezu unverändert" in told
    assert "+0,4⍽Prozentpunkte" in told


def test_trap_28_differences_of_printed_numbers_if_the_project_wants_them(
    chapter: Chapter,
) -> None:
    text = '{{ value("armut", "04") }} {{ change("armut", since=2022, place="04") }}'
    assert "−0,1⍽Prozentpunkte" in printed(chapter, text)  # 9,44 and 9,56 print as 9,4 and 9,6
    assert "−0,2⍽Prozentpunkte" in printed(chapter, text, WordingSpec(differences="displayed"))


def test_trap_31_superlatives_do_not_outlive_their_evidence(chapter: Chapter) -> None:
    told = printed(chapter, '{{ extreme("armut", place="02") }}')
    assert "niedrigster Wert seit 2022" in told  # 2021 is hidden, though 2020 was higher still


def test_trap_31_sentences_expire_with_their_data(chapter: Chapter) -> None:
    text = '{{ claim(true, "Das gilt.", until=2023, of="armut") }}'
    assert "claim-expired" in printed(chapter, text)


def test_trap_32_neutral_indicators_judge_nobody(chapter: Chapter) -> None:
    assert "judged-neutral" in printed(chapter, '{{ judged("quote", place="01") }}')


@pytest.mark.parametrize("word", ["günstig", "schlecht", "besser"])
def test_trap_32_trends_never_judge(chapter: Chapter, word: str) -> None:
    assert word not in printed(chapter, '{{ trend("armut", since=2020) }} {{ compared("armut") }}')


def test_trap_38_years_are_never_grouped(chapter: Chapter) -> None:
    told = printed(chapter, '{{ latest("quote") }} {{ 2024 }} {{ extreme("armut") }}')
    assert "2024" in told
    assert "2⎵024" not in told
    assert "2\u202f024" not in told


def test_trap_39_more_than_a_hundred_per_cent_is_no_fraction(chapter: Chapter) -> None:
    told = printed(chapter, '{{ change("quote", place="01", relative=True) }}')
    assert "+23,0⎵%" in told


def test_bands_are_the_projects_own(chapter: Chapter) -> None:
    calm = WordingSpec(points=(2.0, 5.0, 10.0, 20.0), near=50)
    told = printed(chapter, '{{ trend("quote") }} {{ compared("armut", place="01") }}', calm)
    assert "nahezu unverändert" in told
    assert "nahe am Stadtwert" in told
    assert "unter 2 | unter 2" in printed(chapter, "{{ wording() }}", calm)
