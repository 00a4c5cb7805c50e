"""What a visitor sees when an address leads nowhere, is not for him, or fails."""
