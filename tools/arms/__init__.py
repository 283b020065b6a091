"""Arms that reach what they hold, worked out for the catalogue's poses."""
