"""Write formulas as MathML, which browsers draw without any script."""

from __future__ import annotations

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from .errors import BookError

RENDERER_NAME = "mathml"


def register(app: Sphinx) -> None:
    """Add the renderer; the extension's settings choose it."""
    app.add_html_math_renderer(RENDERER_NAME, (visit_inline, None), (visit_block, None))


def to_mathml(latex: str, display: str, where: str) -> str:
    """Return the formula as a MathML element.

    Parameters
    ----------
    latex
        The formula in LaTeX.
    display
        ``"inline"`` or ``"block"``.
    where
        Page and line, for messages.
    """
    try:
        return str(convert(latex.strip(), display=display))
    except Exception as error:  # the converter has no common base class
        raise BookError(
            f"{where}: cannot typeset the formula {latex!r}: {error}"
        ) from error


def _where(node: nodes.Element) -> str:
    return f"{node.source or 'unknown page'}, line {node.line or '?'}"


def visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula within a line."""
    self.body.append(to_mathml(node.astext(), "inline", _where(node)))
    raise nodes.SkipNode


def visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula on a line of its own, with its number if it has one."""
    anchor = f' id="{node["ids"][0]}"' if node.get("ids") else ""
    number = (
        f'<span class="eqno">({node["number"]})</span>' if node.get("number") else ""
    )
    formula = to_mathml(node.astext(), "block", _where(node))
    self.body.append(f'<div class="math"{anchor}>{number}{formula}</div>\n')
    raise nodes.SkipNode
