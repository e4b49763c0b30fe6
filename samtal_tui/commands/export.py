"""`samtal export`."""
