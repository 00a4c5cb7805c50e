"""Bulk import by the publisher: always the rehearsal, so that nothing is written."""

from __future__ import annotations

from importlib.resources import files
from pictures import example
from pictures.camera import Camera

# Rows of a list, as people make them: a new item, one with a mistake in the type, one of an unknown unit.
ROWS = (
    "县民政局,殡仪馆寄存骨灰,,20,公共服务,512A9990000001-511602000000-000-11511301008778298W-1-00",
    "县民政局,殡葬用品查询,,99,不存在的类型,512A9990000002-511602000000-000-11511301008778298W-1-00",
    "县殡葬办,公墓信息查询,,20,公共服务,512A9990000003-511602000000-000-11511301008778298W-1-00",
)
# Records as people list them: a good one, one with two mistakes, one that may not be here.
RECORDS = """实施单位,标题,党支部,活动类型,活动日期,应到人数,密级
县行政审批服务局,十一月主题党日,县行政审批服务局党支部,主题党日,2019年11月20日,12,
县行政审批服务局,十二月主题党日,县行政审批服务局党支部,团建,2019年13月20日,12,
县行政审批服务局,专题学习,县行政审批服务局党支部,党课,2019-12-02,12,机密
"""


def take(camera: Camera) -> None:
    """Take the pictures of bulk import."""
    publisher = camera.person(example.PUBLISHER)
    publisher.open("/services")
    camera.take(publisher, "publisher-list", 600, ".sn-desk-links")
    publisher.open("/services/@@import-guides")
    camera.take(publisher, "import-form", 480)
    publisher.page.set_input_files(
        'input[type="file"]', {"name": "事项清单.csv", "mimeType": "text/csv", "buffer": _list().encode()}
    )
    publisher.press_and_go('main button[type="submit"]')
    camera.take(publisher, "import-report", 860, "#import-report table")
    publisher.open("/services/@@import-catalogue")
    camera.take(publisher, "import-catalogue", 440)
    _records(camera)


def _records(camera: Camera) -> None:
    """Take the picture of a list of records with a mistake and a secret."""
    clerk = camera.person("demo-party")
    clerk.open("/party/@@import-records?kind=PartyRecord")
    clerk.page.set_input_files(
        'input[type="file"]', {"name": "党建.csv", "mimeType": "text/csv", "buffer": RECORDS.encode("gb18030")}
    )
    clerk.press_and_go('#import-form button[type="submit"]')
    camera.take(clerk, "import-records", 1060, "#import-refused")


def _list() -> str:
    """Return a list whose report has a row for each outcome: two of the county's items, and ROWS."""
    known = files("shangnan.policy.demonstration").joinpath("data/service-items.csv").read_text(encoding="utf-8-sig")
    return "\n".join([*known.splitlines()[:3], *ROWS]) + "\n"
