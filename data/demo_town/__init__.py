"""Wiesenbrück: a town that does not exist, with all the registers of a real one.

    python -m data.demo_town [folder]      writes every file of `data/` anew

Everything is drawn with a fixed seed from a stream that numpy keeps frozen (`RandomState`), so
the same bytes come out on every machine. Nothing is taken from a real place, person or office.

    town.py       the places, their grammar and the numbers that make them differ
    outlines.py   the map: nodes, borders, districts
    people.py     ten years of births, deaths, moves and ageing
    life.py       the people beside chance: what all registers are drawn from
    registers.py  households, homes, work, benefits, disability, votes
    schools.py    day care, school entry, transfers, help for families
    services.py   moves by age, advice, help, work at the place of work, rents
    care.py       persons in need of care, and the beds of the homes
    offices.py    all registers at once, with the cases that could not be located
    sheets.py     tables to bytes: CSV, workbook, GENESIS layout
    shapes.py     flat files, fixed width, Unicode text, OpenDocument, archives
    files_*.py    which office delivers what in which shape
"""
