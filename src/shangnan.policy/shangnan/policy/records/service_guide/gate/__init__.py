"""The rules of the publication gate, one module for each matter; `guards.publication_gaps` asks them all."""
