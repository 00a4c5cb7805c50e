"""Records as plain data: shapes, and reading what may hold anything."""
