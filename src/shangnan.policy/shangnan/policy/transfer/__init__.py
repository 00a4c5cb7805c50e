"""Bulk in and out: reading what people hand in, importing it through the same rules as the forms, reporting by row."""
