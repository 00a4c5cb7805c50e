"""What may be asked: by what a search may be narrowed and sorted, what lists tell, and which choices forms may fetch."""
