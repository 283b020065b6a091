"""The command line: one sentence for every mistake, and a learner's work is never lost."""

from __future__ import annotations

import importlib.util
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from stretchlib.cli import main
from stretchlib.publish.learners_copy import Copied


def test_help_names_every_command() -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    assert all(command in shown for command in ("learn", "check", "book", "images"))


@pytest.mark.parametrize("option", ["--port {}", "--port={}", "--ServerApp.port={}"])
def test_a_port_that_is_taken_is_told_in_one_sentence(option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jupyterlab.labapp.LabApp.launch_instance", lambda _: None)
    monkeypatch.setattr("stretchlib.publish.learners_copy.copy_course", lambda *_, **__: Copied([], []))
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        told = CliRunner().invoke(main, ["learn", "--no-browser", *option.format(port).split()])
    assert told.exit_code == 2
    assert told.output.strip().endswith(
        f"Port {port} is taken by another program: name another one, or leave --port out."
    )
    again = CliRunner().invoke(main, ["learn", "--no-browser", *option.format(port).split()])
    assert again.exit_code == 0


@pytest.mark.parametrize(("command", "missing"), [("learn", "jupyterlab"), ("book", "sphinx")])
def test_what_is_not_installed_is_named_with_the_way_to_install_it(
    monkeypatch: pytest.MonkeyPatch, command: str, missing: str
) -> None:
    monkeypatch.setattr(
        "stretchlib.cli.wrong.find_spec",
        lambda name: None if name == missing else importlib.util.find_spec(name),
    )
    told = CliRunner().invoke(main, [command])
    assert told.exit_code == 2
    assert '-m pip install "' in told.output
    assert missing in told.output.partition("pip install")[2]
    assert len(told.output.strip().splitlines()) == 1


@pytest.mark.parametrize("command", ["book", "images"])
def test_an_installed_package_says_that_a_checkout_is_needed(
    monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr("stretchlib.publish.course.PACKAGE", Path("/nowhere/stretchlib"))
    told = CliRunner().invoke(main, [command])
    assert told.exit_code == 2
    assert "checkout" in told.output


def test_a_faulty_catalogue_file_is_named_with_record_and_key(tmp_path: Path) -> None:
    faulty = tmp_path / "mine.toml"
    faulty.write_text('[my-stretch]\nname = "Mine"\nholdd = 3\n', encoding="utf-8")
    told = CliRunner().invoke(main, ["check", str(faulty)])
    assert told.exit_code != 0
    assert "mine.toml" in told.output
    assert "my-stretch" in told.output


def test_a_file_that_is_not_there_is_wrong_input() -> None:
    assert CliRunner().invoke(main, ["check", "no-such.toml"]).exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["plan", "--toml", "no-folder/x.toml"],
        ["plan", "--ical", "a-file/x.ics"],
        ["slides", "-o", "a-file/x"],
    ],
    ids=["no such folder", "a file for a folder", "a file above the folder"],
)
def test_a_place_that_cannot_be_written_to_is_told_in_one_sentence(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a-file").touch()
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert f"Error: '{arguments[-1]}' cannot be used: " in result.output


def test_a_port_that_cannot_be_is_told_in_one_sentence() -> None:
    result = CliRunner().invoke(main, ["learn", "--port", "99999999"])
    assert result.exit_code == 2
    assert "There is no port 99999999: name one up to 65535" in result.output


def test_jupyterlab_is_started_without_what_is_for_jupyterlite(monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot load it, and says so in the console of each page."""
    from jupyterlab.labapp import LabApp  # slow to import, and each worker of a run reads all files

    monkeypatch.setattr("jupyterlab.labapp.LabApp.launch_instance", lambda _: None)
    assert CliRunner().invoke(main, ["learn", "--originals", "--no-browser"]).exit_code == 0
    told = LabApp.serverapp_config["tornado_settings"]
    names = ["anywidget", "@jupyterlite/pyodide-kernel-extension"]
    page = {"federated_extensions": [{"name": name} for name in names], "appName": "JupyterLab"}
    kept = told["page_config_hook"](None, page)
    assert kept == {"federated_extensions": [{"name": "anywidget"}], "appName": "JupyterLab"}
