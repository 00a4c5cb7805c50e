"""Documents that other records cite, and what happens when they end."""
