"""Documents, records and the public portal of a county's administrative service centre."""

from zope.i18nmessageid import MessageFactory

_ = MessageFactory("shangnan.policy")
