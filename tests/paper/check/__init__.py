"""The check of official documents, held against papers with and without planted departures."""
