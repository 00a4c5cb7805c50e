"""What a site of an earlier day lacks: the archive, with its section, rights, kinds and registers."""
