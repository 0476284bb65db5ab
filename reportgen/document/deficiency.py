"""How colours look to people with a deficiency of colour vision, and in grey.

Matrices of Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of
color vision deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009),
1291-1298: severity 1.0, on linear red, green and blue.
"""

from enum import StrEnum
from math import dist
from typing import TypeAlias

from reportgen.document.colours import hexadecimal, lab, lightness, linear

Matrix: TypeAlias = tuple[tuple[float, float, float], ...]

DIFFERENT = 20.0
"""Distance in CIELAB from which two colours are told apart at a glance."""
GREYS = 9.0
"""L* between two greys that are told apart side by side."""


class Deficiency(StrEnum):
    """Which of the three cones is missing."""

    PROTAN = "Protan"
    DEUTAN = "Deutan"
    TRITAN = "Tritan"


_SEEN: dict[Deficiency, Matrix] = {
    Deficiency.PROTAN: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Deficiency.DEUTAN: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Deficiency.TRITAN: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def seen(colour: str, deficiency: Deficiency) -> str:
    """The colour as it looks with a deficiency."""
    light = linear(colour)
    red, green, blue = (
        sum(share * part for share, part in zip(row, light, strict=True))
        for row in _SEEN[deficiency]
    )
    return hexadecimal((red, green, blue))


def apart(one: str, other: str, deficiency: Deficiency) -> float:
    """How far two colours are from each other with a deficiency (CIE 1976)."""
    return dist(lab(seen(one, deficiency)), lab(seen(other, deficiency)))


def alike(one: str, other: str) -> tuple[Deficiency, ...]:
    """The deficiencies with which two colours cannot be told apart."""
    return tuple(each for each in Deficiency if apart(one, other, each) < DIFFERENT)


def are_one_grey(one: str, other: str) -> bool:
    """Whether two colours cannot be told apart in grey print."""
    return abs(lightness(one) - lightness(other)) < GREYS
