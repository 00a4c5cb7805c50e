"""The desk of somebody who works here."""

from __future__ import annotations

from pictures.camera import Camera


def take(camera: Camera) -> None:
    """Take the picture of the registrar's desk; nothing is written."""
    registrar = camera.person("demo-registrar")
    registrar.open("/@@my-desk")
    camera.take(registrar, "desk", 1000, ".sn-desk")
