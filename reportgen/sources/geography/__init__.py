"""The places of a project: `rows` of their table to `places`, each with its `grammar`.

`geographies` are several divisions of the same whole, `changes` borders that moved. `boundaries`
reads outlines: `boundaries_json` and `boundaries_files` by format, `boundaries_plane` to metres.
"""
