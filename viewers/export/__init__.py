"""Pictures and videos of a project, without a window."""
