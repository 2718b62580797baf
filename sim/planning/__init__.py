"""Schedules made and dated: drafts, work zones, rates and calendar arithmetic."""
