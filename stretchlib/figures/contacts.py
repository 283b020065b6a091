"""Poses that do not rest on what they say they rest on: found before they are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from stretchlib import body
from stretchlib.catalogue.records import PoseRecord

FAR, SUNK = 0.025, 0.05  # metres: of contacts, and of bones in the floor


class Posed(Protocol):
    """A record with poses: a technique or a self-test."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def poses(self) -> Mapping[str, PoseRecord]:
        """Its poses by phase."""


def contact_misses(records: Iterable[Posed], file: str) -> list[str]:
    """Contacts that are more than 2.5 cm off and bones that are 5 cm deep in the floor, one sentence each.

    Parameters
    ----------
    file : where the records stand, such as ``"stretches.toml"``.
    """
    return [
        f"{file}: [{record.id}.poses.{phase}]: {fault}."
        for record in records
        for phase, pose in record.poses.items()
        for fault in _faults(pose)
    ]


def _faults(record: PoseRecord) -> list[str]:
    rests: dict[str, str] = {contact.point: contact.on for contact in record.contacts}
    heights: dict[str, float] = {contact.point: contact.height_cm / 100 for contact in record.contacts}
    placement = body.place(record.pose, heights)
    faults = [
        f"{_plain(point)} misses the {rests[point]} by {100 * abs(miss):.0f} cm, too "
        f"{'high' if miss > 0 else 'low'}; change the angles that lead to it, or its height_cm"
        for point, miss in placement.misses().items()
        if abs(miss) > FAR
    ]
    depths = {bone: float(placement.mesh(bone)[0][:, 1].min()) for bone in body.bones()}
    deepest = min(depths, key=lambda bone: depths[bone])
    if not faults and depths[deepest] < -SUNK:
        faults.append(
            f"{_plain(deepest)} sinks {-100 * depths[deepest]:.0f} cm into the floor; "
            "change the angles that lead to it, or name it among the contacts"
        )
    return faults


def _plain(name: str) -> str:
    return name.replace("_", " ")
