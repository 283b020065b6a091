"""One of each of ipywidgets' own controls, as an author would make it."""

from __future__ import annotations

import base64
import datetime as dt

import ipywidgets as w

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def every_control() -> dict[str, w.Widget]:
    """Widgets by the name of their class; some stand for more than one way to use it."""
    day = dt.date(2026, 3, 1)
    noon = dt.time(12, 30)
    moment = dt.datetime(2026, 3, 1, 12, 30, tzinfo=dt.UTC)
    choices = ["red", "green", "blue"]
    return {
        "IntSlider": w.IntSlider(value=4, max=10, description="whole"),
        "FloatSlider": w.FloatSlider(value=0.4, max=1, step=0.1, description="part"),
        "FloatLogSlider": w.FloatLogSlider(value=10, description="log"),
        "IntRangeSlider": w.IntRangeSlider(value=(2, 6), max=10, description="range"),
        "FloatRangeSlider": w.FloatRangeSlider(value=(0.2, 0.6), max=1, step=0.1, description="parts"),
        "IntProgress": w.IntProgress(value=4, max=10, description="progress"),
        "FloatProgress": w.FloatProgress(value=0.4, max=1, description="done", bar_style="success"),
        "BoundedIntText": w.BoundedIntText(value=4, max=10, description="bounded"),
        "BoundedFloatText": w.BoundedFloatText(value=4.5, max=10, description="bounded"),
        "IntText": w.IntText(value=4, description="number"),
        "FloatText": w.FloatText(value=4.5, description="number"),
        "ToggleButton": w.ToggleButton(False, description="toggle", icon="bell"),
        "Checkbox": w.Checkbox(True, description="tick"),
        "Valid": w.Valid(value=True, description="valid"),
        "Dropdown": w.Dropdown(options=choices, description="one of"),
        "RadioButtons": w.RadioButtons(options=choices, description="radio"),
        "Select": w.Select(options=choices, description="select"),
        "SelectionSlider": w.SelectionSlider(options=choices, description="slide"),
        "SelectionRangeSlider": w.SelectionRangeSlider(options=choices, index=(0, 1), description="slide"),
        "ToggleButtons": w.ToggleButtons(
            options=choices, description="buttons", icons=["check", "bell", "star"]
        ),
        "SelectMultiple": w.SelectMultiple(options=choices, value=["red"], description="some"),
        "Text": w.Text("some words", description="text"),
        "Textarea": w.Textarea("some words", description="area"),
        "Combobox": w.Combobox(options=choices, description="combo", placeholder="colour"),
        "Password": w.Password("secret", description="password"),
        "Label": w.Label("a label with $x^2$"),
        "HTML": w.HTML("<b>bold</b> and <a href='#here'>a link</a>", description="html"),
        "HTMLMath": w.HTMLMath(r"a half is \(\frac{1}{2}\) or $\frac12$"),
        "Image": w.Image(value=PICTURE, format="png", width=20, height=20),
        "Button": w.Button(description="press", icon="play", button_style="success"),
        "Button with an icon alone": w.Button(icon="trash-alt", button_style="danger"),
        "Play": w.Play(value=2, max=10),
        "DatePicker": w.DatePicker(value=day, description="day"),
        "TimePicker": w.TimePicker(value=noon, description="time"),
        "DatetimePicker": w.DatetimePicker(value=moment, description="moment"),
        "ColorPicker": w.ColorPicker(value="#0000ff", description="colour"),
        "FileUpload": w.FileUpload(description="upload"),
        "TagsInput": w.TagsInput(value=["one", "two"], allowed_tags=["one", "two", "three"]),
        "ColorsInput": w.ColorsInput(value=["red", "#2f6f9f"]),
        "FloatsInput": w.FloatsInput(value=[1.5, 2.5]),
        "IntsInput": w.IntsInput(value=[1, 2]),
        "Box": w.Box([w.Label("in a box")]),
        "HBox": w.HBox([w.Label("left"), w.Label("right")]),
        "VBox": w.VBox([w.Label("above"), w.Label("below")]),
        "GridBox": w.GridBox([w.Label(n) for n in "abcd"], layout={"grid_template_columns": "9em 9em"}),
        "Accordion": w.Accordion(
            [w.Label("inside"), w.Label("more")], titles=["First", "Second"], selected_index=0
        ),
        "Tab": w.Tab([w.Label("inside"), w.Checkbox(description="in a tab")], titles=["First", "Second"]),
        "Stack": w.Stack([w.Label("first"), w.Label("second")], selected_index=1),
    }
