"""What every widget of the book shares: a base class, a module bundler, small JS.

The JavaScript beside this file has one source and no copy. A widget imports it with
ordinary relative imports; :mod:`nerveroot.web.esm` joins the files into one module
text, because anywidget loads a widget from a blob address that knows no neighbours.
"""

from __future__ import annotations

from nerveroot.web.esm import EsmError, bundle

# BookWidget stands in nerveroot.web.widget and is not imported here: it needs
# anywidget, and the bundler is used without it.
__all__ = ["EsmError", "bundle"]
