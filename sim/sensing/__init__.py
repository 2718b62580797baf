"""Readings kept as they come, and the alarms they raise."""
