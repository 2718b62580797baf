"""What machines and crews do, as data: lines, stores, activities, gates; checked, compiled and simulated."""
