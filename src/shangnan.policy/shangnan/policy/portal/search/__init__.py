"""Finding a service item: what was typed → a safe index query → ranked results with facets."""
