"""A widget's name stands for the same, whatever was imported first."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from stretchlib import widgets


def test_no_module_takes_the_name_of_what_makes_a_widget() -> None:
    modules = [each.name for each in pkgutil.iter_modules(widgets.__path__)]
    for name in modules:
        import_module(f"stretchlib.widgets.{name}")
    assert modules
    for name in widgets.__all__:
        assert callable(getattr(widgets, name)), name
