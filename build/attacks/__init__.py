"""Attacks on a site of one's own: bounded, on this machine alone, with figures in the end."""
