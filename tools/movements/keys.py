"""The keys of a movement as solved rows, the anchor first: it decides where everything stands."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.posture import Placement, contact_names, contact_points, place
from stretchlib.catalogue.records import Hold, PoseRecord

from .apart import Apart
from .columns import PLACE, changed, number, row_of
from .contacts import Contact
from .kinematics import Postures, radius
from .records import Script
from .rolling import Rolling
from .solver import solved
from .things import round_of, unpressed

Floats = NDArray[np.float64]

ROUNDS, SETTLED = 60, 3


class Keys:
    """Solved keys of a script and its contacts.

    Attributes
    ----------
    names : of the keys in order.
    contacts : all of them, each where it stays.
    rows : (keys, columns).
    apart : what keeps limbs out of each other.
    """

    def __init__(self, script: Script) -> None:
        self.script, self.record = script, script.record
        self.names = [key.name for key in self.record.keys]
        self.anchor = self.names.index(self.record.anchor)
        self._asked = {name: self._whole(name) for name in self.names}
        self.contacts = [*self._told(), *self._of_anchor()]
        self.contacts += self._of_start()
        self.rows = np.zeros((len(self.names), len(self._asked[self.names[0]])))
        self.apart = Apart()
        self._solve()

    def _whole(self, name: str) -> Floats:
        """The row that a key asks for, before its contacts are kept."""
        key = self.record.keys[self.names.index(name)]
        if key.like in self.names and key.like != name:
            base = self._whole(key.like)
        else:
            pose = self.script.pose(key.like)
            base = row_of(pose.pose, pose.hands)
        changes = key.changes
        return changed(base, {**changes[""], "left": changes["left"], "right": changes["right"]})

    def _span(self, keys: tuple[str, ...]) -> tuple[int, int]:
        if not keys:
            return 0, len(self.names) - 1
        return self.names.index(keys[0]), self.names.index(keys[-1])

    def _told(self) -> list[Contact]:
        """Contacts that the record names."""
        anchor, found = self.script.anchor, []
        heights = {c.point: (c.height_cm, c.on) for c in anchor.contacts}
        holds = {f"{h.hand}_hand": h for h in anchor.holds}
        for touch in self.record.touches:
            if not (touch.keys or touch.over or touch.rolls) and touch.axes is None:
                continue
            first, last = self._span(touch.keys)
            covers = first <= self.anchor <= last or bool(touch.rolls)
            height, on = heights.get(touch.point, (0.0, "floor"))
            part = touch.on_part
            if part is None and covers and touch.point in holds and not touch.world:
                part = _held_part(holds[touch.point])
                on = holds[touch.point].on
            contact = Contact(
                touch.point, first, last, touch.axes or "xyz", part,
                height=(height if touch.height_cm is None else touch.height_cm) / 100,
                over=tuple(p for name in touch.over for p in contact_points(name)), by=np.array(touch.by),
                grace=touch.grace, clears=touch.clears, on=touch.on or on, share=touch.share,
            )  # fmt: skip
            if touch.at or touch.world:
                contact.where = np.array([touch.at or touch.world])
            if touch.rolls:
                contact.rolling = self._rolling(touch.rolls)
            stands = self.names.index(touch.stands) if touch.stands else self.anchor if covers else first
            contact.at_key = stands
            contact.keeps_turn = not touch.turns and not touch.clears
            found.append(contact)
        return found

    def _rolling(self, points: tuple[str, ...]) -> Rolling:
        anchor, placed = self.script.anchor, self._placed()
        thing = round_of(anchor, placed)
        assert thing is not None
        return Rolling(thing, unpressed(placed, anchor.hands).vertices, points, self.record.along)

    def _placed(self) -> Placement:
        """The body in the anchor."""
        pose = self.script.anchor
        return place(pose.pose, {c.point: c.height_cm / 100 for c in pose.contacts})

    def _of_anchor(self) -> list[Contact]:
        """Contacts and holds of the anchor's pose that no touch speaks of: they hold all the time."""
        told = {touch.point for touch in self.record.touches}
        pose, last, found = self.script.anchor, len(self.names) - 1, []
        for each in pose.contacts:
            if each.point not in told:
                contact = Contact(each.point, 0, last, height=each.height_cm / 100, on=each.on)
                contact.at_key = self.anchor
                found.append(contact)
                told.add(each.point)
        for hold in pose.holds:
            point = f"{hold.hand}_hand"
            if point not in told:
                contact = Contact(point, 0, last, frame=_held_part(hold), on=hold.on)
                contact.at_key = self.anchor
                found.append(contact)
        return found

    def _of_start(self) -> list[Contact]:
        """What touches in the start position alone."""
        like = self.record.keys[0].like
        if like not in self.script.starts:
            return []
        pose: PoseRecord = self.script.starts[like]
        held = {c.point for c in self.contacts if c.holds(0)}
        feet = {p.partition("_")[0] for p in held if p.partition("_")[2] in ("heel", "ball", "toe", "foot")}
        gone = {t.point for t in self.record.touches if not t.keys and t.axes is None}
        found = []
        for each in pose.contacts:
            own, _, part = each.point.partition("_")
            if each.point not in held | gone and not (part == "foot" and own in feet):
                found.append(Contact(each.point, 0, 0, height=each.height_cm / 100, on=each.on))
        for hold in pose.holds:
            if f"{hold.hand}_hand" not in held:
                found.append(Contact(f"{hold.hand}_hand", 0, 0, frame=_held_part(hold), on=hold.on))
        return found

    def _solve(self) -> None:
        order = [self.anchor, *(k for k in range(len(self.names)) if k != self.anchor)]
        for k in order:
            row, key = self._asked[self.names[k]].copy(), self.record.keys[k]
            exact = k == self.anchor and self.script.knows(key.like) and not any(key.changes.values())
            if exact:
                row[:3] = 100.0 * self._placed().frames["pelvis"].origin
                self.rows[k] = row
            else:
                self.rows[k] = self._kept(k, row)
            here = Postures(self.rows[k][None])
            if k == self.anchor:
                self.apart = Apart(here)
            for contact in self.contacts:
                if contact.at_key == k and (contact.holds(k) or contact.rolling) and not contact.over:
                    contact.settle(here)

    def _kept(self, k: int, row: Floats) -> Floats:
        """A key's row with its contacts kept."""
        changes = self.record.keys[k].changes[""]
        asked = Postures(row[None])
        for contact in self.contacts:
            if contact.at_key == k and contact.holds(k) and contact.frame:
                contact.settle(asked)
        for axis, name in enumerate(PLACE):
            if name not in changes:
                row[axis] = self.rows[self.anchor][axis] if k != self.anchor else 0.0
        if not self._shift(k, row, changes) and "y" not in changes and k == self.anchor:
            row[number("y")] = _height(row)
        shares = np.array([[float(c.holds(k)) for c in self.contacts]])
        rows = row[None]
        for _ in range(SETTLED):  # from where it is, so that frames beside the key find the same place
            rows = solved(rows, self.contacts, shares, self.apart, ROUNDS)
        return np.asarray(rows[0])

    def _shift(self, k: int, row: Floats, changes: dict[str, float]) -> bool:
        """Put the pelvis where most contacts in the world want it; whether there are any."""
        here, wanted = Postures(row[None]), []
        for contact in self.contacts:
            if not contact.holds(k) or contact.frame or contact.over or contact.rolling:
                continue
            for part, point in enumerate(contact.parts):
                now, gap = here.point(point)[0], np.full(3, np.nan)
                if contact.where is None:
                    gap[1] = contact.height + radius(point) - now[1]
                else:
                    for axis in contact.axes:
                        gap["xyz".index(axis)] = (contact.where[part] - now)["xyz".index(axis)]
                wanted.append(gap)
        if not wanted:
            return False
        gaps = np.array(wanted)
        for axis, name in enumerate(PLACE):
            known = gaps[~np.isnan(gaps[:, axis]), axis]
            if len(known) and name not in changes:
                row[axis] += 100.0 * float(np.median(known))
        return True


def _height(row: Floats) -> float:
    """Centimetres of the pelvis above the floor when the lowest point of the body is on it."""
    low = Postures(np.where(np.arange(len(row)) < 3, 0.0, row)[None])
    return -100.0 * min(
        float(low.point(p)[0, 1]) - radius(p) for name in contact_names() for p in contact_points(name)
    )


def _held_part(hold: Hold) -> str | None:
    """The frame that a hand rests on; ``None`` for things in the world."""
    place_ = hold.on.removeprefix("behind_")
    if place_ in ("floor", "stool", "chair", "table", "wall", "bar", "strap"):
        return None
    if place_ == "hip":
        return "pelvis"
    if place_ == "head":
        return "head"
    side, _, part = place_.partition("_")
    return {"thigh": f"{side}_femur", "knee": f"{side}_tibia", "shin": f"{side}_tibia", "shoulder": "thorax"}[
        part
    ]
