"""Builds the people that the body wears from the CC0 data of MakeHuman (see tools/README.md).

The surface is drawn by MakeHuman's artists and fitted to our skeleton: soft tissue is drawn, not measured.
"""
