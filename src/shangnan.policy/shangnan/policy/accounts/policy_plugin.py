"""The password policy as the plugin that forms and services ask before they try."""

from __future__ import annotations

from AccessControl.class_init import InitializeClass
from AccessControl.SecurityInfo import ClassSecurityInfo
from Products.PlonePAS.plugins.passwordpolicy import PasswordPolicyPlugin
from shangnan.policy import _
from shangnan.policy.accounts.password_names import names_in_request
from shangnan.policy.accounts.password_policy import password_faults
from shangnan.policy.accounts.settings import limits
from shangnan.policy.locales.chinese import chinese
from typing import Any


class AccountPasswordPolicy(PasswordPolicyPlugin):
    """Told in sentences, all at once; what is stored is held against the same rule once more."""

    security = ClassSecurityInfo()

    @security.private
    def validateUserInfo(self, user: Any, set_id: str, set_info: dict[str, Any]) -> list[dict[str, str]]:
        """Return what is wrong with a password: at most one entry, with `id` and `error`.

        For an empty one that is what a password has to be, which forms show as help.
        """
        password = (set_info or {}).get("password")
        if password is None:
            return []
        if not password:
            message = _(
                "At least ${least} characters, no password that many people use, not the name of the account or its owner.",
                mapping={"least": limits().password_length},
            )
            return [{"id": "password", "error": chinese(message)}]
        login, fullname = names_in_request()
        faults = password_faults(str(password), limits().password_length, login, fullname)
        return [{"id": "password", "error": "".join(chinese(fault) for fault in faults)}] if faults else []


InitializeClass(AccountPasswordPolicy)
