#!/usr/bin/env python3
"""Make .venv ready for what is wanted: extras of pyproject.toml such as ``lab``, and ``browser``.

Does nothing when what is installed is still right. Written for any Python, 2.7 too, so that one that is
too old gets a sentence instead of a syntax error; that is why it has no type hints and no f-strings.
"""

import hashlib
import os
import subprocess
import sys

NEEDED = (3, 11)
NEWEST_LOOKED_FOR = 15
EXTRAS = {"lab", "book", "handouts", "lite", "present", "slides", "test", "maintainer"}
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON = os.path.join(BIN, "python" + EXE)
UV = os.path.join(BIN, "uv" + EXE)
STAMP = os.path.join(VENV, "prepared.txt")
INPUTS = [
    "pyproject.toml",
    "constraints.txt",
    "frontend",
    os.path.join("packages", "sphinx-live-widgets", "host"),
    os.path.join("packages", "sphinx-live-widgets", "pyproject.toml"),
    os.path.join("stretchlib", "look.toml"),
    os.path.join("stretchlib", "body", "data"),
]
NOT_INPUTS = {"node_modules", "__pycache__", "coverage"}
QUICKEST = "chromium-headless-shell"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OFFLINE = "Installing needs a connection to the internet: try again when there is one."


def main(wanted):
    unknown = wanted - EXTRAS - {"browser"}
    if unknown:
        stop("There is no part called " + ", ".join(sorted(unknown)) + ".")
    python = new_enough_python()
    done = prepared(fingerprint())
    if not (version_of(PYTHON) and os.path.exists(UV)):
        make_venv(python)
        done = set()
    extras = wanted & EXTRAS
    if not extras <= done:
        extras |= done & EXTRAS
        install(sorted(extras))
        done |= extras
        remember(done)
    if "browser" in wanted and "browser" not in done:
        get_browser()
        remember(done | {"browser"})


def make_venv(python):
    say("Making .venv with Python " + ".".join(str(part) for part in version_of(python)) + ".")
    advice = "Python's venv module is missing: install it (Debian and Ubuntu: apt install python3-venv)."
    run([python, "-m", "venv", "--clear", VENV], advice)
    run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"], OFFLINE)


def install(extras):
    say("Installing the course (" + ", ".join(extras) + "). The first time takes a minute or two.")
    environment = dict(os.environ)
    if "test" in extras:
        environment["npm_config_include"] = "dev"  # what checks the front end, beside what builds it
    target = ".[" + ",".join(extras) + "]"
    pinned = ["--constraints", "constraints.txt", "--build-constraints", "constraints.txt"]
    command = [UV, "pip", "install", "--quiet", "--compile-bytecode", "--python", PYTHON]
    run(command + ["--editable", target] + pinned, OFFLINE, environment)


def get_browser():
    """Chromium, and Chromium without a window, which is quickest but has no sensors of a phone."""
    may_install = programs("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0
    if may_install and not programs(QUICKEST):
        installed(QUICKEST)
    if any(programs(name) for name in BROWSERS) or (may_install and installed(BROWSERS[0])):
        return
    playwright = os.path.join(BIN, "playwright" + EXE)
    run([playwright, "install", "chromium"], "The browser tests need Chromium: install it and try again.")


def new_enough_python():
    """The Python that runs this, or else another one on the path that is new enough and runs."""
    if sys.version_info[:2] >= NEEDED:
        return sys.executable
    for minor in range(NEWEST_LOOKED_FOR, NEEDED[1] - 1, -1):
        for program in programs("python3." + str(minor)):
            if version_of(program)[:2] >= NEEDED:
                return program
    stop(
        "This course needs Python %d.%d or newer and found only %d.%d: install a newer one from python.org, "
        "or name one you have with make learn PYTHON=/path/to/python3." % (NEEDED + sys.version_info[:2])
    )


def installed(package):
    """Whether the system's own packages have brought this program."""
    say("Installing %s for the browser tests." % package)
    quiet = ["apt-get", "install", "--yes", "-qq", "--no-install-recommends", package]
    with open(os.devnull, "w") as nowhere:
        subprocess.call(["apt-get", "update", "-qq"], stdout=nowhere, stderr=nowhere)
        return subprocess.call(quiet, stdout=nowhere, stderr=nowhere) == 0 and bool(programs(package))


def programs(name):
    """Every program of this name on the path; the first may be a stand-in that does not run."""
    found = []
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        path = os.path.join(folder, name + EXE)
        if os.path.isfile(path) and os.access(path, os.X_OK):
            found.append(path)
    return found


def version_of(python):
    """Such as ``(3, 12, 1)``; empty where ``python`` does not run."""
    asked = [python, "-c", "import sys; print('%d %d %d' % sys.version_info[:3])"]
    try:
        with open(os.devnull, "w") as nowhere:
            told = subprocess.check_output(asked, stderr=nowhere)
    except (OSError, subprocess.CalledProcessError):
        return ()
    return tuple(int(part) for part in told.split())


def fingerprint():
    """Changes when the front end or the dependencies change, so that they are built and installed again."""
    digest = hashlib.sha256()
    for name in INPUTS:
        for path in files_in(os.path.join(ROOT, name)):
            digest.update(os.path.relpath(path, ROOT).encode("utf-8"))
            with open(path, "rb") as file:
                digest.update(file.read())
    return digest.hexdigest()[:16]


def files_in(path):
    if os.path.isfile(path):
        yield path
    for folder, subfolders, names in os.walk(path):
        subfolders[:] = sorted(set(subfolders) - NOT_INPUTS)
        for name in sorted(names):
            yield os.path.join(folder, name)


def prepared(fresh):
    """What .venv holds already; nothing when its inputs have changed since, but for the browser."""
    if not os.path.exists(STAMP):
        return set()
    with open(STAMP) as file:
        words = file.read().split()
    done = set(words[1:])
    return done if words[:1] == [fresh] else done & {"browser"}


def remember(done):
    with open(STAMP, "w") as file:
        file.write(" ".join([fingerprint()] + sorted(done)))


def run(command, advice, environment=None):
    if subprocess.call(command, cwd=ROOT, env=environment) != 0:
        stop("This step failed: " + " ".join(command) + "\n" + advice)


def say(text):
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def stop(text):
    sys.stderr.write(text + "\n")
    sys.exit(2)


if __name__ == "__main__":
    main(set(sys.argv[1:]))
