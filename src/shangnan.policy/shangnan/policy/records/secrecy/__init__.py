"""State secrets do not enter this system."""
