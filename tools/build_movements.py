"""Solve movements: ``python tools/build_movements.py [IDS]``.

Reads the records of ``stretchlib/catalogue/facts/movements``, keeps contacts by least squares, and writes
``stretchlib/body/data/movements.json``. Only what changed since is solved, or what is named; ``--keys``
prints the solved keys. Look at the strips afterwards.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from movements.columns import COLUMNS  # noqa: E402
from movements.contacts import Contact  # noqa: E402
from movements.keys import Keys  # noqa: E402
from movements.records import Script, scripts  # noqa: E402
from movements.ways import Ways  # noqa: E402
from movements.within import within  # noqa: E402

from stretchlib.body.columns import packed  # noqa: E402
from stretchlib.catalogue import library  # noqa: E402
from stretchlib.figures.pictures import views  # noqa: E402

OUT = ROOT / "stretchlib" / "body" / "data" / "movements.json"
UNIT = 0.1
#: Joints of which a quarter of a degree moves nothing that is seen: rounder numbers take fewer bytes.
ROUNDED, ROUND = (
    "hip_rotation", "ankle_angle", "mtp_angle", "shoulder_flexion", "shoulder_abduction", "shoulder_rotation",
    "elbow_flexion", "pro_sup", "wrist_flex", "wrist_dev",
), 5  # fmt: skip
ABOUT = "Movements as rows of angles; how they are played stands in frontend/src/body/motion.ts."


def main() -> None:
    wanted = [word for word in sys.argv[1:] if not word.startswith("--")]
    motions: dict[str, Any] = json.loads(OUT.read_text(encoding="ascii"))["motions"] if OUT.exists() else {}
    known = scripts()
    for name, script in known.items():
        made_from = fingerprint(script)
        stale = motions.get(name, {}).get("made_from") != made_from
        if name not in wanted if wanted else not stale:
            continue
        began = time.time()
        keys = Keys(script)
        if "--keys" in sys.argv:
            show(keys)
        motions[name] = {**record_of(script, Ways(keys)), "made_from": made_from}
        write({each: motions[each] for each in known if each in motions})
        print(f"{name}: {time.time() - began:.1f} s", flush=True)
    write({each: motions[each] for each in known if each in motions})
    print(f"{OUT.name}: {len(gzip.compress(OUT.read_bytes(), 9)) / 1000:.1f} KB packed")


def write(motions: dict[str, Any]) -> None:
    """The file, one movement a line."""
    for name, record in motions.items():
        record["forms"] = forms_of(name, motions)
        record["rows"] = within(record, UNIT)
    head = {"about": ABOUT, "licence": "BSD-3-Clause", "source": "Our estimate", "unit": UNIT,
            "columns": list(COLUMNS)}  # fmt: skip
    lines = ",\n".join(f"{json.dumps(k)}: {json.dumps(v, separators=(',', ':'))}" for k, v in motions.items())
    text = f'{json.dumps(head)[:-1]},"motions":{{\n{lines}\n}}}}\n'
    OUT.write_text(text, encoding="ascii", newline="\n")


def fingerprint(script: Script) -> str:
    """Of all that a movement is made from."""
    solver = b"".join(p.read_bytes() for p in sorted((ROOT / "tools" / "movements").glob("*.py")))
    poses = [repr(asdict(p)) for p in (*script.poses.values(), *script.starts.values())]
    text = repr((asdict(script.record), poses)).encode()
    return hashlib.sha256(text + (solver if "--strict" in sys.argv else b"")).hexdigest()[:12]


def record_of(script: Script, ways: Ways) -> dict[str, Any]:
    """A movement as the readers of both languages know it."""
    anchor = script.anchor
    near = "right" if anchor.working in ("both", "right") else "left"
    cameras = [views.first(anchor, near), views.second(anchor, near)]
    key = script.record.keys[[k.name for k in script.record.keys].index(script.record.anchor)]
    pose = (script.record.poses or {}).get(key.like, key.like)
    run = next(r for r in ways.runs if ways.keys.anchor in r.keys)
    return {
        "pose": pose,
        "row": run.row_at(ways.keys.anchor, up=True),
        "side": anchor.working,
        "views": [[round(c.azimuth, 1), round(c.elevation, 1)] for c in cameras if c],
        "along": script.record.along,
        "since": ways.row_of(script.record.since) if script.record.since else 0,
        "spans": ways.spans(),
        "rows": packed(rounded(np.round(ways.table / UNIT).astype(np.int64))),
        "contacts": [
            contact_of(c, ways) for c in ways.keys.contacts if not (c.over or c.clears or c.rolling)
        ],
    }


def rounded(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rows in units, those of some joints rounded to half a degree."""
    rough = [name.rpartition(".")[2] in ROUNDED for name in COLUMNS]
    return np.where(rough, ROUND * np.round(rows / ROUND).astype(np.int64), rows)


def contact_of(contact: Contact, ways: Ways) -> dict[str, Any]:
    where = np.round(contact.where, 4).tolist() if contact.where is not None else []
    found: dict[str, Any] = {"point": contact.point, "on": contact.on, "axes": contact.axes,
                             "rows": list(ways.rows_of(contact)), "where": where}  # fmt: skip
    if contact.frame:
        return {**found, "frame": contact.frame}
    return {**found, "height": round(contact.height, 3)}


def forms_of(name: str, motions: dict[str, Any]) -> dict[str, str]:
    """Ids of forms, and the words ``easier`` and ``harder``, to the movement that shows them."""
    own = {other.partition(".")[2]: other for other in motions if other.startswith(f"{name}.")}
    item = library.all_stretches().get(name)
    if item is None:
        return own
    for word in ("easier", "harder"):
        first = next((v.id or v.pose for v in getattr(item, word) if (v.id or v.pose) in own), None)
        if first:
            own[word] = own[first]
    return own


def show(keys: Keys) -> None:
    """The solved keys, and by how much they are not what was asked for."""
    for name, row in zip(keys.names, keys.rows, strict=True):
        asked = keys._asked[name]
        parts = [
            f"{c}={v:.0f}" + (f"({v - a:+.0f})" if abs(v - a) >= 3 and c not in "xyz" else "")
            for c, v, a in zip(COLUMNS, row, asked, strict=True)
            if abs(v) >= 1
        ]
        print(f"  {name}: {' '.join(parts)}")


if __name__ == "__main__":
    main()
