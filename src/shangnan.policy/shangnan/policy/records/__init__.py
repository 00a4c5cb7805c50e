"""One room for each kind of record, and what every record is."""
