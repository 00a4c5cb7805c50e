"""What every request is held to before anything of it runs: services, methods, origins, sizes, hosts and headers."""
