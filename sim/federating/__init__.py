"""Several models as one, and one model taken out again."""
