"""Signs instead of numbers and beside them, in every regime."""

import pytest

from reportgen.compose.spec import SignsSpec
from reportgen.notation import CLASSIC, NOTATIONS, Notation
from reportgen.status import Flag, Status

CELLS = [
    (12.34, Status.PRESENT, Flag.NONE, "12,3"),
    (0.0, Status.ZERO, Flag.NONE, "–"),
    (0.0, Status.ROUNDED_ZERO, Flag.NONE, "0,0"),
    (0.04, Status.PRESENT, Flag.NONE, "0,0"),
    (None, Status.UNRELIABLE, Flag.NONE, "/"),
    (None, Status.NOT_YET, Flag.NONE, "…"),
    (None, Status.UNKNOWN, Flag.NONE, "."),
    (None, Status.SECRET, Flag.NONE, "."),
    (None, Status.NOT_APPLICABLE, Flag.NONE, "x"),
    (7.0, Status.SECRET, Flag.NONE, "."),  # whoever forgot to take the amount away
    (12.3, Status.PRESENT, Flag.PRELIMINARY, "12,3p"),
    (12.3, Status.PRESENT, Flag.REVISED | Flag.ESTIMATED, "12,3rs"),
    (12.3, Status.PRESENT, Flag.LIMITED, "(12,3)"),
    (12.3, Status.PRESENT, Flag.LIMITED | Flag.PRELIMINARY, "(12,3p)"),
]


NEWER = [
    (12.34, Status.PRESENT, Flag.NONE, "12,3", "12,3"),
    (0.0, Status.ZERO, Flag.NONE, "0", "0"),
    (0.0, Status.ROUNDED_ZERO, Flag.NONE, "k", "0n"),
    (None, Status.UNRELIABLE, Flag.NONE, "u", ":u"),
    (None, Status.NOT_YET, Flag.NONE, "t", ":"),
    (None, Status.UNKNOWN, Flag.NONE, "g", ":"),
    (None, Status.SECRET, Flag.NONE, "g", ":"),
    (None, Status.NOT_APPLICABLE, Flag.NONE, "x", "z"),
    (12.3, Status.PRESENT, Flag.LIMITED | Flag.PRELIMINARY, "12,3up", "12,3up"),
    (12.3, Status.PRESENT, Flag.REVISED | Flag.ESTIMATED, "12,3rs", "12,3re"),
    (0.0, Status.ZERO, Flag.CHANGED, "0,0", "0,0"),
]


@pytest.mark.parametrize(("amount", "status", "flags", "printed"), CELLS)
def test_classic_cells(amount: float | None, status: Status, flags: Flag, printed: str) -> None:
    assert CLASSIC.cell(amount, status, flags, 1)[0] == printed


@pytest.mark.parametrize(("amount", "status", "flags", "new", "eurostat"), NEWER)
def test_cells_of_other_regimes(
    amount: float | None, status: Status, flags: Flag, new: str, eurostat: str
) -> None:
    assert NOTATIONS["new"].cell(amount, status, flags, 1)[0] == new
    assert NOTATIONS["eurostat"].cell(amount, status, flags, 1)[0] == eurostat


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
def test_no_change_is_not_nothing(notation: Notation) -> None:
    assert notation.cell(0.0, Status.ZERO, decimals=1, signed=True) == ("±0,0", ())
    assert notation.cell(1.25, Status.PRESENT, decimals=1, signed=True) == ("+1,3", ())


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
@pytest.mark.parametrize("status", Status)
def test_no_cell_is_empty_and_every_sign_is_explained(status: Status, notation: Notation) -> None:
    text, signs = notation.cell(0.0 if status.is_number else None, status)
    assert text
    assert bool(signs) == (status is not Status.PRESENT)
    assert all(each.meaning for each in signs)


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
def test_one_sign_for_all_that_is_kept_back(notation: Notation) -> None:
    assert notation.cell(None, Status.SECRET) == notation.cell(None, Status.UNKNOWN)
    assert notation.cell(7.0, Status.SECRET) == notation.cell(None, Status.SECRET)


@pytest.mark.parametrize(
    ("status", "flags", "signed", "signs"),
    [
        (Status.PRESENT, Flag.NONE, False, ()),
        (Status.ZERO, Flag.NONE, False, ("–",)),
        (Status.ZERO, Flag.NONE, True, ()),
        (Status.ROUNDED_ZERO, Flag.NONE, False, ("0",)),
        (Status.PRESENT, Flag.LIMITED | Flag.REVISED, False, ("( )", "r")),
    ],
)
def test_signs_used(status: Status, flags: Flag, signed: bool, signs: tuple[str, ...]) -> None:  # noqa: FBT001
    found = CLASSIC.cell(0.0, status, flags, signed=signed)[1]
    assert tuple(each.mark for each in found) == signs


def test_legend_has_the_order_of_the_offices() -> None:
    assert [sign for sign, _ in CLASSIC.legend(["p", "x", ".", "–"])] == ["–", ".", "x", "p"]
    assert CLASSIC.legend([]) == ()


def test_a_sign_that_means_two_things_tells_both_wherever_it_stands() -> None:
    ((_, told),) = NOTATIONS["eurostat"].legend([":"])
    assert told == "Angabe fällt später an oder Zahlenwert unbekannt oder geheim zu halten"


def test_an_own_sign_replaces_that_of_the_regime() -> None:
    own = SignsSpec(regime="new", hidden="•").notation
    assert own.cell(None, Status.SECRET)[0] == "•"
    assert own.cell(0.0, Status.ZERO)[0] == "0"


@pytest.mark.parametrize("regime", NOTATIONS)
def test_a_regime_tells_apart_what_differs(regime: str) -> None:
    assert SignsSpec.model_validate({"regime": regime}).twice == ()


def test_the_same_sign_for_different_things_is_known() -> None:
    assert SignsSpec(hidden="–").twice == ("zero", "hidden")
    assert SignsSpec(estimated="p").twice == ("preliminary", "estimated")
