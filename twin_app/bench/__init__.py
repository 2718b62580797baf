"""Measurements beside their peers: one module per bench, each with ``run(small) -> list[Result]``."""
