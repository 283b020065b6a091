"""The explorer's person: from clothes to bones by one slider, and whoever was chosen stays chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import Visit
from learning_on_page import page_without_kernel
from numpy.typing import NDArray
from playwright.sync_api import Locator, expect
from test_book import open_chapter
from test_explorer_in_pages import CHAPTER, explorer, frames, frames_at_rest, picture, visit_with_3d

import stretchlib as sl
from stretchlib.look import colours

pytestmark = pytest.mark.browser
__all__ = ["visit_with_3d"]

# The processor draws what is 3D here: the smaller, the sooner.
PHONE = {"viewport": {"width": 400, "height": 700}, "reduced_motion": "reduce"}
PIXELS = """canvas => {
  const copy = new OffscreenCanvas(200, 200).getContext("2d");
  copy.drawImage(canvas, 0, 0, 200, 200);
  return [...copy.getImageData(0, 0, 200, 200).data];
}"""


def pixels(root: Locator) -> NDArray[np.float64]:
    """Red, green, blue and how much is drawn on, 0 to 255, one row a pixel."""
    return np.array(root.locator("canvas").evaluate(PIXELS), dtype=float).reshape(-1, 4)


def look(root: Locator, name: str) -> NDArray[np.float64]:
    """What is seen after one of the slider's buttons was pressed."""
    before = frames(root)
    root.get_by_role("button", name=name, exact=True).click()
    root.page.wait_for_function(
        "([stage, before]) => Number(stage.dataset.frames) > before",
        arg=[root.locator(".sl-stage").element_handle(), before],
    )
    return pixels(root)


def cloth(seen: NDArray[np.float64]) -> int:
    """How many pixels have the blue or green of clothes: bones, muscles, skin and furniture have none."""
    red, _, blue, drawn = seen.T
    return int(((blue > red + 25) & (drawn > 200)).sum())


def near(seen: NDArray[np.float64], name: str, most: float) -> NDArray[np.bool_]:
    """Which pixels have a colour of the light theme."""
    wanted = np.array([int(colours("light")[name][k : k + 2], 16) for k in (1, 3, 5)])
    return np.asarray((abs(seen[:, :3] - wanted) < most).all(axis=1))


def alone(visited: Visit, folder: Path, technique: str, **shown: Any) -> Locator:
    """An explorer on a page of its own, drawn."""
    file = folder / "page.html"
    file.write_text(page_without_kernel([sl.explore(technique, **shown)]), encoding="utf-8")
    visited.page.goto(file.as_uri())
    root = visited.page.locator("section.sl-explorer")
    picture(root)
    return root


@pytest.mark.thorough
def test_one_slider_goes_from_clothes_to_bones(visit_with_3d: Callable[..., Visit], tmp_path: Path) -> None:
    visited = visit_with_3d(**PHONE)
    page, root = visited.page, alone(visited, tmp_path, "heel-on-stool")
    slider = root.get_by_role("slider", name="Look inside", exact=True)
    expect(slider).to_have_value("50")
    clear = pixels(root)
    clothed = look(root, "Clothed")
    expect(slider).to_have_value("0")
    assert cloth(clothed) > 10 * max(10, cloth(clear))
    bones = look(root, "Bones")
    assert cloth(bones) < 10
    assert (bones[:, 3] > 40).sum() < (clothed[:, 3] > 40).sum()
    slider.focus()
    page.keyboard.press("Home")
    expect(slider).to_have_value("0")
    assert slider.get_attribute("aria-valuetext") == "Clothed"
    expect(root.get_by_role("button", name="Clothed", exact=True)).to_have_attribute("aria-pressed", "true")


@pytest.mark.thorough
def test_the_chosen_person_stays_after_a_reload(visit_with_3d: Callable[..., Visit], book: str) -> None:
    page = open_chapter(visit_with_3d(**PHONE), book, CHAPTER)
    root = explorer(page)
    picture(root)
    first = look(root, "Clothed")
    choice = root.get_by_label("Shown by", exact=True)
    other = next(each for each in ("man-60", "woman-70") if each != choice.input_value())
    before = frames(root)
    choice.select_option(other)
    page.wait_for_function(
        "([stage, before]) => Number(stage.dataset.frames) > before",
        arg=[root.locator(".sl-stage").element_handle(), before],
    )
    assert np.abs(pixels(root) - first).max(axis=1).astype(bool).mean() > 0.005
    page.reload()
    page.wait_for_selector("html[data-widgets-ready]")
    root = explorer(page)
    picture(root)
    expect(root.get_by_label("Shown by", exact=True)).to_have_value(other)


@pytest.mark.thorough
def test_the_near_arm_of_a_heavy_person_is_as_clear_as_the_rest(
    visit_with_3d: Callable[..., Visit], tmp_path: Path
) -> None:
    root = alone(visit_with_3d(**PHONE, color_scheme="light"), tmp_path, "ball-foot")
    frames_at_rest(root)
    seen = pixels(root)
    filled = near(seen, "skin-line", 4) & (seen[:, 3] > 250)
    assert filled.sum() < 0.05 * (seen[:, 3] > 40).sum(), "The arm is filled with the colour of its edge."


@pytest.mark.thorough
def test_no_ink_is_spilt_where_a_sheet_folds(visit_with_3d: Callable[..., Visit], tmp_path: Path) -> None:
    """Ink is drawn on backs, and a fold shows its own: a line is as thin there as elsewhere."""
    visited = visit_with_3d(viewport={"width": 1000, "height": 900}, color_scheme="light")
    root = alone(visited, tmp_path, "lying-figure-four", view="buttock")
    frames_at_rest(root)
    ink = near(pixels(root), "bone-line", 12).reshape(200, 200)
    spilt = np.lib.stride_tricks.sliding_window_view(ink, (3, 3)).all(axis=(2, 3))
    assert not spilt.any()
