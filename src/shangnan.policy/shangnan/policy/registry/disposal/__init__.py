"""Disposal: destroying what an approved list names, and the stub that stays."""
