"""Setting Chinese official text: levels, lines on the grid, titles, tables, pages. Pure functions from text to places."""
