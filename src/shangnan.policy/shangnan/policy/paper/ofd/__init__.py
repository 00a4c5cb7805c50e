"""Papers as OFD, the format that Chinese offices exchange (GB/T 33190-2016)."""
