"""What an IFC file means, without its geometry."""
