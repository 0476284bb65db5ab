"""What the numbers of a ledger go by in texts and data: names of indicators, places, years."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from reportgen.audit.ledger import Ledger
from reportgen.audit.makeup import Address, Declared
from reportgen.audit.orders import Placed
from reportgen.audit.pieces import Spot, even
from reportgen.audit.tokens import SMALL, Token, tokens
from reportgen.places import Places

SENTENCE = re.compile(r"(?<=[.!?:;])(?<!\d\.)(?<!\b\w\.) +(?=[A-ZÄÖÜ„(])")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NO_NUMBER = re.compile(
    r"\b(?:19|20)\d\d\b(?:[–/-]\d+)?|\b\d{1,2}\.\d{1,2}\.(?:\d{4})?|§+ ?\d+"
    r"|(?:Tabelle|Abbildung|Karte|Kapitel|Abschnitt|Seite)n? [\dA-Z]+(?:\.\d+)*"
    r"|\b(?:unter|ab|bis|über|von) (?:\d+ (?:bis|und) )?(?:unter )?\d+(?:[- ]?[Jj]ahr\w*)?"
    r"|\b\d+ (?:bis unter|und älter)(?: \d+)?|\b\d+[-‑ ]?[Jj]ähr\w*|\b\d+ Jahren?\b"
    r"|\b(?:je|pro) [\d. ]+"
)
"""Years, days, ages and references, which are no numbers of the data."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """A number in a file that stands where the ledger keeps one back."""

    spot: Spot
    text: str
    around: str
    """The head of its row, or its sentence."""
    addresses: tuple[Address, ...]
    """What it may be."""
    low: float | None = None
    """What can be read in a drawing: from here to `high`."""
    high: float | None = None
    code: str = "audit-shown"
    """Of the message that tells it."""


@dataclass(frozen=True, eq=False)
class Names:
    """A ledger and the names that its numbers go by."""

    ledger: Ledger
    declared: Declared
    places: Places

    @cached_property
    def places_by_name(self) -> dict[str, str]:
        """Places by their names and short names."""
        return {
            even(form): place.key for place in self.places for form in (place.short, place.name)
        }

    @cached_property
    def drawn_places(self) -> dict[str, str]:
        """The same as they stand in drawings, where gaps between words may be no letters."""
        return {squeezed(form): key for form, key in self.places_by_name.items()}

    @cached_property
    def hidden(self) -> dict[str, tuple[Address, ...]]:
        """By the names of indicators what the ledger keeps back of them."""
        found: dict[str, list[Address]] = defaultdict(list)
        for entry in self.ledger.entries:
            made = self.declared.makeups.get(entry.address.indicator)
            if made and not entry.is_shown and not entry.address.told:
                for name in dict.fromkeys(filter(None, (made.name, made.short))):
                    found[even(name)].append(entry.address)
        return {name: tuple(addresses) for name, addresses in found.items()}

    def kept_and_told(self, file: str) -> Iterator[Stranger]:
        """What the ledger itself says of numbers that it keeps back."""
        for entry in self.ledger.entries:
            texts = [token.text for place in entry.places for token in tokens(place.text)]
            value = [] if entry.value is None else [f"{entry.value:g}".replace(".", ",")]
            if not entry.is_shown and (texts or value):
                text = (*value, *texts)[0]
                yield Stranger(Spot(file), text, f"{entry.address}", (entry.address,))

    def meant(self, text: str, near: str) -> tuple[Address, ...]:
        """The hidden numbers of the indicators that a text names, at the places named nearby."""
        names = [name for name in self.hidden if name in text]
        if not names:
            return ()
        spots = self.named(near)
        years = set(YEAR.findall(text))
        return tuple(
            address
            for name in names
            for address in self.hidden[name]
            if address.place in spots and (not years or address.period[:4] in years)
        )

    def named(self, text: str) -> frozenset[str]:
        """The keys of the places that a text names, in whatever form."""
        return frozenset(key for each in self._any_form.findall(text) for key in self._forms[each])

    @cached_property
    def _forms(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for place in self.places:
            for form in (place.name, place.short, place.genitive, place.dative, place.inside):
                if form:
                    found[even(form)].add(place.key)
        return {form: frozenset(keys) for form, keys in found.items()}

    @cached_property
    def _any_form(self) -> re.Pattern[str]:
        return whole_words(self._forms)

    def unexplained(self, sentence: str, spot: Spot, addresses: Iterable[Address]) -> str:
        """A sentence without what the ledger explains and what is no number of the data."""
        left = sentence
        for name in sorted(self.hidden, key=len, reverse=True):
            left = left.replace(name, " ")
        spots = {each.place for each in addresses}
        for entry in self.ledger.entries:
            if entry.is_shown:
                for place in entry.places:
                    is_here = even(place.exhibit) == spot.exhibit
                    text = even(place.text)
                    is_telling = len(text) > 2 or entry.address.place in spots
                    if is_here and is_telling and text in left:
                        left = re.sub(rf"(?<![\d,]){re.escape(text)}(?![\d,]\d?)", " ", left)
        return self._of_something.sub(" ", _NO_NUMBER.sub(" ", left))

    @cached_property
    def _of_something(self) -> re.Pattern[str]:
        """Numbers of places, of years and of parts: "zwei weitere Bezirke", "drei Jahre"."""
        levels = {
            e for level in self.places.levels for e in (level.name, level.plural, level.dative)
        }
        things = "|".join(map(re.escape, sorted(filter(None, levels), key=len, reverse=True)))
        return re.compile(
            rf"\b(?:\d+|{'|'.join(SMALL)}) (?:(?:der|von|weitere\w*|andere\w*|übrigen?) )?"
            rf"(?:(?:\w+ )?(?:{things})|weitere\w*|andere\w*|Jahre\w*|Monate\w*|Drittel|Viertel)\b",
            re.IGNORECASE,
        )

    def fits(self, token: Token, address: Address) -> bool:
        """Whether a number is printed like those of an indicator, or is a small count."""
        made = self.declared.makeups[address.indicator]
        is_alike = token.decimals == made.decimals and token.decimals > 0
        return self.is_small(token, address) or is_alike or made.adds_up

    def is_small(self, token: Token, address: Address) -> bool:
        """Whether a number is a count that would be protected."""
        made = self.declared.makeups[address.indicator]
        is_count = self.declared.is_linear(address)
        low = self.declared.contract(made.sides(address)[0]).threshold if is_count else 1
        return token.decimals == 0 and 0 < token.value < low

    def placed(self, spot: Spot, row: Placed, hidden: tuple[Address, ...]) -> Stranger:
        """A row that tells a number by where it stands."""
        text = f"{row.low:g}–{row.high:g}".replace(".", ",")
        return Stranger(spot, text, row.head, hidden, row.low, row.high, "audit-placed")


def squeezed(text: str) -> str:
    """A text without any spaces."""
    return "".join(text.split())


def whole_words(forms: Iterable[str]) -> re.Pattern[str]:
    """Any of several names, the longest first."""
    every = "|".join(map(re.escape, sorted(forms, key=lambda each: (-len(each), each))))
    return re.compile(rf"(?<!\w)(?:{every or '(?!)'})(?!\w)")
