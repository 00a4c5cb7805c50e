"""What is chosen from in an entry of the log."""

from __future__ import annotations

# Work plan 商南政办发〔2019〕153号: “及时做好教育、规范、告诫”.
ADMONITION = "告诫"
KINDS = ("教育", "规范", ADMONITION)
