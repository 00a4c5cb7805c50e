"""PDF of a page model."""
