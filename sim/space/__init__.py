"""Questions about places: picking, snapping, distances and units."""
