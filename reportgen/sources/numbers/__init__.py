"""Texts of cells to numbers, with what stands beside them and how a workbook shows them."""
