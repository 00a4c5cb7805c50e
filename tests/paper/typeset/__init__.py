"""Setting Chinese official text: lines on the grid, titles, pages."""
