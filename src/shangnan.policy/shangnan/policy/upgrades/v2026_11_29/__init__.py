"""Sections without an order of their own; confirmations out of the catalog; a catalog that writes little for a record."""
