"""How the files of ``stretchlib/body/data`` are written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "stretchlib" / "body" / "data"


def write(name: str, content: dict[str, Any]) -> None:
    """One line for each entry of the second level: short in bytes, yet a person can read a difference."""
    parts = []
    for key, value in content.items():
        if isinstance(value, dict):
            rows = [f"  {json.dumps(k)}: {json.dumps(v, separators=(',', ':'))}" for k, v in value.items()]
            parts.append(f"{json.dumps(key)}: {{\n" + ",\n".join(rows) + "\n}")
        elif isinstance(value, list):
            rows = ["  " + json.dumps(v, separators=(",", ":")) for v in value]
            parts.append(f"{json.dumps(key)}: [\n" + ",\n".join(rows) + "\n]")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(value)}")
    path = DATA / name
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="ascii", newline="\n")
    print(f"{name:16s} {path.stat().st_size / 1000:6.1f} KB")
