"""A reader's own files of techniques: adding them, and ``stretchlib check``, which checks the package too."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from stretchlib.catalogue import library, links, reading
from stretchlib.catalogue.records import Stretch
from stretchlib.errors import BadRecord

TAKEN = "the catalogue already has a technique with this id; choose another"
EMPTY = "the file holds no technique; start one with [my-stretch]"


def load(path: str | Path) -> list[Stretch]:
    """Add the techniques of a TOML file to this session, after checking them.

    The file has the form of the package's own ``stretches.toml``. Loading the same file again replaces its
    records.

    Raises
    ------
    BadRecord : the file breaks a rule; the message names file, record and key.
    OSError : there is no such file, or it cannot be read.

    Examples
    --------
    >>> try:
    ...     sl.catalogue.load("missing.toml")
    ... except OSError as missing:
    ...     print(str(missing)[:31])
    There is no file 'missing.toml'
    """
    place = Path(path)
    found = reading.records(reading.own_file(path), Stretch, place.name)
    if not found:
        raise BadRecord(place.name, "", "", EMPTY)
    others = {**library.shipped_stretches(), **library.own_of_other_files(str(place))}
    links.raise_all((BadRecord(place.name, key, "", TAKEN) for key in found if key in others), place.name)
    links.raise_all(links.stretch_faults({**others, **found}, only=found), place.name)
    library.keep_own(str(place), found)
    return list(found.values())


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
        return list(fault.sentences)


def _check_file(path: Path) -> list[str]:
    try:
        tables = reading.tables(reading.own_file(path), path.name)
    except (BadRecord, OSError) as fault:
        return [str(fault)]  # the text of the file cannot be read: one fault, whatever follows
    if not tables:
        return [str(BadRecord(path.name, "", "", EMPTY))]
    problems: list[str] = []
    found: dict[str, Stretch] = {}
    shipped = library.shipped_stretches()
    for name, table in tables.items():
        try:
            found[name] = reading.record(table, name, Stretch, path.name)
            if name in shipped:
                raise BadRecord(path.name, name, "", TAKEN)
        except BadRecord as fault:
            problems += fault.sentences
    good = {name: item for name, item in found.items() if name not in shipped}
    faults = links.stretch_faults({**shipped, **good}, only=good)
    problems += [str(BadRecord(path.name, fault.record, fault.key, fault.fault)) for fault in faults]
    return problems
