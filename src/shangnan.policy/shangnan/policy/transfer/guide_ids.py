"""The address of an imported guide: computed from its code, so that two imports at once cannot make two of it."""

from __future__ import annotations

from shangnan.policy.records.service_guide.codes import is_item_code


def guide_id(code: str) -> str:
    """Return the id under which an import files a guide.

    :param code: item code, in the form that `is_item_code` knows: digits, letters and hyphens.
    :returns: the code in small letters, the same for the same code for ever.
    :raises ValueError: where the code has another form.
    """
    if not is_item_code(code):
        raise ValueError(f"no item code: {code!r}")
    return code.lower()
