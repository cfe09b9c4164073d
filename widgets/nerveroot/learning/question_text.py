"""Questions as HTML that needs no script, and as plain text."""

from __future__ import annotations

from hashlib import sha256
from html import escape
from typing import Any

__all__ = ["questions_html", "questions_text", "shown_options"]

_INSTRUCTIONS = {
    "single": "Choose one.",
    "multiple": "Choose all that apply.",
    "ordering": "Put them in order.",
    "point": "Which part of the skin?",
}
_LETTERS = "ABCDEFGHIJ"


def shown_options(item: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the options in an order that does not depend on which is right.

    Parameters
    ----------
    item
        A question.
    """

    def place(option: dict[str, Any]) -> bytes:
        return sha256(f"{item['id']}/{option['text']}".encode()).digest()

    options = sorted(item["options"], key=place)
    if item["kind"] == "ordering" and options == item["options"]:
        options = [*options[1:], options[0]]
    return options


def _answer(item: dict[str, Any], shown: list[dict[str, Any]]) -> str:
    """Return the letters of the right answer."""
    letters = {id(option): _LETTERS[place] for place, option in enumerate(shown)}
    if item["kind"] == "ordering":
        return ", ".join(letters[id(option)] for option in item["options"])
    return ", ".join(letters[id(option)] for option in shown if option["right"])


def questions_html(questions: dict[str, Any]) -> str:
    """Return the questions as a list, each answer in a native disclosure.

    Parameters
    ----------
    questions
        The title and the items of a quiz.

    Returns
    -------
    str
        HTML; every text of the questions is escaped.
    """
    parts = [_item_html(item) for item in questions["items"]]
    return (
        f'<div class="nrq-still" role="group" aria-label="Questions: '
        f'{escape(questions["title"])}"><ol class="nrq-still-list">'
        f"{''.join(parts)}</ol></div>"
    )


def _item_html(item: dict[str, Any]) -> str:
    shown = shown_options(item)
    options = "".join(f"<li>{escape(option['text'])}</li>" for option in shown)
    reasons = "".join(_reason_html(item, shown, option) for option in shown)
    sources = "; ".join(
        f"{source['label']} ({source['status']})" for source in item["sources"]
    )
    return (
        f'<li class="nrq-still-item">'
        f'<p class="nrq-still-question">{escape(item["question"])}</p>'
        f'<p class="nrq-instruction">{_INSTRUCTIONS[item["kind"]]}</p>'
        f'<ol type="A" class="nrq-still-options">{options}</ol>'
        f'<details class="nrq-still-answer nr-self-check">'
        f"<summary>Answer and reasons</summary>"
        f"<p><strong>{_answer(item, shown)}.</strong> {escape(item['lesson'])} "
        f"{escape(item['explanation'])}</p>"
        f'<ul class="nrq-still-reasons">{reasons}</ul>'
        f'<p class="nrq-sources">Sources: {escape(sources)}</p></details></li>'
    )


def _reason_html(
    item: dict[str, Any], shown: list[dict[str, Any]], option: dict[str, Any]
) -> str:
    letter = _LETTERS[shown.index(option)]
    if item["kind"] == "ordering":
        verdict = f"place {item['options'].index(option) + 1}"
    else:
        verdict = "right" if option["right"] else "not right"
    note = f" <small>{escape(option['note'])}</small>" if "note" in option else ""
    return f"<li>{letter}, {verdict}: {escape(option['reason'])}{note}</li>"


def questions_text(questions: dict[str, Any]) -> str:
    """Return the questions and, after all of them, the answers.

    Parameters
    ----------
    questions
        The title and the items of a quiz.

    Returns
    -------
    str
        The same text for the same questions.
    """
    lines = [f"Questions: {questions['title']}"]
    answers = ["", "Answers"]
    for number, item in enumerate(questions["items"], start=1):
        shown = shown_options(item)
        lines += ["", f"{number}. {item['question']} {_INSTRUCTIONS[item['kind']]}"]
        lines += [
            f"   {_LETTERS[place]}. {option['text']}"
            for place, option in enumerate(shown)
        ]
        answers.append(f"{number}. {_answer(item, shown)}. {item['lesson']}")
    return "\n".join([*lines, *answers])
