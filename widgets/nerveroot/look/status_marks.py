"""The marks that say how well a source was checked."""

from __future__ import annotations

from nerveroot.look.tokens import load_tokens

_SHAPES = {
    "read": '<circle cx="6" cy="6" r="5.5" fill="currentColor"/>',
    "secondhand": (
        '<circle cx="6" cy="6" r="5" fill="none" stroke="currentColor"/>'
        '<path d="M6 1a5 5 0 0 0 0 10z" fill="currentColor"/>'
    ),
    "unread": (
        '<path d="M.6.6h10.8v10.8H.6z" fill="none" stroke="currentColor" '
        'stroke-width="1.2" stroke-dasharray="2.4 1.2"/>'
        '<path d="M1 4l7 7M4 1l7 7M1 8l3 3M8 1l3 3" stroke="currentColor" '
        'stroke-width="1.4"/>'
    ),
    "unchecked": '<circle cx="6" cy="6" r="5" fill="none" stroke="currentColor"/>',
}


def status_mark(status: str, described: bool = False) -> str:
    """Return the 12 px mark of a source's status as SVG.

    Parameters
    ----------
    status : str
        A status of the token file: ``read``, ``secondhand``, ``unread``,
        ``unchecked``.
    described : bool
        True when the words stand beside the mark: it is then hidden from screen
        readers. Otherwise the words are its accessible name.

    Returns
    -------
    str
        SVG markup in the current text colour.

    Raises
    ------
    ValueError
        If the status is unknown; the message lists the known ones.
    """
    known = load_tokens()["status"]
    if status not in known:
        raise ValueError(f"unknown status {status!r}; known: {', '.join(known)}")
    access = (
        'aria-hidden="true"'
        if described
        else f'role="img" aria-label="{known[status]["words"]}"'
    )
    return (
        f'<svg class="nr-status nr-status-{status}" viewBox="0 0 12 12" width="12" '
        f'height="12" {access}>{_SHAPES[status]}</svg>'
    )
