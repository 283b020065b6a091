"""The pictures of the course, a module for each kind."""
