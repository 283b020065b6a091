"""Lofts broad muscles as sheets between attachment curves on the bones, in standing.

A sheet is a grid of points, rows from one border to the other, columns from origin to insertion, with an
inner and an outer face. Attachments and via points were set by hand after textbook anatomy: drawn, not
measured.
"""
