"""What a site of an earlier day lacks: an index of the journal that names each entry."""
