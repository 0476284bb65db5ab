"""Sources as they are cited."""

from dataclasses import replace

from reportgen.citation import cited, works
from reportgen.frame import Origin

EARLY = Origin("einwohner", "e_2015.csv", "Amt", title="Register", reference="Stichtag 31.12.")
LATE = replace(EARLY, file="e_2024.csv")


def test_a_source_says_that_it_was_converted_to_the_borders_of_today() -> None:
    converted = (replace(EARLY, restated=True), replace(LATE, restated=True))
    told = "Amt, Register, Stichtag 31.12., auf heutigen Gebietsstand umgerechnet"
    assert cited(works(converted)) == (told,)


def test_files_converted_in_part_are_told_as_such_and_keep_their_time() -> None:
    told = "Amt, Register, Stichtag 31.12., teilweise auf heutigen Gebietsstand umgerechnet"
    assert cited(works((replace(EARLY, restated=True), LATE))) == (told,)


def test_what_was_never_converted_says_nothing_of_it() -> None:
    assert cited(works((EARLY, LATE))) == ("Amt, Register, Stichtag 31.12.",)
