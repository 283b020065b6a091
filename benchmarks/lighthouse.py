"""Lighthouse's marks for four pages of the book, as a phone on a slow line sees them.

npm fetches Lighthouse, in one version, when it is not there yet. Marks go from 0 to 100; ``interactive`` is
when the page is drawn and answers, on a processor four times slower and a line of 1.6 Mbit/s.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))
from beside import keep_alone
from built_site import served
from running import CHROMIUMS

from stretchlib.publish.book import build

VERSION = "13.5.0"
PAGES = ("index.html", "today.html", "notebooks/02-hamstrings.html", "evidence.html")
KINDS = ("performance", "accessibility", "best-practices", "seo")
AIM = 95
CHROMIUM_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-component-update"
)


def main() -> None:
    """Print the marks, and below each page what keeps one of them under the aim."""
    print(f"{'':<32}" + "".join(f"{kind:>16}" for kind in (*KINDS, "interactive")))
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as address:
        build(Path(folder, "course"), base_url=f"{address}/course/")
        for page in PAGES:
            report = lighthouse(f"{address}/course/{page}", Path(folder))
            marks = {kind: round(100 * (report["categories"][kind]["score"] or 0)) for kind in KINDS}
            answers = report["audits"]["interactive"]["numericValue"] / 1000
            print(f"{page:<32}" + "".join(f"{marks[kind]:>16}" for kind in KINDS) + f"{answers:>14.2f} s")
            if page == "today.html":
                keep_alone("Today answers, on a slow phone", ours=answers, unit="s", aim="1.5 s")
                for kind, mark in marks.items():
                    keep_alone(f"Lighthouse for Today: {kind}", ours=mark, unit="of 100", aim=f"{AIM}")
            for kind in (kind for kind in KINDS if marks[kind] < AIM):
                print(f"    {kind}: {'; '.join(faults(report, kind))}")


def lighthouse(address: str, folder: Path) -> dict[str, Any]:
    """The report of one page."""
    npm = Path(sys.executable).with_name("npm")
    report = folder / "report.json"
    browser = next((path for name in CHROMIUMS if (path := shutil.which(name))), "")
    command = [
        npm,
        "exec",
        "--yes",
        "--silent",
        f"--package=lighthouse@{VERSION}",
        "--",
        "lighthouse",
        address,
    ]
    command += ["--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={CHROMIUM_FLAGS}"]
    command += [f"--only-categories={','.join(KINDS)}"]
    path = f"{npm.parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(command, cwd=folder, env={**os.environ, "CHROME_PATH": browser, "PATH": path}, check=True)
    read: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return read


def faults(report: dict[str, Any], kind: str) -> list[str]:
    """Titles of the audits that cost marks."""
    audits = report["audits"]
    weighed = [each["id"] for each in report["categories"][kind]["auditRefs"] if each["weight"]]
    return [
        f"{audits[name]['title']} ({audits[name].get('displayValue', 'no')})"
        for name in weighed
        if (audits[name]["score"] or 0) < 0.9
    ]


if __name__ == "__main__":
    main()
