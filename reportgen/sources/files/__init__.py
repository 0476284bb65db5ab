"""Bytes to sheets: what a file is, how it is packed, and its rows of texts.

delivery, archive, unpacking, size   files as they come, and limits for what may unfold
content, texts                       what bytes are, and which letters
delimited, fixed, genesis, flat      text files by their layout
spreadsheet                          workbooks, with open_xml + sheet_xml (XLSX),
                                     open_document (ODS), old_workbook + compound (XLS)
database                             what a data base answers
sheet, facts                         what all of them come to
"""
