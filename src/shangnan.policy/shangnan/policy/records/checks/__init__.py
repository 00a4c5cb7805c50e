"""What no text, file or address of a record may be."""
