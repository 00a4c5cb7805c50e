"""A kind of record that only tests have: what a new kind costs, and that everything works for it."""
