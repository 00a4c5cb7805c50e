"""What is filed is frozen: nothing that makes up a filed record is written again, through any door."""
