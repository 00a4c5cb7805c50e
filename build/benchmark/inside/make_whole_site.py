"""Give an empty site of ours something of everything that goes out with a site: the demonstration, and what an archive has besides.

The demonstration files some of its records. Here come files of several sizes, review rules, an earlier address, comments and confirmations,
a hold that holds and one that was lifted, a disposal list that was carried out and filed with its file and one that is a draft, and a batch
for the archives that was received and one that is open. Prints what there is as JSON.
"""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from collections import Counter
from io import BytesIO
from plone import api
from plone.app.redirector.interfaces import IRedirectionStorage
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from random import Random
from reportlab.pdfgen.canvas import Canvas
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.demonstration.accounts import demonstration_password
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.content import add_list
from shangnan.policy.demonstration.content import begin_demonstration
from shangnan.policy.demonstration.content import publish_guides
from shangnan.policy.demonstration.dispatches import add_dispatches
from shangnan.policy.demonstration.filed import add_filed_records
from shangnan.policy.demonstration.incoming import add_incoming_dispatches
from shangnan.policy.demonstration.party import add_party_records
from shangnan.policy.demonstration.prevention import add_prevention
from shangnan.policy.demonstration.regulations import add_regulations
from shangnan.policy.demonstration.training import add_training_records
from shangnan.policy.records.disposal_list.ending import end_list
from shangnan.policy.records.disposal_list.reading import order_of
from shangnan.policy.records.regulation.acknowledgement import acknowledge
from shangnan.policy.records.regulation.kept_files import keep_files
from shangnan.policy.records.regulation.opinions import add_comment
from shangnan.policy.registry.disposal.destruction import destroy
from shangnan.policy.registry.disposal.rows import DESTROY
from shangnan.policy.registry.disposal.stubs import destroyed
from shangnan.policy.registry.filing.item import FILED
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.handover import steps
from shangnan.policy.registry.handover.batches import all_batches
from shangnan.policy.registry.handover.making import work_off
from shangnan.policy.registry.handover.rules import Receipt
from shangnan.policy.registry.holds.scope import Scope
from shangnan.policy.registry.holds.store import all_holds
from shangnan.policy.registry.holds.store import lift_hold
from shangnan.policy.registry.holds.store import set_hold
from shangnan.policy.units.directory import units_by_title
from typing import Any
from zope.component import getUtility
from zope.component.hooks import setSite

import json
import sys
import transaction

REGISTRAR, APPROVER, WITNESSES = "demo-registrar", "demo-approver", ("demo-staff", "demo-discipline")
#: Bytes of the files that are attached, in turn: a line, a page, a scan, a scan of many pages.
SIZES = (1_000, 30_000, 400_000, 2_500_000)
#: As many guides get files and review rules.
WITH_FILES = 24
LINE = 500


def main(app: Any, site_id: str) -> None:
    """Add everything.

    :param app: the Zope application root.
    :param site_id: id of the site.
    """
    site = app[site_id]
    setSite(site)
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    add_records()
    add_to_guides()
    add_voices()
    add_holds()
    dispose(site)
    hand_over()
    transaction.commit()
    held = [hold.number for hold in all_holds()]
    states = [batch.state for batch in all_batches()]
    kinds = Counter(brain.portal_type for brain in _found(path="/".join(site.getPhysicalPath())))
    print(json.dumps({"kinds": kinds, "destroyed": list(destroyed()), "holds": held, "batches": states}))


def _found(**question: Any) -> list[Any]:
    return list(api.portal.get_tool("portal_catalog").unrestrictedSearchResults(**question))


def pdf(size: int, dice: Random) -> bytes:
    """Return a file of about so many bytes, and no two alike."""
    stream = BytesIO()
    canvas = Canvas(stream, pageCompression=0)
    text = canvas.beginText(20, 800)
    for _line in range(max(1, size // LINE)):
        text.textLine(dice.randbytes(LINE // 2).hex())
    canvas.drawText(text)
    canvas.save()
    return stream.getvalue()


def attach(record: Any, title: str, size: int, dice: Random) -> None:
    """Attach a file to a record."""
    file = NamedBlobFile(data=pdf(size, dice), filename=f"{title}.pdf", contentType="application/pdf")
    createContentInContainer(record, "Attachment", checkConstraints=False, title=title, file=file)


def add_records() -> None:
    """Add the demonstration and all that it files."""
    begin_demonstration(demonstration_password())
    refused = publish_guides() + add_list(one_transaction=True)
    if refused:
        raise ValueError(refused)
    others = (
        add_dispatches,
        add_incoming_dispatches,
        add_training_records,
        add_party_records,
        add_prevention,
        add_regulations,
    )
    for add in others:
        add()
    add_filed_records()
    transaction.commit()


def add_to_guides() -> None:
    """Attach files to drafts of guides, give them review rules, and one an earlier address."""
    dice, drafts = Random(2), _found(portal_type="ServiceGuide", review_state="draft")
    for number, brain in enumerate(drafts[:WITH_FILES]):
        guide = brain._unrestrictedGetObject()
        attach(guide, f"样表{number}", SIZES[number % len(SIZES)], dice)
        createContentInContainer(guide, "ReviewRules", checkConstraints=False, title="审查要点")
    address = "/".join(drafts[0]._unrestrictedGetObject().getPhysicalPath())
    getUtility(IRedirectionStorage).add(f"{address}-before", address)
    transaction.commit()


def add_voices() -> None:
    """Add comments and confirmations of a regulation, and the files of a version."""
    regulation = _found(portal_type="Regulation")[0]._unrestrictedGetObject()
    acknowledge(regulation, WITNESSES[0], stamp())
    add_comment(regulation, WITNESSES[0], "建议：逐项核对", stamp())
    keep_files(regulation)
    transaction.commit()


def add_holds() -> None:
    """Set a hold that holds, and lift one."""
    with api.env.adopt_user(username=REGISTRAR):
        set_hold("诉讼", "县法院〔2026〕民初1号", Scope(first_year=1990, last_year=1990))
        lift_hold(set_hold("审计", "县审计局〔2026〕2号", Scope(first_year=1991, last_year=1991)).number, "审计已结束")
    transaction.commit()


def _filed() -> list[FiledItem]:
    return [item for item in register().items() if item.state == FILED]


def dispose(site: Any) -> None:
    """Destroy what is over of what was filed on paper, by a list with all its signatures, and begin another list."""
    over = [item for item in _filed() if item.is_paper]
    rows = [
        {"archival_number": item.archival_number, "result": DESTROY, "period": None, "ground": "已无保存价值"}
        for item in over
    ]
    password = demonstration_password()
    for title in ("到期档案销毁清册", "待鉴定的销毁清册"):
        with api.env.adopt_user(username=REGISTRAR):
            record = createContentInContainer(
                site["archive"],
                "DisposalList",
                responsible_unit=units_by_title()[HOME_UNIT].uid,
                title=title,
                appraisers="文书 孙登记、李经办（县行政审批服务局）",
                rows=rows[:1],
            )
            attach(record, "鉴定意见", SIZES[1], Random(3))
        if title.startswith("到期"):
            path = (
                ("appraise", REGISTRAR),
                ("approve", APPROVER),
                ("witness", WITNESSES[0]),
                ("execute", WITNESSES[1]),
            )
            for step, account in path:
                given = {"comment": "依据已经核对", "password": password}
                witnesses = {"witness_one": WITNESSES[0], "witness_two": WITNESSES[1]}
                with api.env.adopt_user(username=account):
                    api.portal.get_tool("portal_workflow").doActionFor(record, step, **given, **witnesses)
            transaction.commit()
            with api.env.adopt_user(username=REGISTRAR):
                destroy(order_of(record))
                if refused := end_list(record):
                    raise ValueError(refused)
            rows.pop(0)
    transaction.commit()


def hand_over() -> None:
    """Make a batch of one item that the archives receive, and another one that is open."""
    order = steps.Order("DAT93", HOME_UNIT, "文书档案", "Linux；Plone 6.2", fonds_title=HOME_UNIT)
    items = [item for item in _filed() if not item.is_paper]
    with api.env.adopt_user(username=REGISTRAR):
        for item in items[:2]:
            batch = steps.begin(order, [item.archival_number])
            transaction.commit()
            if item is items[0]:
                done = work_off(batch.id)
                if done.problems:
                    raise ValueError(done.problems)
                steps.hand_over(batch.id)
                steps.receive(batch.id, Receipt("收2026-001", now().date().isoformat(), "县档案馆 赵馆员"))
                transaction.commit()


main(globals()["app"], sys.argv[-1])
