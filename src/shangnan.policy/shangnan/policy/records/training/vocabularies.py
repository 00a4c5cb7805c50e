"""What staff are trained in, and how."""

from __future__ import annotations

# Work plan 商南政办发〔2019〕153号, section 四: what the service standards cover, and the manners of service.
SUBJECTS = ("服务内容", "服务过程", "服务设施", "服务标志", "服务环境", "服务质量", "服务管理", "服务礼仪")
FORMS = ("集中授课", "网络学习", "现场观摩", "岗位练兵", "以会代训", "其他")
