"""The form through which a person takes a record to its next state."""

from __future__ import annotations

from plone import api
from plone.protect import CheckAuthenticator
from Products.CMFCore.WorkflowCore import WorkflowException
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.records.workflow.transitions import details_of
from shangnan.policy.records.workflow.transitions import IFollowing
from shangnan.policy.records.workflow.transitions import MAX_OPINION
from shangnan.policy.records.workflow.transitions import offered
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.records.workflow.transitions import rule_of
from shangnan.policy.records.workflow.transitions import unmet
from zExceptions import NotFound
from zope.component import queryAdapter
from zope.i18n import translate

import transaction

# What is typed beside the problems, so an empty box is none yet.
TYPED = ("opinion", "password")


class TransitionView(BrowserView):
    """Shows what stands in the way of a transition, takes the opinion, and does it. What was typed is never lost."""

    def __call__(self) -> str:
        self.transition = str(self.request.form.get("transition", ""))
        self.opinion = str(self.request.form.get("comment", ""))
        self.problems: list[str] = []
        choices = {action["id"]: action for action in offered(self.context)}
        if self.transition not in choices:
            # Not in this state, not in this office, or no such step: nothing to tell apart for who may not do it.
            raise NotFound(self.context, "transition", self.request)
        asked = details_of(self.context, self.transition)
        self.details = {detail.name: str(self.request.form.get(detail.name, "")).strip() for detail in asked}
        self.title = translate(choices[self.transition]["title"], domain="shangnan.policy", context=self.request)
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self._do()
        # What an opinion would settle is no problem yet: the box for it stands right there.
        self.problems = self._texts(
            [gap for gap in unmet(self.context, self.transition, "-") if gap.field not in TYPED]
        )
        return self.index()

    def _texts(self, gaps: list) -> list[str]:
        # Two boxes may lack the same, and say it in the same words.
        return list(dict.fromkeys(translate(gap.message, context=self.request) for gap in gaps))

    def _do(self) -> str:
        title = self.context.Title()
        following = queryAdapter(self.context, IFollowing)
        given = {"comment": self.opinion.strip(), **self.details}
        if self.needs_password():
            given["password"] = str(self.request.form.pop("password", ""))
        try:
            api.portal.get_tool("portal_workflow").doActionFor(self.context, self.transition, **given)
        except Refused as refused:
            transaction.doom()  # nothing of a refused step stays
            self.problems = self._texts(refused.gaps)
            return self.index()
        except WorkflowException:
            self.problems = [self.context.translate(_("Somebody else took this step just now. Open the record again."))]
            return self.index()
        message = _("${title}: ${step} done.", mapping={"title": title, "step": self.title})
        api.portal.show_message(message, self.request)
        self.request.response.redirect(following.url(self.transition) if following else self.context.absolute_url())
        return ""

    def needs_reason(self) -> bool:
        """Return whether the step is refused without an opinion."""
        return rule_of(self.context, self.transition).needs_reason

    def opinion_title(self) -> str:
        """Return what the opinion is called here."""
        rule = rule_of(self.context, self.transition)
        usual = _("Reason (needed)") if rule.needs_reason else _("Opinion")
        return translate(rule.opinion_title or usual, context=self.request)

    def needs_password(self) -> bool:
        """Return whether the step is a signature, for which the person types the password again."""
        return rule_of(self.context, self.transition).needs_password

    def shown_title(self) -> str:
        """Return the record's title for whoever may view it; a step may be open to an office that may not."""
        return self.context.Title() if api.user.has_permission("View", obj=self.context) else ""

    def fields(self) -> list[dict[str, str]]:
        """Return what the step takes besides the opinion: name, title, description, widget, value."""
        return [
            {
                "name": detail.name,
                "title": translate(detail.title, context=self.request),
                "description": translate(detail.description, context=self.request),
                "widget": detail.widget,
                "value": self.details[detail.name],
            }
            for detail in details_of(self.context, self.transition)
        ]

    def limit(self) -> int:
        """Return how many characters an opinion may have."""
        return MAX_OPINION

    def hard(self) -> bool:
        """Return whether something stands in the way that no opinion can settle."""
        return bool(self.problems)
