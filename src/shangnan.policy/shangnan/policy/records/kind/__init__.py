"""What a kind of record is, said once: forms, register, import, panel, search, history and desk are made from it."""
