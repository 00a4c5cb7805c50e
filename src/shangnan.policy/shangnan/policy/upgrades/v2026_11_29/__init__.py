"""Sections without an order of their own; confirmations out of the catalog."""
