"""Solves movements: from keys and contacts of a record to rows of joint angles over time."""
