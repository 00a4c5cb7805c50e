"""Integrity: how far a campaign has come, a letter to sign, and what is due."""

from __future__ import annotations

from pictures.camera import Camera


def take(camera: Camera) -> None:
    """Take the pictures of integrity records; nothing is written."""
    inspector = camera.person("demo-discipline")
    inspector.open("/integrity/campaign-2026")
    camera.take(inspector, "campaign-progress", 900, "#content")
    inspector.open("/integrity/@@integrity-due")
    camera.take(inspector, "integrity-due", 800, "#content")
    member = camera.person("demo-staff")
    member.open("/@@my-desk")
    member.press_and_go('a:has-text("责任书（孙职员）")')
    member.press_and_go('.sn-record-panel a:has-text("签字")')
    camera.take(member, "letter-sign", 700, "#content")
