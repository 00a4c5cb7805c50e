"""Retention: periods, when they end, and lists of what has expired."""
