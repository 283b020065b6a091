#!/usr/bin/env python3
"""Make .venv ready for what is wanted: any of ``lab``, ``book``, ``test``, ``browser``, ``maintainer``.

Runs on any Python, so that one that is too old gets a sentence instead of a syntax error. Does nothing
when what is installed is still right.
"""

import hashlib
import os
import shutil
import subprocess
import sys

NEEDED = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
INPUTS = ["pyproject.toml", "constraints.txt", "frontend"]
SKIPPED = {"node_modules", "__pycache__"}


def main(wanted):
    python = new_enough_python()
    extras = sorted(w for w in wanted if w != "browser")
    stamp = os.path.join(VENV, "prepared.txt")
    fresh = fingerprint()
    done = set()
    if os.path.exists(stamp):
        with open(stamp) as file:
            lines = file.read().split()
        if lines and lines[0] == fresh:
            done = set(lines[1:])
    if not os.path.exists(os.path.join(BIN, "uv" + (".exe" if os.name == "nt" else ""))):
        say("Making .venv with Python " + version_of(python))
        run([python, "-m", "venv", "--clear", VENV], "Python's venv module is needed (Debian: python3-venv).")
        run([os.path.join(BIN, "python"), "-m", "pip", "install", "-q", "uv"], "Installing needs a network.")
        done = set()
    if not set(extras) <= done:
        extras = sorted(set(extras) | (done - {"browser"}))
        say("Installing the course (" + ", ".join(extras) + "). The first time takes a minute or two.")
        target = ".[" + ",".join(extras) + "]"
        command = ["pip", "install", "-q", "--python", os.path.join(BIN, "python"), "-e", target]
        run([os.path.join(BIN, "uv"), *command, "-c", "constraints.txt"], "Installing needs a network.")
        done = set(extras) | (done & {"browser"})
    if "browser" in wanted and "browser" not in done:
        get_browser()
        done.add("browser")
    with open(stamp, "w") as file:
        file.write(" ".join([fresh, *sorted(done)]))


def new_enough_python():
    """The Python that runs this, or else another one on the path that is new enough."""
    if sys.version_info >= NEEDED:
        return sys.executable
    for name in ["python3." + str(minor) for minor in range(15, NEEDED[1] - 1, -1)]:
        path = shutil.which(name)
        if path and version_of(path):
            return path
    have = ".".join(str(part) for part in sys.version_info[:2])
    need = ".".join(str(part) for part in NEEDED)
    stop("This course needs Python " + need + " or newer; this is Python " + have + ". Install a newer one from "
         "python.org, or name it: make learn PYTHON=/path/to/python3")


def version_of(python):
    try:
        told = subprocess.check_output([python, "-c", "import sys; print('%d.%d.%d' % sys.version_info[:3])"])
    except (OSError, subprocess.CalledProcessError):
        return ""
    return told.decode().strip()


def fingerprint():
    """Changes when the front end or the dependencies change, so that they are built and installed again."""
    digest = hashlib.sha256()
    for name in INPUTS:
        path = os.path.join(ROOT, name)
        files = [path]
        if os.path.isdir(path):
            files = []
            for folder, subfolders, names in os.walk(path):
                subfolders[:] = sorted(set(subfolders) - SKIPPED)
                files += [os.path.join(folder, n) for n in sorted(names)]
        for each in files:
            with open(each, "rb") as file:
                digest.update(each[len(ROOT):].encode() + file.read())
    return digest.hexdigest()[:16]


def get_browser():
    """Use the Chromium that is there, else install one with the means that this machine has."""
    if any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome", "chrome")):
        return
    say("Installing Chromium for the browser tests")
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.call(["apt-get", "update", "-qq"])
        if subprocess.call(["apt-get", "install", "-y", "-qq", "chromium"], stdout=subprocess.DEVNULL) == 0:
            return
    run([os.path.join(BIN, "playwright"), "install", "chromium"], "The browser tests need Chromium: install it.")


def run(command, advice):
    if subprocess.call(command, cwd=ROOT) != 0:
        stop("This step failed: " + " ".join(command) + "\n" + advice)


def say(text):
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def stop(text):
    sys.stderr.write(text + "\n")
    sys.exit(2)


if __name__ == "__main__":
    main(set(sys.argv[1:]))
