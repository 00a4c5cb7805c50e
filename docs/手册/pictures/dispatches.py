"""Incoming dispatches: the register with a number that is there twice, one that is being handled, and a tray."""

from __future__ import annotations

from pictures.camera import Camera

HANDLED = 'a:has-text("四季度政务服务工作情况")'


def take(camera: Camera) -> None:
    """Take the pictures of incoming dispatches; nothing is written."""
    registrar = camera.person("demo-registrar")
    registrar.open("/dispatches/@@register?kind=IncomingDispatch")
    camera.take(registrar, "incoming-register", 840, "#register")
    head = camera.person("demo-approver")
    head.open("/dispatches/@@dispatch-tray")
    camera.take(head, "incoming-tray", 640)
    head.press_and_go(f"#tray-handle {HANDLED}")
    camera.take(head, "incoming-record", 1060, ".sn-record-panel")
