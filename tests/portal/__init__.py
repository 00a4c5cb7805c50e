"""The public face: pages, search, list, errors."""
