"""What the catalog keeps of every record."""
