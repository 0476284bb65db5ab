"""Write every file of the demo town: `python -m data.demo_town [folder]`."""

import sys
from pathlib import Path

from data.demo_town import (
    files_asked,
    files_compared,
    files_lists,
    files_people,
    files_planning,
    files_services,
    files_town,
    files_work,
    funding,
    outlines,
    town,
)
from data.demo_town.offices import drawn


def files() -> dict[str, bytes]:
    """Every file by its name."""
    registers = drawn()
    return {
        "raeume.csv": town.PLACES.encode(),
        "gebietsaenderungen.csv": town.CHANGES.encode(),
        "grenzen.geojson": outlines.geojson(),
        **files_people.files(registers),
        **files_work.files(registers),
        **files_town.files(registers),
        **files_services.files(registers),
        **files_compared.files(registers),
        **files_asked.files(registers),
        **files_lists.files(),
        **funding.files(),
        **files_planning.files(registers),
    }


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
