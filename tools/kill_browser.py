"""Kill a browser at random moments while its page keeps entries of a journal, and see that none is lost.

``python tools/kill_browser.py --times 300``. A page keeps entries as fast as it can and tells each id once
the store says that it is safe; then the browser's processes get SIGKILL. Opened again, the journal must hold
every entry that was told, and each must be whole. It needs Chromium.

A browser may give up a whole database when it starts again, about once in 300 kills. What a page gets back
then comes from the second copy of its store; how often that happened is counted.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from learning_on_page import page_without_kernel  # noqa: E402
from running import CHROMIUMS, NO_3D, QUIET  # noqa: E402

from stretchlib.journals import entries, exchange  # noqa: E402
from stretchlib.widgets import journal  # noqa: E402

STORE = "globalThis[Symbol.for('stretchlib.store.2')]"
READY = "html[data-widgets-ready]"
KEEP = f"""async ([records, told]) => {{
  globalThis.writing = (async () => {{
    for (const record of records) {{
      await {STORE}.keep({{kind: 'entry', id: record.id, value: record}});
      globalThis[told](record.id);
    }}
  }})();
}}"""
HELD = f"""async () => {{
  await {STORE}.ready;
  return [{STORE}.state, [...{STORE}.all('entry').values()]];
}}"""
#: Whether the page's own database is made anew when it opens.
NEW_DATABASE = """
const open = indexedDB.open.bind(indexedDB);
indexedDB.open = (...asked) => {
  const request = open(...asked);
  request.addEventListener("upgradeneeded", ({oldVersion}) => { globalThis.isNew = oldVersion === 0; });
  return request;
};
"""
MANY = 400
LONGEST_MS = 600
#: Then another reader begins: to open what thousands of entries fill takes its time.
EACH_PROFILE = 25


def processes(folder: Path) -> list[int]:
    """The processes that this folder of a browser belongs to."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if str(folder).encode() in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


def kill(folder: Path) -> None:
    """Kill them all, and wait until they are gone: two browsers at once on one folder are another matter."""
    while found := processes(folder):
        for process in found:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue
        time.sleep(0.02)


def notes(number: int) -> list[dict[str, object]]:
    return [
        json.loads(entries.line(entries.new("note", text=f"{number}-{each} " * 20))) for each in range(MANY)
    ]


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector(READY)
    return page


def main() -> None:
    """Kill as often as asked for, and print what was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    confirmed: set[str] = set()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        page_file = Path(scratch) / "journal.html"
        page_file.write_text(page_without_kernel([journal()]), encoding="utf-8")
        total = restored = 0
        for number in range(options.times):
            if number % EACH_PROFILE == 0:
                total += len(confirmed)
                confirmed.clear()
            profile = Path(scratch) / f"profile-of-reader-{number // EACH_PROFILE}"
            context = playwright.chromium.launch_persistent_context(
                profile, executable_path=_chromium(), args=[*QUIET, *NO_3D]
            )
            context.add_init_script(NEW_DATABASE)
            page = opened(context.pages[0], page_file.as_uri())
            restored += bool(confirmed) and page.evaluate("globalThis.isNew === true")
            state, held = page.evaluate(HELD)
            assert state == "kept", state
            exchange.from_json(json.dumps({"format": "stretchlib-journal", "version": 1, "entries": held}))
            lost = confirmed - {each["id"] for each in held}
            assert not lost, (
                f"{len(lost)} of {len(confirmed)} entries were lost by kill {number}; {len(held)} are there"
            )
            context.expose_function("told", lambda entry_id: confirmed.add(entry_id))
            try:
                page.evaluate(KEEP, [notes(number), "told"])
                page.wait_for_timeout(chance.uniform(0, LONGEST_MS))
                kill(profile)
                context.close()
            except Error:
                pass
            for lock in profile.glob("Singleton*"):
                lock.unlink(missing_ok=True)
        total += len(confirmed)
        print(f"{options.times} kills: {total} entries were confirmed, and none was lost;")
        print(f"{restored} times the browser gave up its database, and the second copy filled it again")


def _chromium() -> str | None:
    for name in CHROMIUMS:
        found = subprocess.run(["which", name], capture_output=True, text=True, check=False).stdout.strip()
        if found:
            return found
    return None


if __name__ == "__main__":
    main()
