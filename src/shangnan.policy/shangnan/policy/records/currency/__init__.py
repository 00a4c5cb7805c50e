"""Currency of papers: what a public paper says about itself, and the page that says whether a copy is the present version."""
