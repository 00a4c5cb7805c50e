"""Names in addresses and of accounts: which may be given, and which belong to the software."""
