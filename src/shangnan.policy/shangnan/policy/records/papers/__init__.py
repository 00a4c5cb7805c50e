"""What the county decides about the papers of its records."""
