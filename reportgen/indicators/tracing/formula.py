"""A number that remembers to its formula in one line: `[jc.kinder] · 100 / [ew.personen]`.

Terms stand in brackets, under the names of source and measure, with what they are limited to.
"""

from reportgen import ages
from reportgen.formats import MINUS, number
from reportgen.frame import AGE, PERIOD, PLACE, TOTAL, Key
from reportgen.indicators.tracing.traced import Term, Traced
from reportgen.messages import word
from reportgen.places import Places

_SIGNS = {"+": " + ", "-": f" {MINUS} ", "*": " · ", "/": " / "}
_RANK = {"+": 1, "-": 1, "*": 2, "/": 2, "whole": 3}
"""How tightly a sign binds."""


def formula(made: Traced, key: Key, places: Places) -> str:
    """The formula of a number; its terms name the place and the period where they are others.

    Empty for what is no sum or quotient of its operands.
    """
    if made.made == "whole" and made.parts and not isinstance(made, Term):
        return ""
    return _told(made, key, places)[0]


def _told(made: Traced, key: Key, places: Places) -> tuple[str, int]:
    """A part of the formula and how tightly it holds together."""
    if isinstance(made, Term):
        return f"[{term_name(made, key, places)}]", _RANK["whole"]
    if made.made == "whole":
        return constant(made.amount), _RANK["whole"]
    own = _RANK[made.made]
    (left, tight), (right, bound) = (_told(part, key, places) for part in made.parts)
    if made.made == "-" and left == "0":
        return f"{MINUS}{right if bound > own else f'({right})'}", own
    if made.made == "+" and right.startswith(MINUS):
        return f"{left} {MINUS} {right.removeprefix(MINUS)}", own
    left = left if tight >= own else f"({left})"
    is_open = bound > own or (bound == own and made.made in "+*")
    return left + _SIGNS[made.made] + (right if is_open else f"({right})"), own


def constant(amount: float) -> str:
    """A number of a formula with as many decimals as it has."""
    decimals = len(f"{amount:.6f}".rstrip("0").partition(".")[2])
    return number(amount, decimals)


def term_name(made: Term, key: Key, places: Places) -> str:
    """A term: what is counted, of which ages and groups, and of where and when if not the key's."""
    term, members = made.term, dict(made.members)
    told = [term.counted, *(_limit(*each) for each in term.limits)]
    place, period = members.pop(PLACE), members.pop(PERIOD)
    told += [_limit(name, member) for name, member in members.items() if member != TOTAL]
    if term.weight:
        told.append(word("formula-weighted"))
    if place != key.place:
        told.append(places.by_key[place].name)
    if period != key.period:
        told.append(period)
    return ", ".join(told)


def _limit(name: str, member: str) -> str:
    """A group and its member: ages in words, others as the project file has them."""
    if name != AGE:
        return f"{name} = {member.replace('|', ', ')}"
    try:
        return word("formula-age", ages=ages.label(member))
    except ValueError:  # years and named members at once
        return f"{name} = {member}"
