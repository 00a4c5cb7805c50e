"""What a site of an earlier day lacks: parts for signing in, rights, settings, panels; a catalog that writes little for a record."""
