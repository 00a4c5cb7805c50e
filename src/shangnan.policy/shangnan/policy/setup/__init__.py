"""Installing and uninstalling: what profiles cannot say as data."""
