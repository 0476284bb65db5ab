"""Charts that Word draws itself and that can be edited there, each with a workbook inside."""
