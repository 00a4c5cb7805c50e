"""Paper: faces, lines, tables, pages, and the guide on paper, measured on the finished PDF."""
