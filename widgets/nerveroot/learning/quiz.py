"""Questions on a chapter, with a reason for every option."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import traitlets

from nerveroot.atlas import load_atlas, load_shading
from nerveroot.data import load_table
from nerveroot.learning.question_file import (
    SUFFIX,
    find_question_file,
    load_questions,
)
from nerveroot.learning.question_text import questions_html, questions_text
from nerveroot.look import load_tokens
from nerveroot.web.widget import BookWidget

__all__ = ["Quiz"]

_DRAWN = ("size", "arcs", "regions", "outline", "anchors", "fade")


def _drawing(view: str) -> dict[str, Any]:
    """Return what is needed to draw one view and to point at its patches."""
    atlas = load_atlas()["views"][view]
    image = b64encode(load_shading(view)).decode("ascii")
    sections = [section["ring"] for section in atlas["sections"]]
    shading = {
        "box": atlas["shading"]["box"],
        "data": f"data:image/webp;base64,{image}",
    }
    return {
        **{name: atlas[name] for name in _DRAWN},
        "sections": sections,
        "shading": shading,
    }


def _source(key: str) -> dict[str, str]:
    row = next(row for row in load_table("sources") if row.source_key == key)
    words = load_tokens()["status"][row.reading or row.status]["words"]
    return {"label": row.label, "status": words}


class Quiz(BookWidget):
    """The questions of one chapter, asked one at a time and explained.

    The answers stay in the reader's browser. In a notebook they are also here, in
    :attr:`results`.

    Parameters
    ----------
    page
        The page whose questions are asked, for example ``"anatomy/dermatomes"``, or
        the path of a ``.quiz.toml`` file.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    QuizError
        If the file is wrong; the message lists every problem.

    Examples
    --------
    >>> from nerveroot.learning import Quiz
    >>> quiz = Quiz("anatomy/dermatomes")  # doctest: +SKIP
    >>> quiz.results  # doctest: +SKIP
    {'first-web-space': 1}
    """

    tool = "quiz"

    results = traitlets.Dict().tag(sync=True)
    """Score of each answered question of the present run, from 0 to 1."""

    current = traitlets.Unicode("").tag(sync=True)
    """Id of the question on screen; empty when all have been answered. Settable."""

    _questions = traitlets.Dict().tag(sync=True)
    _atlas = traitlets.Dict().tag(sync=True)

    def __init__(self, page: str | Path, **kwargs: object) -> None:
        path = find_question_file(page)
        content = load_questions(path)
        # The name under which the reader's results are kept.
        named_by_page = not str(page).endswith(SUFFIX)
        name = str(page) if named_by_page else path.name.removesuffix(SUFFIX)
        items = [
            {**item, "sources": [_source(key) for key in item["sources"]]}
            for item in content["items"]
        ]
        views = sorted({item["view"] for item in items if "view" in item})
        names = {row.region_id: row.name for row in load_table("regions")}
        shown = {
            region
            for view in views
            for region in load_atlas()["views"][view]["regions"]
        }
        kwargs.setdefault(
            "_questions",
            {
                "quiz": name,
                "title": content["title"],
                "items": items,
                "regions": {region: names[region] for region in sorted(shown)},
            },
        )
        kwargs.setdefault("_atlas", {view: _drawing(view) for view in views})
        super().__init__(**kwargs)

    @traitlets.validate("current")
    def _check_current(self, proposal: dict[str, Any]) -> str:
        value: str = proposal["value"]
        known = [item["id"] for item in self._questions.get("items", [])]
        if value and value not in known:
            raise traitlets.TraitError(
                f"current={value!r} is not known; allowed: {', '.join(known)}"
            )
        return value

    def on_answer(self, callback: Callable[[str, float], object]) -> Callable[[], None]:
        """Call `callback` with the question's id and the score of each answer.

        Parameters
        ----------
        callback
            Receives the id and a score from 0 to 1.

        Returns
        -------
        callable
            Takes no argument and ends the subscription.
        """

        def tell(change: dict[str, Any]) -> None:
            for item, score in change["new"].items():
                if change["old"].get(item) != score:
                    callback(item, score)

        return self._subscribe(["results"], tell)

    def still_version(self) -> dict[str, str]:
        """Return the questions with their answers folded away, for paper."""
        return {"text/html": questions_html(self._questions)}

    def plain_text(self) -> str:
        """Return the questions and, after them, the answers."""
        return questions_text(self._questions)
