"""The whole test run: cut into shards that run side by side, counted as one."""
