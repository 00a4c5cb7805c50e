"""Categories of regulations, their kinds, their scopes, and what their states mean. Pure."""

from __future__ import annotations

# 类别 and the kinds of each: work plan 商南政办发〔2019〕153号, 四（三）.
CATEGORIES: dict[str, tuple[str, ...]] = {
    "事项办理制度": ("首办责任", "限时办结", "一次性告知", "窗口服务承诺"),
    "便民服务制度": ("预约服务", "延时服务"),
    "窗口管理制度": ("窗口巡查", "差错办公问责", "投诉处理", "考评量化管理"),
    "服务礼仪": ("仪容仪表", "礼仪规范", "行为规范"),
    "服务标准体系": ("服务规范", "工作标准", "岗位标准"),
}
OTHER = "其他"
PUBLIC_SCOPES = ("公开", "依申请公开", "不予公开")
SUBJECTS = tuple(subject for subjects in CATEGORIES.values() for subject in subjects)

IN_FORCE = ("in_force", "in_force_public")
ENDED = ("superseded", "superseded_public", "repealed", "repealed_public")
PUBLIC = ("in_force_public", "superseded_public", "repealed_public")
