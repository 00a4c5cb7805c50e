"""正式文本: the paper of a dispatch as it was issued, drawn once and kept inside the record.

It is what the public downloads and what is filed. Whatever becomes of fonts, of the program or of a person's name, it stays as it went
out: nobody changes, renames or removes it (`records/lifecycle/final.py`), and it is drawn by nobody a second time.
"""

from __future__ import annotations

from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.paper.errors import PaperError
from shangnan.policy.paper.gbt9704.document import official_document
from shangnan.policy.paper.issued import Formats
from shangnan.policy.paper.issued import issued_files
from shangnan.policy.records.checks.upload import TYPES
from shangnan.policy.records.dispatch.outgoing.paper import document_of
from shangnan.policy.records.dispatch.outgoing.reading import to_plain
from shangnan.policy.records.purposes import ISSUED
from shangnan.policy.records.views.files import files_in
from shangnan.policy.records.views.paper_answer import reason_of
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.records.workflow.writers import nobodys_change
from typing import Any


def issued_text(dispatch: Any) -> list[Any]:
    """Return the kept files of what was issued; none before, and none of a dispatch that was issued elsewhere."""
    return [child for child in files_in(dispatch) if child.purpose == ISSUED]


def kept_file(dispatch: Any, ending: str) -> Any:
    """Return the attachment with what was issued in a format, whoever asks; None where it was not.

    :param ending: of the file's name, without the dot.
    """
    kept = [each for each in issued_text(dispatch) if each.file.contentType == TYPES[ending]]
    return kept[0] if kept else None


def kept_address(dispatch: Any, ending: str) -> str:
    """Return the address of what was issued in a format; "" where it was not.

    :param ending: of the file's name, without the dot.
    """
    kept = kept_file(dispatch, ending)
    return f"{kept.absolute_url()}/@@display-file/file" if kept is not None else ""


def keep_issued_text(dispatch: Any, formats: Formats) -> None:
    """Draw a dispatch and keep it inside; what is kept already stays.

    :param formats: in which it is kept.
    :raises Refused: with the reason why it cannot be drawn; then it is not issued.
    """
    if issued_text(dispatch):
        return
    try:
        files = issued_files(official_document(document_of(to_plain(dispatch))), formats)
    except PaperError as error:
        raise Refused([Gap("unprintable", "body", reason_of(error))]) from error
    title = chinese(_("Issued text of ${number}", mapping={"number": dispatch.document_number or dispatch.title}))
    # Whoever issues it has not written what it says.
    with nobodys_change():
        for name, data in files.items():
            ending = name.rpartition(".")[2]
            # No constraints: what may be added by hand in this state is another matter, the step itself was allowed.
            createContentInContainer(
                dispatch,
                "Attachment",
                checkConstraints=False,
                id=f"issued.{ending}",
                title=f"{title}（{ending.upper()}）",
                purpose=ISSUED,
                file=NamedBlobFile(data, TYPES[ending], name),
            )
