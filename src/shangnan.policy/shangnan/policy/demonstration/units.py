"""The county's units for the demonstration: every town, and every unit that the example data names."""

from __future__ import annotations

from plone import api
from plone.dexterity.utils import createContentInContainer
from pypinyin import lazy_pinyin

# 10 towns and the sub-district office among them; work plan 商南政办发〔2019〕153号 addresses 各镇人民政府、城关街道办.
TOWNS = (
    "城关街道办事处", "富水镇人民政府", "湘河镇人民政府", "赵川镇人民政府", "金丝峡镇人民政府", "过风楼镇人民政府", "试马镇人民政府", "清油河镇人民政府",
    "十里坪镇人民政府", "青山镇人民政府",
)  # fmt: skip
DEPARTMENTS = (
    "县行政审批服务局", "县委办公室", "县政府办公室", "县委统战部", "县发展和改革局", "县经济贸易局", "县教育体育局", "县公安局", "县民政局",
    "县司法局", "县财政局", "县人力资源和社会保障局", "县自然资源局", "县住房和城乡建设局", "县交通运输局", "县水利局", "县农业农村局", "县商务局",
    "县卫生健康局", "县退役军人事务局", "县应急管理局", "县市场监督管理局", "县林业局", "县医疗保障局", "县统计局", "县城市管理综合执法局",
)  # fmt: skip
INSTITUTIONS = ("县公共资源交易管理办公室", "县残疾人联合会")
STATIONED = ("县税务局", "县生态环境分局", "县气象局", "县烟草专卖局", "县消防救援大队")
OFFICES = ("政务服务中心综合股", "政务服务中心督查股")

KINDS = {
    "department": DEPARTMENTS,
    "town": TOWNS,
    "institution": INSTITUTIONS,
    "stationed": STATIONED,
    "office": OFFICES,
}


def unit_id(title: str) -> str:
    """Return a readable id for a unit's address: the pinyin of its name."""
    return "".join(lazy_pinyin(title))


def add_units(titles: tuple[str, ...] | None = None) -> dict[str, str]:
    """Add the units that are not there yet.

    :param titles: only these; None for all.
    :returns: UID by name.
    """
    container = api.portal.get()["units"]
    uids: dict[str, str] = {}
    for kind, names in KINDS.items():
        for title in names:
            if titles is not None and title not in titles:
                continue
            name = unit_id(title)
            unit = container.get(name)
            if unit is None:
                unit = createContentInContainer(
                    container, "OrganisationUnit", checkConstraints=False, id=name, title=title, kind=kind
                )
            uids[title] = api.content.get_uuid(unit)
    return uids
