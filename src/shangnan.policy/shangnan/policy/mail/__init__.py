"""Mail to people: what a room has to say, whom it goes to, and sending it."""
