"""One simulated learner: what a browser would send, and nothing that the page does not offer."""

from __future__ import annotations

import json
import os
import pwd
import re
import signal
import time
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import requests
import websocket
from hub_under_test import Hub

PATIENCE_SECONDS = 200
#: The hub's answer for a server that is not there; its page has a button to start it.
NOT_RUNNING = 424
POLL_SECONDS = 0.5


class Learner:
    """A learner of a class on a hub; ``name`` is the account that the hub gave them."""

    def __init__(self, hub: Hub, chosen: str) -> None:
        self._hub = hub
        self._chosen = chosen
        self.name = f"learner-{chosen}"
        self.home = hub.homes / self.name
        self._web = requests.Session()
        self._web.headers["Connection"] = (
            "close"  # one that the proxy has closed is no fault: browsers ask again
        )
        self._socket: websocket.WebSocket | None = None
        self._timer: str | None = None

    # Pages

    def log_in(self) -> None:
        """Fills in the form as anybody would."""
        page = self._web.get(f"{self._hub.address}hub/login", timeout=PATIENCE_SECONDS)
        form = {
            "username": self._chosen,
            "password": self._hub.password,
            "_xsrf": self._cookie("_xsrf", "/hub/"),
        }
        page = self._web.post(
            f"{self._hub.address}hub/login?next=%2Fhub%2Fspawn", data=form, timeout=PATIENCE_SECONDS
        )
        if page.status_code >= 400 or "/hub/login" in page.url:
            raise RuntimeError(f"The hub did not let {self.name} in: {page.status_code} at {page.url}.")

    def wait_for_server(self) -> None:
        """Until the learner's own JupyterLab shows its page; one that stopped is started again."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            page = self._web.get(self._own("lab"), timeout=PATIENCE_SECONDS)
            if page.status_code == 200 and page.url.startswith(self._own("lab")):
                return
            if page.status_code == NOT_RUNNING and "Spawn failed" not in page.text:
                self._web.get(f"{self._hub.address}hub/spawn/{self.name}", timeout=PATIENCE_SECONDS)
            elif "Spawn failed" in page.text:
                raise RuntimeError("the server did not start")
            time.sleep(POLL_SECONDS)
        raise TimeoutError("the server did not come")

    def status_of(self, path: str) -> int:
        return self._web.get(f"{self._hub.address}{path}", timeout=60).status_code

    def text_of(self, path: str) -> str:
        return json.dumps(self._notebook(path))

    def write_into(self, path: str, text: str) -> None:
        """Adds a cell of the learner's own and saves, as the page does."""
        notebook = self._notebook(path)
        cell = {"cell_type": "markdown", "id": uuid.uuid4().hex[:8], "metadata": {}, "source": text}
        notebook["cells"].append(cell)
        saved = self._web.put(
            self._own(f"api/contents/{path}"),
            json={"type": "notebook", "content": notebook},
            headers=self._headers(),
            timeout=PATIENCE_SECONDS,
        )
        saved.raise_for_status()

    def leave(self) -> None:
        """Stops the server, as the button in the hub's own page does."""
        if self._socket:
            self._socket.close()
        self._web.delete(
            f"{self._hub.address}hub/api/users/{self.name}/server",
            headers={
                "X-XSRFToken": self._cookie("_xsrf", "/hub/"),
                "Referer": f"{self._hub.address}hub/home",
            },
            timeout=PATIENCE_SECONDS,
        )

    def _notebook(self, path: str) -> dict[str, Any]:
        got = self._web.get(self._own(f"api/contents/{path}"), timeout=PATIENCE_SECONDS)
        got.raise_for_status()
        return got.json()["content"]  # type: ignore[no-any-return]

    def _own(self, path: str) -> str:
        return f"{self._hub.address}user/{self.name}/{path}"

    def _cookie(self, name: str, path: str) -> str:
        found = (each.value for each in self._web.cookies if each.name == name and each.path == path)
        return next(found, None) or ""

    def _headers(self) -> dict[str, str]:
        return {"X-XSRFToken": self._cookie("_xsrf", f"/user/{self.name}/"), "Referer": self._own("lab")}

    # Cells

    def open(self, path: str) -> list[str]:
        """Opens a chapter with a kernel of its own; its code cells."""
        made = self._web.post(
            self._own("api/sessions"),
            json={"path": path, "name": path, "type": "notebook", "kernel": {"name": "python3"}},
            headers=self._headers(),
            timeout=PATIENCE_SECONDS,
        )
        made.raise_for_status()
        kernel = made.json()["kernel"]["id"]
        address = self._own(f"api/kernels/{kernel}/channels?session_id={uuid.uuid4().hex}")
        cookies = "; ".join(
            f"{each.name}={each.value}"
            for each in self._web.cookies
            if f"/user/{self.name}/".startswith(each.path)
        )
        self._socket = websocket.create_connection(
            address.replace("http", "ws", 1),
            cookie=cookies,
            origin=self._hub.address.rstrip("/"),
            timeout=PATIENCE_SECONDS,
            skip_utf8_validation=True,  # in Python it takes longer than all that the server does
        )
        return [
            source
            for cell in self._notebook(path)["cells"]
            if cell["cell_type"] == "code" and (source := "".join(cell["source"])).strip()
        ]

    def run(self, cells: Iterable[str]) -> int:
        """Runs cells one after the other; how many ran. The first that fails ends it."""
        count = 0
        for source in cells:
            for _ in self._executed(source):
                pass
            count += 1
        return count

    def output(self, source: str) -> str:
        """What a cell prints."""
        return "".join(
            message["content"]["text"]
            for message in self._executed(source)
            if message["msg_type"] == "stream"
        )

    def start_timer(self) -> None:
        """Sends what the page sends when somebody presses Start, and sees that Python heard it."""
        if self._timer is None:
            raise RuntimeError("the chapter showed no timer")
        event = {"kind": "started", "number": 1, "stage": 0, "title": "", "side": None}
        state = {"method": "update", "state": {"event": event}, "buffer_paths": []}
        self._send("comm_msg", {"comm_id": self._timer, "data": state})
        heard = self.output(
            "from ipywidgets.widgets.widget import _instances\n"
            f"print(_instances[{self._timer!r}].event.get('kind'))"
        )
        if heard.strip() != "started":
            raise RuntimeError(f"Python did not hear of the timer: {heard!r}")

    def _executed(self, source: str) -> Iterator[dict[str, Any]]:
        """The messages about a cell until the kernel has done with it."""
        content = {"code": source, "silent": False, "store_history": True, "allow_stdin": False}
        sent = self._send("execute_request", content)
        idle = replied = False
        while not (idle and replied):
            told = self._received()
            if told["parent_header"].get("msg_id") != sent:
                continue
            kind, content = told["msg_type"], told["content"]
            if kind == "error":
                raise RuntimeError(f"{content['ename']}: {content['evalue']} in {source[:60]!r}")
            if kind == "comm_open" and "prepare_seconds" in content["data"].get("state", {}):
                self._timer = content["comm_id"]
            replied = replied or kind == "execute_reply"
            idle = idle or (kind == "status" and content["execution_state"] == "idle")
            yield told

    def _send(self, kind: str, content: dict[str, Any]) -> str:
        assert self._socket is not None
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": kind,
            "username": self.name,
            "session": uuid.uuid4().hex,
            "version": "5.3",
            "date": "",
        }
        told = {"parent_header": {}, "metadata": {}, "content": content}
        self._socket.send(json.dumps({"channel": "shell", "header": header, **told, "buffers": []}))
        return header["msg_id"]

    def _received(self) -> dict[str, Any]:
        """The next message; one with buffers begins with how many parts it has and where each begins."""
        assert self._socket is not None
        data = self._socket.recv()
        if isinstance(data, bytes):
            parts = int.from_bytes(data[:4])
            ends = [int.from_bytes(data[4 * at : 4 * at + 4]) for at in range(1, parts + 1)]
            data = data[ends[0] : ends[1] if parts > 1 else None].decode()
        told = json.loads(data)
        told.setdefault("msg_type", told["header"]["msg_type"])
        return told  # type: ignore[no-any-return]

    # The machine

    def memory(self) -> float:
        """Of server and kernels, in MB: each page of memory that several share counts in parts."""
        return sum(_share(pid) for pid in self._processes()) / 1000

    def kill_server(self) -> None:
        """Ends the server at once, as a machine without memory does."""
        if self._socket:
            self._socket.close()
            self._socket = None
        for pid in self._processes():
            os.kill(pid, signal.SIGKILL)
        end = time.monotonic() + PATIENCE_SECONDS
        while self.status_of(f"user/{self.name}/api/contents") == 200 and time.monotonic() < end:
            time.sleep(POLL_SECONDS)

    def _processes(self) -> list[int]:
        """Those of the learner's own account, and of no other."""
        owner = pwd.getpwnam(self.name).pw_uid
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            try:
                if place.stat().st_uid == owner:
                    found.append(int(place.name))
            except FileNotFoundError:
                continue
        return found


def _share(pid: int) -> float:
    """The proportional share of memory of a process, in kB."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0.0
    found = re.search(r"^Pss:\s+(\d+) kB", told, re.MULTILINE)
    return float(found[1]) if found else 0.0
