"""How numbers are printed in charts, as codes that Word and Excel read (ECMA-376, part 1, 18.8.31).

Codes are written in English. `[$-407]` asks for German ones where a program listens; elsewhere the
comma is that of the reader's system. Thousands are parted by a narrow space as a literal.
"""

from collections.abc import Iterable

from reportgen import formats
from reportgen.document.plot import Axis, Number

GERMAN = "[$-407]"
THOUSAND, MILLION = 1_000, 1_000_000
SPACE = f'"{formats.NARROW}"'


def code(decimals: int, amounts: Iterable[float], *, is_signed: bool = False) -> str:
    """A code for numbers of a chart: the narrow space only where there are thousands."""
    if is_signed:
        return signed(decimals)
    largest = max(map(abs, amounts), default=0.0)
    rest = f".{'0' * decimals}" if decimals else ""
    plain = f"{GERMAN}0{rest}"
    thousands = f"[>={THOUSAND}]{GERMAN}#{SPACE}000{rest}"
    if largest < THOUSAND:
        return f'{plain};{GERMAN}"{formats.MINUS}"0{rest}'
    if largest < MILLION:
        return f"{thousands};{plain}"
    return f"[>={MILLION}]{GERMAN}#{SPACE}000{SPACE}000{rest};{thousands};{plain}"


def mirrored(decimals: int) -> str:
    """A code that leaves the sign out, for bars to the left."""
    rest = f".{'0' * decimals}" if decimals else ""
    return f"{GERMAN}#,##0{rest};{GERMAN}#,##0{rest}"


def signed(decimals: int) -> str:
    """A code for differences, below a thousand: `+1,5`, `−1,5`, `±0,0`."""
    rest = f".{'0' * decimals}" if decimals else ""
    return ";".join(f'{GERMAN}"{sign}"0{rest}' for sign in ("+", formats.MINUS, "±"))


def only(amount: float, text: str, tolerance: float) -> str:
    """A code that prints one number as a text, and all others not at all."""
    told = text.replace('"', "”")
    low, high = amount - tolerance, amount + tolerance
    return f'[<{low:.12g}]"";[<={high:.12g}]"{told}";""'


def is_plain(number: Number, decimals: int, *, is_signed: bool = False) -> bool:
    """Whether a code prints a number as it is printed elsewhere: without marks and brackets."""
    amount = number.amount
    return (
        amount is not None
        and amount > -THOUSAND
        and not (is_signed and amount >= THOUSAND)
        and number.text == formats.number(amount, decimals, signed=is_signed)
    )


def of_ticks(axis: Axis, *, is_mirrored: bool = False) -> str:
    """A code for the ticks of an axis, which may need other decimals than its numbers."""
    exponents = (int(each.normalize().as_tuple().exponent) for each in axis.ticks)
    decimals = max(0, *(-each for each in exponents))
    return mirrored(decimals) if is_mirrored else code(decimals, (axis.low, axis.high))
