"""``stretchlib check``: everything that is wrong with the catalogue or with a reader's own file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from stretchlib.catalogue import library, links, reading
from stretchlib.catalogue.records import Stretch
from stretchlib.errors import BadRecord


def check(paths: str | Path | Iterable[str | Path] = ()) -> list[str]:
    """Problems as sentences, each naming file, record and key; an empty list if all is well.

    Parameters
    ----------
    paths : one technique file of your own, or several; with none, the catalogue that the package ships.

    Examples
    --------
    >>> sl.catalogue.check()
    []
    """
    chosen = [paths] if isinstance(paths, str | Path) else list(paths)
    if not chosen:
        return _check_package()
    return [problem for path in chosen for problem in _check_file(Path(path))]


def _check_package() -> list[str]:
    try:
        return [str(fault) for fault in links.all_faults()]
    except BadRecord as fault:
        return [str(fault)]


def _check_file(path: Path) -> list[str]:
    try:
        tables = reading.tables(reading.own_file(path), path.name)
    except (BadRecord, OSError) as fault:
        return [str(fault)]
    if not tables:
        return [f"{path.name}: the file holds no technique; start one with [my-stretch]."]
    problems: list[str] = []
    found: dict[str, Stretch] = {}
    shipped = library.shipped_stretches()
    for name, table in tables.items():
        try:
            found[name] = reading.record(table, name, Stretch, path.name)
            if name in shipped:
                raise BadRecord(path.name, name, "", library.TAKEN)
        except BadRecord as fault:
            problems.append(str(fault))
    good = {name: item for name, item in found.items() if name not in shipped}
    faults = links.stretch_faults({**shipped, **good}, only=good)
    problems += [str(BadRecord(path.name, fault.record, fault.key, fault.fault)) for fault in faults]
    return problems
