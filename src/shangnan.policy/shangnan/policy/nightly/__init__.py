"""The night's work of all rooms: done shortly after midnight by the server itself, and by hand with `make nightly`."""
