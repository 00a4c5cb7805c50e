"""Dispatches 公文: what the office sends out, and what it receives."""
