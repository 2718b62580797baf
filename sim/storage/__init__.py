"""Files of our own: packed models, project files, folders and locks."""
