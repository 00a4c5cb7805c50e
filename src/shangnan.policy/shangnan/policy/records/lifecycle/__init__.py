"""What happens to a record from being made to being final: its place, its versions, its copies, who may see it."""
