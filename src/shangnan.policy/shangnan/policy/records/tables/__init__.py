"""Lists and spreadsheets: cells, pasted tables, importing, workbooks."""
