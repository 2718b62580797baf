"""Rows and groups a person leafs through, and the facts of a selection."""
