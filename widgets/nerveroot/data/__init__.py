"""The facts of the book: curated tables, their schemas and typed loaders.

It needs the standard library only, so that it also runs in the reader's browser.
"""

from nerveroot.data.dermatomes import (
    Agreement,
    agreement,
    authorities_by_kind,
    dermatome_rows,
)
from nerveroot.data.problems import DataError, Problem
from nerveroot.data.tables import TABLE_NAMES, load_table
from nerveroot.data.validation import Report, validate

__all__ = [
    "TABLE_NAMES",
    "Agreement",
    "DataError",
    "Problem",
    "Report",
    "agreement",
    "authorities_by_kind",
    "dermatome_rows",
    "load_table",
    "validate",
]
