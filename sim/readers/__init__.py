"""One format in, data and problems out."""
