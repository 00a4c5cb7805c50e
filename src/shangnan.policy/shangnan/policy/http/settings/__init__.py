"""Which setting of the site which office may change, by any door: forms, services, the registry itself."""
