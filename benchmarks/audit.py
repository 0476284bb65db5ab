"""The audit of what lies in the folder `output`: CPU seconds of a build's audit.

    python -m benchmarks.audit

At first nothing is remembered; then nothing has changed; then all words have, and no number.
"""

from pathlib import Path
from time import process_time

from reportgen.build.auditing import MEMORY, audited, published
from reportgen.build.folders import LEDGER, public
from reportgen.build.numbers import known_places
from reportgen.errors import Problems
from reportgen.project import load_project
from reportgen.world import DiskWorld, MemoryWorld

ENDINGS = (".pdf", ".docx", LEDGER)


def main() -> None:
    disk, problems = DiskWorld(Path()), Problems()
    project = load_project(disk, problems)
    places = known_places(project, disk, problems)
    paths = [f"{public(name)}{ending}" for name in published(project) for ending in ENDINGS]
    files = {path: disk.read(path) for path in paths if disk.exists(path)}
    again = {path: data if path.endswith(LEDGER) else data + b"\n" for path, data in files.items()}
    world = MemoryWorld()
    for name, own in (("fresh", files), ("no change", files), ("other words", again)):
        start = process_time()
        found = audited(project, places, own, world, is_fresh=False)
        spent = process_time() - start
        print(f"{name:<12} {spent:5.2f} s, {len(found.findings)} findings", flush=True)
    print(f"{len(world.files[MEMORY])} bytes remembered")


if __name__ == "__main__":
    main()
