"""The phrases of official prose."""
