"""Read: project files and data files in, frames, places and outlines out.

`read.py` reads a source from file to frames; ARCHITECTURE.md tells the way. On top: what a project
declares (`spec`, `declared`, `aliases`), the way in (`opening`, `parts`) and the way out
(`holding`, `held`, `restating`, `frames`). In rooms of their own:

    files/        bytes to sheets: CSV, workbooks, GENESIS, archives, data bases
    tables/       sheets to tables with headings, and to the rows that are wanted
    keys/         texts of key columns to members: places, periods, ages
    numbers/      texts of cells to numbers with signs and flags
    quality/      what was read in, findings out
    lists/        lists of facilities and measures to records
    geography/    places, their outlines, borders that change
    describing/   a file of unknown shape in, a proposed declaration out
"""
