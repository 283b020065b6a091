"""A hub with the shipped configuration, started for a test and taken away with all that it made."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
START_SECONDS = 240


class NoPythonForAll(RuntimeError):
    """The learners' accounts could not run any Python that has our packages."""


@dataclass(frozen=True)
class Hub:
    """A running hub.

    Attributes
    ----------
    address : with a stroke at its end.
    state, homes : folders of the hub, and of the learners' homes.
    """

    address: str
    password: str
    state: Path
    homes: Path


@contextmanager
def running_hub(course: Path | None = None) -> Iterator[Hub]:
    """Starts it and waits until it answers; the first start also runs every chapter once.

    ``course`` is a folder with chapters that learners begin with instead, as they stand.
    """
    folder = Path(tempfile.mkdtemp(prefix="stretchlib-hub-"))
    folder.chmod(0o755)  # learners pass through it to their homes
    homes = folder / "homes"
    homes.mkdir()
    hub = Hub(f"http://127.0.0.1:{_free_port()}/", secrets.token_hex(8), folder / "state", homes)
    if course:
        begun = hub.state / "first-home" / "stretching-course"
        for part in ("notebooks", "images"):
            shutil.copytree(course / part, begun / part)
        (begun / ".copied-files.json").write_text("{}", encoding="utf-8")
    environment = {
        **os.environ,
        "STRETCHLIB_CLASS_PASSWORD": hub.password,
        "STRETCHLIB_HUB_STATE": str(hub.state),
        "STRETCHLIB_HUB_HOMES": str(homes),
        "STRETCHLIB_HUB_URL": hub.address.rstrip("/"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "CONFIGPROXY_AUTH_TOKEN": secrets.token_hex(16),
    }
    command = [
        *(python_for_all(folder), "-m", "jupyterhub", "--config", str(HERE / "jupyterhub_config.py")),
        f"--JupyterHub.hub_port={_free_port()}",
        f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{_free_port()}",
    ]
    log = folder / "hub.log"
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
    try:
        _wait_for(hub, server, log)
        yield hub
    except BaseException:
        sys.stderr.write(_without_visits(log.read_text())[-4000:])
        raise
    finally:
        server.terminate()
        try:
            server.wait(60)
        except subprocess.TimeoutExpired:
            server.kill()
        _remove_accounts(homes)
        shutil.rmtree(folder, ignore_errors=True)


def python_for_all(folder: Path) -> str:
    """A Python with our packages that every account of the machine may run.

    That of a developer often lies in a home that nobody else may enter. Then the system's own takes its
    place, if it is of the same version.
    """
    mine = Path(sys.executable).resolve()
    if all(part.stat().st_mode & 0o001 for part in mine.parents):
        return sys.executable
    other = Path(f"/usr/bin/python3.{sys.version_info.minor}")
    if not other.exists():
        raise NoPythonForAll(f"No other account may run {mine}, and there is no {other}.")
    made = folder / "python"
    subprocess.run([other, "-m", "venv", "--without-pip", made], check=True)
    (packages,) = made.glob("lib/python3.*/site-packages")
    ours = f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n"
    (packages / "ours.pth").write_text(ours, encoding="utf-8")
    for part in ("etc", "share"):  # JupyterLab itself, and how it is set up
        (made / part).symlink_to(Path(sys.prefix) / part)
    return str(made / "bin" / "python")


def _wait_for(hub: Hub, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if server.poll() is not None:
            raise RuntimeError(f"The hub did not start: {log.read_text()[-2000:]}")
        try:
            with urllib.request.urlopen(f"{hub.address}hub/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise TimeoutError(f"The hub did not answer in {START_SECONDS} s.")


def _without_visits(log: str) -> str:
    """The hub's log but for what it says of each page that was asked for."""
    return "\n".join(line for line in log.splitlines() if " GET " not in line)


def _remove_accounts(homes: Path) -> None:
    """Only accounts whose home is in the folder of this test."""
    for line in Path("/etc/passwd").read_text().splitlines():
        name, _, _, _, _, home, _ = line.split(":")
        if Path(home).parent == homes:
            subprocess.run(["userdel", name], check=False, capture_output=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
