"""The log of education, standards and admonition 教育、规范、告诫: what was done, with whom, by whom."""
