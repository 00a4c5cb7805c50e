"""Attack a site of one's own on this machine, bounded, and say what it cost the others: `build/attack.py load|mixed ADDRESS`,
or a site made for it in every way: `build/attack.py whole`."""

from __future__ import annotations

from attacks import load
from attacks import mixed
from attacks import whole

import sys

ATTACKS = {"load": load.main, "mixed": mixed.main, "whole": whole.main}

if __name__ == "__main__":
    chosen = ATTACKS.get(sys.argv[1]) if len(sys.argv) > 1 else None
    if chosen is None:
        sys.exit(__doc__)
    sys.exit(chosen(sys.argv[2:]))
