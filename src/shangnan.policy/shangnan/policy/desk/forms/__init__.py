"""Forms of our records: the templates of fields that can be used with the keyboard and with a screen reader."""
