"""The benchmark: this site and a stock Plone site holding as much, made fresh, served alike, asked in turn."""
