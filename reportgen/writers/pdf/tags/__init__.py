"""Gives a laid out document its tree of structure, in place of WeasyPrint's own tags.

WeasyPrint makes one structure element for each of its boxes, so a table over five pages becomes
five tables. Here one element of the HTML page is one element of the tree, over any number of
pages (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7).
"""
