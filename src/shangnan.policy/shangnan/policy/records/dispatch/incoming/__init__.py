"""Incoming dispatches 收文: received, registered, triaged, assigned, handled, circulated, answered, filed."""
