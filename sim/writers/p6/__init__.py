"""Schedules in the formats of Primavera P6."""
