"""The order in which blocks fill pages; writers bring the heights."""

from dataclasses import dataclass, field

from reportgen.document.flow import Page, in_order


@dataclass
class Tens:
    """Pages of ten lines; a word of capitals is an exhibit of as many lines."""

    page: Page = field(default_factory=lambda: Page(10))
    least: float = 2

    def high(self, group: str) -> float:
        return len(group)

    def may_be_passed(self, group: str) -> bool:
        return group.isupper()

    def may_go_ahead(self, group: str) -> bool:
        return group.islower()

    def is_parted(self, group: str) -> bool:
        return "p" in group

    def put(self, group: str) -> None:
        if self.is_parted(group):
            self.page.flow(self.high(group))
        else:
            self.page.put(self.high(group))


def order(*groups: str) -> list[str]:
    return list(in_order(groups, Tens()))


def test_text_goes_ahead_of_an_exhibit_that_does_not_fit() -> None:
    assert order("pppp", "AAAAAAAA", "ppp", "pp") == ["pppp", "ppp", "pp", "AAAAAAAA"]
    assert order("pppp", "AAAAA", "ppp") == ["pppp", "AAAAA", "ppp"]


def test_a_gap_of_a_line_stays() -> None:
    assert order("ppppppppp", "AAAA", "pp") == ["ppppppppp", "AAAA", "pp"]


def test_what_is_kept_whole_goes_ahead_only_where_it_has_room() -> None:
    assert order("pppp", "AAAAAAAA", "xxxx") == ["pppp", "xxxx", "AAAAAAAA"]
    assert order("pppp", "AAAAAAAA", "xxxxxxx") == ["pppp", "AAAAAAAA", "xxxxxxx"]


def test_nothing_passes_what_is_neither_text_nor_exhibit() -> None:
    assert order("pppp", "AAAAAAAA", "Heading", "pp") == ["pppp", "AAAAAAAA", "Heading", "pp"]


def test_exhibits_keep_their_order_and_text_passes_two_of_them() -> None:
    assert order("pppp", "AAAAAAAA", "BBB", "pp") == ["pppp", "pp", "AAAAAAAA", "BBB"]
    late = order("pppp", "AAAAAAAA", "BBB", "CC", "pp")
    assert late == ["pppp", "AAAAAAAA", "pp", "BBB", "CC"]


def test_a_page_says_what_begins_it() -> None:
    page = Page(10)
    page.put(6)
    assert (page.begins, page.left) == (False, 4)
    page.put(4, spare=1)
    assert (page.begins, page.left) == (True, 6)


def test_a_heading_takes_the_next_page_where_nothing_else_would_stand_below_it() -> None:
    page = Page(10, used=7)
    page.head(2, least=2)
    assert page.used == 2
    page.turn()
    assert page.left == 10
