"""Spots of an index and the pages that are printed of them."""

from reportgen.document.index import Spot, stretches

PAGES = {"a": 3, "b": 4, "c": 4, "d": 5, "e": 9, "f": 12, "g": 13}


def told(*spots: Spot) -> list[str]:
    found = []
    for each in stretches(spots, PAGES):
        ends = "–".join(f"{page}{label}" for label, page in each.ends)
        found.append(f"*{ends}*" if each.is_main else ends)
    return found


def test_a_page_is_told_once_by_its_first_label() -> None:
    assert told(Spot("b"), Spot("c")) == ["4b"]


def test_pages_in_a_row_are_a_stretch() -> None:
    assert told(Spot("a"), Spot("b"), Spot("d"), Spot("e")) == ["3a–5d", "9e"]


def test_pages_are_in_order_wherever_their_blocks_stand() -> None:
    assert told(Spot("e"), Spot("a")) == ["3a", "9e"]


def test_main_entries_stand_apart_from_those_beside_them() -> None:
    main = [Spot(each, is_main=True) for each in "cfg"]
    assert told(Spot("d"), *main, Spot("b")) == ["*4c*", "5d", "*12f–13g*"]


def test_what_stands_on_no_known_page_is_left_out() -> None:
    assert told(Spot("x"), Spot("a")) == ["3a"]
