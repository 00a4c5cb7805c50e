"""Pages that every record has: its transitions, its history."""
