"""Measure this site beside a stock Plone Classic site in one run; `--help` lists the options."""

from __future__ import annotations

from benchmark.command import main

import sys

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
