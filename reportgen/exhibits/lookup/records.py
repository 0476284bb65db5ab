"""The things of a list that an exhibit shows, in their order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportgen.errors import nearest
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.specs.records import Listed, Order
from reportgen.formats import collated
from reportgen.places import Place
from reportgen.records import Record, Records, first_day, last_day


@dataclass(frozen=True, eq=False)
class Chosen:
    """What is shown of a list."""

    records: Records
    place: Place
    is_root: bool
    kinds: tuple[str, ...]
    """Kinds that may be shown, in order, whether they occur in the place or not."""
    states: tuple[str, ...]
    places: tuple[str, ...]
    """Keys of all places, in declared order."""
    all: tuple[Record, ...]

    def groups(self, group: str, records: tuple[Record, ...]) -> tuple[tuple[Record, ...], ...]:
        """Records parted by what they have in common; what is not told stands last."""
        if not group:
            return (records,)
        found: dict[str, list[Record]] = {}
        for each in records:
            found.setdefault(getattr(each, group), []).append(each)
        known = {"kind": self.kinds, "state": self.states}.get(group, self.places)
        order = dict.fromkeys((*(each for each in known if each in found), *found))
        return tuple(tuple(found[name]) for name in order)


def chosen(spec: Listed, choice: Choice) -> Chosen | None:
    """Look up what is shown; None when a name is wrong."""
    place = choice.place(spec.place)
    records = choice.lists.get(spec.list)
    if records is None:
        choice.error("exhibit-list", name=spec.list, near=nearest(spec.list, choice.lists))
        return None
    kinds = _known("kinds", spec.kinds, (each.kind for each in records.all), choice)
    states = _known("states", spec.states, (each.state for each in records.all), choice)
    if any(choice.problems.errors()):
        return None
    is_root = place.key == choice.places.root.key
    found = [
        each
        for each in records.all
        if (not spec.kinds or each.kind in kinds)
        and (not spec.states or each.state in states)
        and (is_root or _within(each, place, choice))
    ]
    found.sort(key=lambda each: [_rank(each, order, kinds, choice) for order in spec.sort])
    places = tuple(choice.places.by_key)
    return Chosen(records, place, is_root, kinds, states, places, tuple(found))


def _known(
    field: str, wanted: tuple[str, ...], there: Iterable[str], choice: Choice
) -> tuple[str, ...]:
    """The words that are wanted, or all there are; what the list does not have is noted."""
    known = tuple(dict.fromkeys(filter(None, there)))
    for each in wanted:
        if each not in known:
            choice.error(
                "exhibit-list-word", field=field, name=each, known=", ".join(known),
                near=nearest(each, known),
            )  # fmt: skip
    return wanted or known


def _within(record: Record, place: Place, choice: Choice) -> bool:
    own = choice.places.get(record.place)
    return own is not None and choice.places.within(own, place)


def _rank(
    record: Record, order: Order, kinds: tuple[str, ...], choice: Choice
) -> tuple[object, ...]:
    """What a record is ordered by; what is not told stands last."""
    match order:
        case "name" | "key" | "state":
            text = str(getattr(record, order))
            return (not text, *collated(text))
        case "kind":
            return ((*kinds, record.kind).index(record.kind),)
        case "place":
            keys = list(choice.places.by_key)
            return (keys.index(record.place) if record.place else len(keys),)
        case "begin":
            days = (first_day(each) for each in (record.begin, record.end) if each)
            return (next(days, date.max),)
        case "end":
            return (last_day(record.end) if record.end else date.max,)
