"""One format each, written whole or not at all."""
