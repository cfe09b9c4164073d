"""Write counts of sources from the data, so that prose never goes stale."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

import nerveroot.data
from nerveroot.data import agreement

from .source_lines import locate

LOGGER = logging.getLogger(__name__)

#: A page with a count is read again when this table changes.
TABLE = Path(nerveroot.data.__file__).parent / "tables" / "dermatomes.csv"

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def register(app: Sphinx) -> None:
    """Add the role."""
    app.add_role("agreement", AgreementRole())


class AgreementRole(SphinxRole):
    """Write ``{agreement}`L5 hallux_dorsal``` as the count of sources, *5 of 6*."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the count."""
        self.env.note_dependency(str(TABLE))
        words = self.text.split()
        try:
            if len(words) != 2:
                raise ValueError(
                    "write a root and a region, such as `L5 hallux_dorsal`"
                )
            counted = agreement(*words)
        except ValueError as error:
            LOGGER.warning(
                "agreement %r: %s",
                self.text,
                error,
                location=locate(self.env, self.text, self.lineno),
                type="book",
                subtype="agreement",
            )
            return [nodes.Text(self.text)], []
        text = NO_BREAK_SPACE.join([str(counted.k), "of", str(counted.n)])
        return [nodes.inline("", text, classes=["nr-agreement"])], []
