"""Accounts: passwords, sessions, locks after wrong passwords, and who may give which role to whom."""
