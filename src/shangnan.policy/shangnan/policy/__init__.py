"""Documents, records and the public portal of a county's administrative service centre."""
