"""What a file in a record is, where rules ask for it. Pure."""

from __future__ import annotations

#: The paper of a dispatch as it was issued; the step that issues it makes it, nobody else does.
ISSUED = "issued"
