"""Write what wheel and site consist of, as CycloneDX: ``make sbom``.

``wheel.cdx.json`` lists the packages that the wheel needs, at the versions of this environment, which are
those of ``constraints.txt``, and the npm packages that are built into its scripts. ``site.cdx.json`` lists
these, what makes pages and slides, and JupyterLite's wheels if ``site/lite`` has been built. The same
environment gives the same bytes.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from stretchlib.publish.licences import BROUGHT, licences
from stretchlib.publish.lite.distribution import LOCK, PYODIDE

ROOT = Path(__file__).resolve().parents[1]
NAME = "stretchlib"
SCHEMA = SchemaVersion.V1_6
# Such as "idb 8.0.4 (ISC), in page.js"
_BUNDLED = re.compile(r"^(?:(@[^/\s]+)/)?(\S+) (\S+) \(([^)]+)\), in .+$", re.M)
#: Brought as files, not as code in a script: the typeface and the icons of ipywidgets' buttons.
_AS_FILES = {
    "frontend": ("@fontsource", "atkinson-hyperlegible"),
    "packages/sphinx-live-widgets/host": ("@fortawesome", "free-solid-svg-icons"),
}


def of_wheel() -> list[Component]:
    """What the wheel needs and holds."""
    return [*_of_python(NAME), *_of_npm()]


def of_site(site: Path) -> list[Component]:
    """What the pages hold, and JupyterLite's wheels if they are there."""
    names = {name for form in BROUGHT.values() for name in form}
    return [*of_wheel(), *(_package(metadata.distribution(name)) for name in sorted(names)), *_of_lite(site)]


def written(about: str, components: Iterable[Component]) -> str:
    """The list as JSON, checked against the schema of CycloneDX."""
    once = {each.purl: each for each in components}
    whole = _package(metadata.distribution(NAME), ComponentType.APPLICATION)
    every = [each for purl, each in once.items() if purl != whole.purl]
    serial = uuid5(NAMESPACE_URL, "\n".join([about, str(whole.purl), *sorted(map(str, once))]))
    bom = Bom(components=every, serial_number=serial)
    bom.metadata = BomMetaData(component=whole)
    bom.register_dependency(whole, every)
    told = json.loads(make_outputter(bom, OutputFormat.JSON, SCHEMA).output_as_string())
    del told["metadata"]["timestamp"]  # what consists of the same things is told in the same bytes
    text = json.dumps(told, indent=2) + "\n"
    if fault := JsonStrictValidator(SCHEMA).validate_str(text):
        raise ValueError(f"What was written is not CycloneDX: {fault}")
    return text


def _of_python(name: str) -> Iterator[Component]:
    """A package's dependencies, and theirs, but not its extras'."""
    found, waiting = set[str](), [canonicalize_name(name)]
    while waiting:
        package = metadata.distribution(waiting.pop())
        yield _package(package)
        for line in package.requires or ():
            wanted = Requirement(line)
            key = canonicalize_name(wanted.name)
            if key not in found and (wanted.marker is None or wanted.marker.evaluate({"extra": ""})):
                found.add(key)
                waiting.append(key)


def _of_npm() -> Iterator[Component]:
    """What the build of the front end says is in its scripts."""
    for each in licences():
        for scope, name, version, licence in _BUNDLED.findall(each.text):
            yield _component(name, version, PackageURL("npm", scope or None, name, version), licence)
    for folder, (scope, name) in _AS_FILES.items():
        lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))
        entry = lock["packages"][f"node_modules/{scope}/{name}"]
        purl = PackageURL("npm", scope, name, entry["version"])
        yield _component(name, entry["version"], purl, entry["license"].strip("()"))


def _of_lite(site: Path) -> Iterator[Component]:
    lock = site / "lite" / "static" / "pyodide" / LOCK
    if not lock.is_file():
        return
    yield _component("pyodide", PYODIDE, PackageURL("npm", None, "pyodide", PYODIDE), "MPL-2.0")
    for entry in json.loads(lock.read_text(encoding="utf-8"))["packages"].values():
        name, version = canonicalize_name(entry["name"]), entry["version"]
        yield _component(name, version, PackageURL("pypi", None, name, version))


def _package(package: metadata.Distribution, kind: ComponentType = ComponentType.LIBRARY) -> Component:
    name = canonicalize_name(package.metadata["Name"])
    expression = package.metadata.get("License-Expression") or ""
    return _component(
        name, package.version, PackageURL("pypi", None, name, package.version), expression, kind
    )


def _component(
    name: str, version: str, purl: PackageURL, licence: str = "", kind: ComponentType = ComponentType.LIBRARY
) -> Component:
    known = [LicenseFactory().make_from_string(licence)] if licence else []
    return Component(name=name, version=version, type=kind, purl=purl, bom_ref=str(purl), licenses=known)


def main(output: Path) -> None:
    """Write both."""
    output.mkdir(parents=True, exist_ok=True)
    for about, components in (("wheel", of_wheel()), ("site", of_site(ROOT / "site"))):
        path = output / f"{about}.cdx.json"
        path.write_text(written(about, components), encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main(Path(*sys.argv[1:] or ["dist"]))
