"""Filing 归档: the filing plan, what is due, archival numbers, the register of what is filed, and decisions not to file."""
