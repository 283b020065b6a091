"""A picture is stale when what it draws has changed, and only then.

Each case changes a copy of the package, as somebody would, and asks it which of its pictures are stale.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stretchlib.figures import fingerprints, registry
from stretchlib.figures.engine.sameness import same_ink
from stretchlib.look import THEMES, tokens
from stretchlib.pictures import INDEX, folder, pictures

ROOT = Path(__file__).parents[2]
DRAWINGS = sorted(registry.drawings())
# Of each pose the person or, by turns, the inside: both are drawn by the same code from the same placement. A
# strip has five people, so that only some are drawn anew; `stretchlib check` asks for the input of all.
POSES = sorted(name.removeprefix("pose-") for name in DRAWINGS if name.startswith("pose-"))
COMPARED = [f"{'inside' if place % 2 else 'pose'}-{name}" for place, name in enumerate(POSES)]
COMPARED += [name for name in DRAWINGS if name.startswith("strip-")][::6]
COMPARED += [name for name in DRAWINGS if not name.startswith(("pose-", "inside-", "strip-"))]
KINDS = (
    "body-map",
    "hamstring-lengths",
    "hamstrings-anatomy",
    "inside-lying-strap-hold",
    "lunge-three-ways",
    "piriformis-rotation",
    "pose-lying-strap-hold",
    "self-test-active-leg-raise",
    "stretch-dose",
)


class Copy:
    """A copy of the package and its pictures."""

    def __init__(self, root: Path) -> None:
        self.root = root
        left_out = shutil.ignore_patterns("static", "__pycache__", "publish", "images", "notebooks")
        shutil.copytree(ROOT / "stretchlib", root / "stretchlib", ignore=left_out)
        shutil.copytree(ROOT / "images", root / "images")

    def change(self, file: str, old: str, new: str) -> None:
        path = self.root / "stretchlib" / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} says '{old}' {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def run(self, code: str) -> object:
        command = [sys.executable, "-c", f"import json\nfrom pathlib import Path\n{code}"]
        told = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)
        assert told.returncode == 0, told.stderr
        return json.loads(told.stdout)

    def stale(self) -> object:
        return self.run("from stretchlib.figures import stale; print(json.dumps(stale()))")

    def drawn(self) -> object:
        """Ids of the pictures that ``stretchlib images`` draws and writes."""
        return self.run(
            "from stretchlib.figures import store\n"
            "print(json.dumps([*store(Path('images'), memory=Path('memory.json'))]))"
        )

    def remember(self) -> None:
        """As after all pictures were drawn here with the code as it is now."""
        self.run(
            "from stretchlib.figures import fingerprints, registry\n"
            "index = json.loads(Path('images/index.json').read_text(encoding='utf-8'))\n"
            "known = {key: fingerprints.of_code(item.home) + ' ' + index[key]['drawn']\n"
            "         for key, item in registry.drawings().items()}\n"
            "Path('memory.json').write_text(json.dumps(known))\n"
            "print(1)"
        )


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def test_every_drawing_is_stored_and_fresh() -> None:
    assert registry.stale() == []
    assert set(pictures()) == set(registry.drawings())


# Code that draws one pose otherwise draws most of them otherwise.
@pytest.mark.by_turns(len(COMPARED), "hamstring-lengths")
@pytest.mark.parametrize(("place", "name"), [*enumerate(COMPARED)], ids=COMPARED)
def test_the_code_draws_what_is_stored(place: int, name: str) -> None:
    theme = THEMES[place % 2]  # by turns: themes differ in colours alone
    stored = pictures()[name]
    assert same_ink(registry.svg(name, theme), stored.svg(theme)), f"{name} is drawn otherwise: make images"
    told = {"width": stored.width, "height": stored.height}
    if stored.marks:
        told["marks"] = {mark: [*place] for mark, place in stored.marks.items()}
    assert registry.drawing(name).came_out() == told, f"{name} comes out otherwise: make images"


@pytest.mark.thorough
def test_words_in_code_and_new_modules_make_nothing_stale_and_nothing_is_drawn_again(copy: Copy) -> None:
    copy.remember()
    copy.change("figures/pictures/evidence.py", '"""Charts of what trials found', '"""Charts that show')
    copy.change("body/posture.py", "from __future__", "# A comment.\nfrom __future__")
    (copy.root / "stretchlib" / "figures" / "pictures" / "breath.py").write_text("SIZE = (3.0, 2.0)\n")
    assert copy.stale() == []
    assert copy.drawn() == []


@pytest.mark.thorough
def test_other_muscles_of_a_technique_make_its_pose_pictures_stale(copy: Copy) -> None:
    before = (copy.root / "stretchlib/catalogue/facts/stretches.toml").read_text(encoding="utf-8")
    head = before[before.index("[heel-on-stool]") : before.index("[heel-on-stool.poses")]
    assert '"gasmed", "gaslat", "glmax"' in head
    copy.change(
        "catalogue/facts/stretches.toml",
        head,
        head.replace('"gaslat", "glmax"', '"gaslat", "soleus", "glmax"'),
    )
    poses = sorted(name for name in DRAWINGS if name.startswith("inside-heel-on-stool-"))
    assert copy.stale() == poses
    assert poses


@pytest.mark.thorough
def test_another_way_to_draw_a_muscle_makes_stale_what_shows_that_muscle(copy: Copy) -> None:
    before = (copy.root / "stretchlib/catalogue/facts/muscles.toml").read_text(encoding="utf-8")
    record = before[before.index("[gasmed]") :].split("\n\n")[0]
    assert 'model = ["gasmed"]' in record
    copy.change(
        "catalogue/facts/muscles.toml",
        record,
        record.replace('model = ["gasmed"]', 'model = ["gasmed", "soleus"]'),
    )
    found = copy.stale()
    assert "inside-calf-wall-straight-hold" in found
    assert not [name for name in found if name.startswith(("inside-lying-figure-four", "stretch-dose"))]


@pytest.mark.thorough
def test_a_colour_of_drawings_makes_all_stale_and_one_of_pages_none(copy: Copy) -> None:
    copy.change("look.toml", 'focus = "#0b57d0"', 'focus = "#0b57d1"')
    assert copy.stale() == []
    copy.change("look.toml", 'skin-line = "#b3a593"', 'skin-line = "#b3a590"')
    assert copy.stale() == DRAWINGS


@pytest.mark.thorough
def test_other_data_of_the_body_make_what_is_drawn_from_it_stale(copy: Copy) -> None:
    bellies = copy.root / "stretchlib" / "body" / "data" / "bellies.json"
    bellies.write_text(bellies.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    without = {"hamstring-lengths", "piriformis-rotation", "stretch-dose", "stretch-effect", "stretch-map"}
    clothed = ("pose-", "self-test-", "sequence-", "strip-", "moving-")
    inside = [name for name in DRAWINGS if name not in without and not name.startswith(clothed)]
    assert copy.stale() == inside


@pytest.mark.thorough
def test_code_that_draws_otherwise_is_found_by_drawing_and_only_that_is_written(copy: Copy) -> None:
    copy.remember()
    copy.change(
        "figures/pictures/evidence.py",
        "ax.barh(row, dose.low, height=0.5",
        "ax.barh(row, dose.low, height=0.6",
    )
    before = (copy.root / "images" / INDEX).read_text(encoding="utf-8").splitlines()
    assert copy.stale() == []
    assert copy.drawn() == ["stretch-dose"]
    assert copy.stale() == []
    after = (copy.root / "images" / INDEX).read_text(encoding="utf-8").splitlines()
    assert len(after) == len(before) == len(DRAWINGS) + 2, "one line a picture"
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


@pytest.mark.thorough
def test_a_picture_that_was_changed_by_hand_or_left_over_is_stale(copy: Copy) -> None:
    picture = copy.root / "images" / "stretch-dose.dark.svg"
    picture.write_text(picture.read_text(encoding="utf-8").replace("#", "#0", 1), encoding="utf-8")
    index = copy.root / "images" / INDEX
    told = json.loads(index.read_text(encoding="utf-8"))
    index.write_text(json.dumps(told | {"gone": told["stretch-dose"]}), encoding="utf-8")
    assert copy.stale() == ["gone", "stretch-dose"]
    copy.remember()
    assert copy.drawn() == ["stretch-dose"]
    assert copy.stale() == []


def test_the_index_is_in_the_order_of_ids() -> None:
    kept = [*json.loads((Path(str(folder())) / INDEX).read_text(encoding="utf-8"))]
    assert kept == sorted(kept)


@pytest.mark.long
@pytest.mark.by_turns(len(KINDS))
@pytest.mark.parametrize("name", KINDS)
def test_a_drawing_reads_no_data_of_the_body_but_those_that_it_names(name: str) -> None:
    code = (
        "import json\n"
        "from importlib import resources\n"
        "from pathlib import Path\n"
        "read = set()\n"
        "before = Path.read_text\n"
        "def reading(path, *args, **kwargs):\n"
        "    if path.parent.name == 'data':\n"
        "        read.add(path.stem)\n"
        "    return before(path, *args, **kwargs)\n"
        "Path.read_text = reading\n"
        "from stretchlib.figures import registry\n"
        f"registry.draw('{name}')\n"
        f"print(json.dumps([sorted(read), registry.drawing('{name}').body_data]))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    read, named = json.loads(told.stdout)
    at_import = {"drawing", "groups"}  # ranges of joints and names of groups, which every body has
    assert set(read) - at_import <= {*named}


@pytest.mark.by_turns(len(KINDS))
@pytest.mark.parametrize(("place", "name"), [*enumerate(KINDS)], ids=KINDS)
def test_no_drawing_uses_the_colours_of_pages(place: int, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    theme = THEMES[place % 2]
    for colour in fingerprints.PAGES_ALONE:
        monkeypatch.delitem(tokens()[theme], colour)
    registry.draw(name, theme=theme)


def test_what_no_fingerprint_can_be_taken_of_is_refused() -> None:
    with pytest.raises(TypeError, match="give records, numbers and words"):
        fingerprints.of_input({"a": object()}, ())
