"""Example content for a site that is being tried out or tested."""
