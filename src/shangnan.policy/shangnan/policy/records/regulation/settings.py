"""What the regulations are held against: the posts and windows of the centre, kept in the registry."""

from __future__ import annotations

from plone.registry.interfaces import IRegistry
from shangnan.policy import _
from zope import schema
from zope.component import getUtility
from zope.interface import Interface

PREFIX = "shangnan.regulation"


class IRegulationSettings(Interface):
    """Lists of the coverage (work plan 商南政办发〔2019〕153号, 三: 业务、项目、职能、窗口全覆盖)."""

    posts = schema.Tuple(
        title=_("Posts of the centre"),
        description=_(
            "One post a line, written as in the regulations. The page of what is covered shows which lack one."
        ),
        value_type=schema.TextLine(max_length=100),
        required=False,
        default=(),
        missing_value=(),
    )
    windows = schema.Tuple(
        title=_("Windows of the centre"),
        description=_("One window a line, written as in the regulations, for example 一楼A区2号."),
        value_type=schema.TextLine(max_length=200),
        required=False,
        default=(),
        missing_value=(),
    )


def listed(name: str) -> list[str]:
    """Return the lines of a setting, blank ones left out, each once.

    :param name: `posts` or `windows`.
    """
    lines = getUtility(IRegistry).get(f"{PREFIX}.{name}", None) or ()
    return list(dict.fromkeys(line.strip() for line in lines if line.strip()))
