"""The lines of a project file that declare a table, as they are written."""

import pytest

from reportgen.errors import Problems
from reportgen.schema import Declarations, Path

TEXT = """\
# first of all
[exhibit.a] # why
kind = "table"
periods = [
    "2015", # ä & <
]

[[exhibit.a.lines]]
name = "x"

# ---- what follows

[exhibit.b]
kind = "bars"
[exhibit]
c.kind = "map"
c.level = "bezirk"
d = { kind = "lines" }
"""
A = """\
[exhibit.a] # why
kind = "table"
periods = [
    "2015", # ä & <
]

[[exhibit.a.lines]]
name = "x\""""


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        (("exhibit", "a"), A),
        (("exhibit", "b"), '[exhibit.b]\nkind = "bars"'),
        (("exhibit", "c"), 'c.kind = "map"\nc.level = "bezirk"'),
        (("exhibit", "d"), 'd = { kind = "lines" }'),
        (("exhibit", "e"), ""),
        (("source", "a"), ""),
    ],
)
def test_excerpt(path: Path, lines: str) -> None:
    declared, problems = Declarations(), Problems()
    declared.add("before.toml", b'[exhibit.z]\nkind = "bars"\n', problems)
    declared.add("report.toml", TEXT.replace("\n", "\r\n").encode(), problems)
    assert not problems.found
    assert declared.excerpt(path) == lines
