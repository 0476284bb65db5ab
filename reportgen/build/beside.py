"""Other finished documents of the project: whoever reads one that is built now has them, too."""

from collections.abc import Collection, Iterator

from reportgen.audit.ledger import Entry, Ledger, read_ledger
from reportgen.build.auditing import published
from reportgen.build.documents import Desk
from reportgen.build.folders import LEDGER, public
from reportgen.formats import rounded
from reportgen.frame import derived_id


def beside(files: Collection[str], desk: Desk) -> Iterator[Ledger]:
    """The ledgers of public documents that are not among these files.

    Only those that tell the numbers of today: what is out of date is built again, and audited then.
    """
    for name in published(desk.project):
        path = f"{public(name)}{LEDGER}"
        if path not in files and desk.world.exists(path):
            try:
                found = read_ledger(name, desk.world.read(path))
            except ValueError:  # none of ours
                continue
            if all(_is_current(entry, desk) for entry in found.entries):
                yield found


def _is_current(entry: Entry, desk: Desk) -> bool:
    """Whether a number is still the same; one that is kept back now may have been told before."""
    own = entry.address
    measure = derived_id(own.indicator, own.told) if own.told else own.indicator
    frame = desk.released.frames.get(measure)
    if frame is None or entry.value is None:
        return True
    members = {key: member for key, member in (*own.group, *own.beside) if key in frame.keys}
    amount = frame.cell(own.place, own.period, **members).amount
    return amount is None or float(rounded(amount, entry.decimals)) == entry.value
