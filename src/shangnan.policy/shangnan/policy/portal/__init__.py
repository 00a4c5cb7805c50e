"""What the public sees: the page shell, home, search, the list of service items, styles, meta tags and error pages."""
