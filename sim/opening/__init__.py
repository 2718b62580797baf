"""A model or project from disk to memory, by its cache where there is one."""
