"""How large a file may be and how long it may take: far more than an official document needs."""

from __future__ import annotations

MAX_BYTES = 20 * 1024 * 1024
MAX_PAGES = 200
#: Characters of the whole file: 200 pages of 22 × 28 are 123,200.
MAX_CHARACTERS = 400_000
#: Lines, areas and pictures of one page.
MAX_DRAWINGS = 20_000
#: Of the clock, for a process of its own.
SECONDS = 60
#: Memory of that process.
MAX_MEMORY = 1536 * 1024 * 1024
