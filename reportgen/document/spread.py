"""Labels of a column moved apart so that none covers another, each as near to its place as it gets.

The sum of squared moves is the smallest possible: pooling adjacent violators on the places less
the room that the labels above take.
"""

from collections.abc import Sequence


def spread(
    wanted: Sequence[float], room: Sequence[float], top: float, bottom: float
) -> list[float]:
    """Centres of labels of given heights, in the order given, between `top` and `bottom`."""
    order = sorted(range(len(wanted)), key=lambda number: wanted[number])
    offsets, used = [], 0.0
    for number in order:
        offsets.append(used + room[number] / 2)
        used += room[number]
    free = [wanted[number] - offset for number, offset in zip(order, offsets, strict=True)]
    highest = max(top, bottom - used)
    settled = [min(max(each, top), highest) for each in _rising(free)]
    placed = [0.0] * len(wanted)
    for number, base, offset in zip(order, settled, offsets, strict=True):
        placed[number] = base + offset
    return placed


def _rising(numbers: Sequence[float]) -> list[float]:
    """The rising sequence nearest to these numbers (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for each in numbers:
        mean, count = each, 1
        while pools and pools[-1][0] > mean:
            other, others = pools.pop()
            mean = (mean * count + other * others) / (count + others)
            count += others
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]
