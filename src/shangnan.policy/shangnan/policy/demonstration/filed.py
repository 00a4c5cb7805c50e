"""Filed records of the demonstration: of several kinds, units and years, through the service that everybody uses."""

from __future__ import annotations

from datetime import date
from plone import api
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.registry.filing.due_list import due_brains
from shangnan.policy.registry.filing.facts import filing_step
from shangnan.policy.registry.filing.paper_records import file_paper
from shangnan.policy.registry.filing.paper_records import PaperRecord
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.filing.service import file
from shangnan.policy.units.directory import units_by_title

REGISTRAR = "demo-registrar"
# What the office had on paper before, of years whose short periods are over.
PAPER = (
    PaperRecord(
        "关于印发窗口考勤办法的通知", HOME_UNIT, date(2011, 3, 8), "OutgoingDispatch.routine", "", "库房2架3层", 4,
        "商南审批发〔2011〕3号",
    ),
    PaperRecord("窗口人员轮训签到表", HOME_UNIT, date(2012, 6, 20), "TrainingRecord.training", "", "库房2架3层", 12, own_title=True),
)  # fmt: skip


def add_filed_records() -> None:
    """File what is over and has no step ahead, and enter papers of before; nothing is committed. Again it changes nothing."""
    if any(not item.path for item in register().items()):
        return
    home = units_by_title()[HOME_UNIT].uid
    with api.env.adopt_user(username=REGISTRAR):
        for paper in PAPER:
            file_paper(PaperRecord(**{**vars(paper), "unit": home}))
        for brain in list(due_brains()):
            record = brain._unrestrictedGetObject()
            if not filing_step(record):  # what has a step ahead waits in the work list of the demonstration
                file(record)
