"""The sample "18-storey precast tower": parts, site and works."""

from sim.samples.tower.model import tower_sample, write_tower

__all__ = ["tower_sample", "write_tower"]
