"""The look of the book: colours, patterns, type and marks from one token file."""

from nerveroot.look.agreement_scale import AgreementScale, agreement_scale
from nerveroot.look.notebook_ground import on_notebook_ground, without_notebook_ground
from nerveroot.look.patterns import pattern_data, pattern_definitions
from nerveroot.look.status_marks import status_mark
from nerveroot.look.tokens import (
    components_css,
    contrast,
    css_variables,
    load_tokens,
    root_slug,
)

__all__ = [
    "AgreementScale",
    "agreement_scale",
    "components_css",
    "contrast",
    "css_variables",
    "load_tokens",
    "on_notebook_ground",
    "pattern_data",
    "pattern_definitions",
    "root_slug",
    "status_mark",
    "without_notebook_ground",
]
