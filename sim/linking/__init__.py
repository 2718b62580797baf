"""Task rules, word matching and explicit tables that join elements to tasks."""
