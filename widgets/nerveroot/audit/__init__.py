"""The audit of numbers: what each number of the book's prose rests on.

``python -m nerveroot audit`` reads the sources of the pages and of their questions and
looks every number up in the tables, among the rows of the sources cited for it.
How a number is declared or excepted is described in ``docs/writing-pages.md``.
"""

from .judge import Judged
from .page_audit import PageAudit, audit_page

__all__ = ["Judged", "PageAudit", "audit_page"]
