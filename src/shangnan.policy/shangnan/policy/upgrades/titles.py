"""The titles of all upgrade steps: nothing collects them from the declarations, and they are told in Chinese before a step is taken."""

from __future__ import annotations

from shangnan.policy import _

TITLES = (
    _("Sections keep no order"),
    _("Confirmations are asked of the regulations"),
    _("Parts for signing in, offices and sections as a new site has them"),
    _("Rights and settings that are new"),
    _("A page on what the server does by itself"),
    _("The address of the online hall can be entered"),
    _("Records write little when they are added"),
    _("Pasted text keeps its struck words and colours"),
    _("The rights, kinds, workflows, indexes and settings of the archive"),
    _("How much one disposal list may name"),
    _("The section of the archive"),
    _("The settings of the tests of filed records"),
    _("The journal and its setting"),
    _("What is due for filing"),
    _("The settings of filing"),
    _("The index of the journal names each entry"),
    _("Codes on papers have a key"),
    _("Formats of issued papers can be chosen"),
    _("Filing plans stand in a list"),
)
