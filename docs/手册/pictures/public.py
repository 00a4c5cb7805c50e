"""What people who need something done see: on a desktop screen and on a phone."""

from __future__ import annotations

from pictures.camera import Camera
from pictures.camera import COLOURS
from PIL import Image
from pypdfium2 import PdfDocument

WORDS = "开饭店"
GUIDE = "食品(含保健食品)经营许可核发"


def take(camera: Camera) -> None:
    """Take the pictures of chapter 1, and the one of the README."""
    for phone in (False, True):
        form = "phone" if phone else "desktop"
        height = 844 if phone else 900
        person = camera.person(phone=phone)
        person.open("")
        camera.take(person, f"home-{form}", height, 'main [name="SearchableText"]')
        person.page.fill('main [name="SearchableText"]', WORDS)
        person.press_and_go("main form button[type=submit]")
        camera.take(person, f"search-{form}", height, f'main a:has-text("{GUIDE}")')
        person.press_and_go(f'main a:has-text("{GUIDE}")')
        camera.take(person, f"guide-{form}", 1400 if phone else 1000)
    visitor = camera.person()
    _paper(camera, visitor.fetch(visitor.page.get_attribute('a[href*="guide.pdf"]', "href")).getvalue())
    visitor.open("/services")
    camera.take(visitor, "items", 700, ".sn-filter")
    visitor.open("/login")
    camera.take(visitor, "login", 520, '[name="buttons.login"]')


def _paper(camera: Camera, pdf: bytes) -> None:
    """Make a picture of the first page of a printed guide, at 80 dots to the inch."""
    with PdfDocument(pdf) as document:
        picture = document[0].render(scale=80 / 72).to_pil().convert("RGB")
    path = camera.folder / "paper.png"
    picture.quantize(COLOURS // 4, dither=Image.Dither.NONE).save(path, optimize=True)
    camera.taken["paper"] = path.stat().st_size
