"""What the journal tells of, by its key. Pure."""

from __future__ import annotations

from shangnan.policy import _

#: Key to its name. A key stays for ever, since entries hold it.
ACTIONS: dict[str, str] = {
    "record.add": _("Added"),
    "record.edit": _("Edited"),
    "record.step": _("Step taken"),
    "record.acknowledge": _("Confirmed to have read it"),
    "record.move": _("Moved or renamed"),
    "record.delete": _("Deleted"),
    "record.view": _("Viewed"),
    "record.download": _("Downloaded"),
    "record.print": _("Printed"),
    "record.export": _("Exported"),
    "record.import": _("Imported"),
    "search.restricted": _("Searched in restricted records"),
    "access.refused": _("Attempt refused"),
    "account.login": _("Signed in to the site"),
    "account.logout": _("Signed out"),
    "account.failure": _("Signing in failed"),
    "account.locked": _("Account locked"),
    "account.add": _("Account added"),
    "account.change": _("Account changed"),
    "account.delete": _("Account deleted"),
    "account.roles": _("Roles changed"),
    "group.change": _("Group changed"),
    "rights.change": _("Rights changed"),
    "settings.change": _("Settings changed"),
    "numbers.begin": _("Numbers continued after those given on paper"),
    "archive.file": _("Filed in the archive"),
    "archive.not_filed": _("Decided not to file"),
    "archive.check": _("Filed records checked"),
    "archive.judge": _("Item of the tests judged by hand"),
    "archive.hold": _("Hold set or lifted"),
    "archive.appraise": _("Disposal list step"),
    "archive.destroy": _("Destroyed"),
    "archive.transfer": _("Handed over to the archives"),
    "archive.use": _("Archive used"),
    "site.export": _("Site exported"),
    "site.import": _("Site imported"),
    "journal.sealed": _("Daily head of the journal"),
    "journal.broken": _("Journal tampered with before it was sealed"),
}
