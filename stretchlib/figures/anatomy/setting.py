"""Where the things of a pose stand: chair under the seat, ball under the muscle, wall behind the back."""

from __future__ import annotations

from matplotlib.axes import Axes

from stretchlib.body.drawing import props as sizes
from stretchlib.body.posture import Placement
from stretchlib.catalogue.records import PoseRecord, Prop
from stretchlib.figures.anatomy import props
from stretchlib.figures.engine.render import Camera, Floats
from stretchlib.look import Theme

# Between a wall or bar and the middle of what rests on it, metres.
PALM, HEEL = 0.07, 0.035
EDGE = 0.1  # metres of a table beyond the head and the hips of somebody who lies on it


def draw(
    ax: Axes,
    record: PoseRecord,
    placement: Placement,
    camera: Camera,
    frame: tuple[float, float],
    theme: Theme,
) -> None:
    """Draw floor and props of a pose.

    Parameters
    ----------
    frame : left and right edge of the picture, metres.
    """
    props.floor(ax, *frame, theme)
    for prop in record.props:
        x = place_of(prop, record, placement, camera)
        if prop.kind in {"mat", "pad"}:
            props.mat(ax, frame[0] + 0.03, frame[1] - 0.03, theme)
        elif prop.kind in {"ball", "roller"}:
            radius = sizes().ball_radius if prop.kind == "ball" else sizes().roller_radius
            props.ball(ax, x, (prop.height_cm or 0) / 100 - radius, radius, theme)
        elif prop.kind == "bar":
            props.bar(ax, x, height_of(prop, record, placement, camera), theme)
        elif prop.kind == "wall":
            props.wall(ax, x, sizes().wall_height, theme, side=_wall_side(record, camera))
        elif prop.kind in {"stool", "chair", "table"}:
            height = _resting_height(prop, record, placement)
            if prop.kind == "chair":
                props.chair(ax, x, height, theme, back=_chair_back(record, camera))
            elif prop.kind == "table" and _lies_on(prop, record):
                head, hip = (_x(placement.points[name], camera) for name in ("head", "right_hip"))
                props.stool(ax, 0.5 * (head + hip), height, theme, width=abs(hip - head) + 2 * EDGE)
            else:
                props.stool(ax, x, height, theme, width=sizes().seat_width[prop.kind])


def place_of(prop: Prop, record: PoseRecord, placement: Placement, camera: Camera) -> float:
    """Where a prop stands in the picture, metres from its origin to the right."""
    if prop.kind == "bar":
        return _hands(record, placement, camera)[0]
    if prop.kind == "wall":
        return _wall(record, placement, camera)
    if prop.under:
        x = _x(part(prop.under, placement), camera)
        if (prop.height_cm or 0) > 50:  # on the wall behind the body, not under it
            return x - facing(camera) * sizes().wall_behind_ball
        return x
    rests = [contact.point for contact in record.contacts if contact.on == prop.kind]
    if not rests:
        return 0.0
    x = sum(_x(part(point, placement), camera) for point in rests) / len(rests)
    # A sitter's thighs lie on the seat too; an arm's elbow lies on its near edge.
    if rests[0] == "buttocks":
        return x + facing(camera) * sizes().seat_ahead_of_sitter
    return x + facing(camera) * 0.08 if rests[0].endswith("elbow") else x


def height_of(prop: Prop, record: PoseRecord, placement: Placement, camera: Camera) -> float:
    """Height of a prop in the picture, metres; that of a bar is where the hands hold it."""
    return _hands(record, placement, camera)[1] if prop.kind == "bar" else (prop.height_cm or 0.0) / 100


def part(name: str, placement: Placement) -> Floats:
    """World position of a part of the body that rests on something, shape (3,)."""
    points = placement.points
    if name in points:
        return points[name]
    if name == "buttocks":
        return 0.5 * (points["left_buttock"] + points["right_buttock"])
    if name == "upper_back":
        return 0.6 * points["c7"] + 0.4 * points["thoracolumbar"]
    side, _, place = name.partition("_")
    hip, knee, ankle = (points[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle"))
    if place == "thigh":
        return 0.5 * (hip + knee)
    if place in {"calf", "shin"}:
        return knee + 0.38 * (ankle - knee)
    if place == "shoulder_blade":
        return 0.75 * points["c7"] + 0.25 * points["thoracolumbar"]
    if place == "foot":
        return 0.5 * (points[f"{side}_heel"] + points[f"{side}_ball"])
    return points[f"{side}_heel"]


def facing(camera: Camera) -> int:
    """1 when the person faces the right edge of the picture, -1 when the left."""
    return 1 if camera.axes[0, 0] > 0 else -1


def _x(point: Floats, camera: Camera) -> float:
    return float(camera.project(point)[0])


def _lies_on(prop: Prop, record: PoseRecord) -> bool:
    return any(contact.point == "back" and contact.on == prop.kind for contact in record.contacts)


def _hands(record: PoseRecord, placement: Placement, camera: Camera) -> tuple[float, float]:
    """Middle of the hands that hold on to a bar or lean on a wall; of both, if the record names none."""
    named = [contact.point for contact in record.contacts if contact.on in {"bar", "wall"}]
    holding = [name for name in named if name.endswith("hand")] or ["left_hand", "right_hand"]
    points = [camera.project(placement.points[name])[:2] for name in holding]
    x, y = (sum(float(point[axis]) for point in points) / len(points) for axis in (0, 1))
    return x, y


def _wall(record: PoseRecord, placement: Placement, camera: Camera) -> float:
    touching = [contact.point for contact in record.contacts if contact.on == "wall"]
    if touching and all(name.endswith("heel") for name in touching):
        return _x(placement.points[touching[0]], camera) + facing(camera) * HEEL
    if touching:
        return _hands(record, placement, camera)[0] + facing(camera) * PALM
    pressed = [prop for prop in record.props if prop.under]
    if pressed:
        return place_of(pressed[0], record, placement, camera) - facing(camera) * sizes().ball_radius
    seat = [contact.point for contact in record.contacts if contact.on == "chair"]
    x = _x(part(seat[0], placement), camera) if seat else _hands(record, placement, camera)[0]
    return x + facing(camera) * 0.28


def _wall_side(record: PoseRecord, camera: Camera) -> int:
    behind = any(prop.under for prop in record.props)
    return -facing(camera) if behind else facing(camera)


def _chair_back(record: PoseRecord, camera: Camera) -> int:
    sitting = any(contact.point == "buttocks" for contact in record.contacts)
    return -facing(camera) if sitting else facing(camera)


def _resting_height(prop: Prop, record: PoseRecord, placement: Placement) -> float:
    rests = [contact.point for contact in record.contacts if contact.on == prop.kind]
    return placement.underside(rests[0]) if rests else (prop.height_cm or 0) / 100
