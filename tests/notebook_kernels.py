"""Kernels of notebooks under test are spoken to through files of their own, not through ports of the machine.

A kernel is told ports that were free, and takes them a moment later. Beside other servers and a browser
one may be gone by then: the kernel ends before its first answer, and every cell of its notebook fails.
"""

from __future__ import annotations

import sys
import tempfile
import weakref
from pathlib import Path
from typing import Any

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Let nbval start its kernels without ports, where the system can."""
    runs_notebooks = config.getoption("nbval", default=False) or config.getoption("nbval_lax", default=False)
    if runs_notebooks and sys.platform != "win32":
        import nbval.kernel

        nbval.kernel.KernelManager = kernel_without_ports


def kernel_without_ports(**options: Any) -> Any:
    """A manager of one kernel, whose channels are sockets in a folder that goes when the manager does."""
    from jupyter_client.manager import KernelManager

    folder = tempfile.TemporaryDirectory(prefix="kernel-")
    manager = KernelManager(transport="ipc", connection_file=str(Path(folder.name, "kernel.json")), **options)
    weakref.finalize(manager, folder.cleanup)
    return manager
