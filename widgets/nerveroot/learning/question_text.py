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
    """Return the questions as a list and, after them, each answer folded away.

    Parameters
    ----------
    questions
        The title and the items of a quiz.

    Returns
    -------
    str
        HTML; every text of the questions is escaped.
    """
    items = questions["items"]
    asked = "".join(_question_html(item) for item in items)
    answers = "".join(
        _answer_html(number, item) for number, item in enumerate(items, start=1)
    )
    return (
        f'<div class="nrq-still" role="group" aria-label="Questions: '
        f'{escape(questions["title"])}"><ol class="nrq-still-list">{asked}</ol>'
        f'<div class="nrq-still-answers">{answers}</div></div>'
    )


def _question_html(item: dict[str, Any]) -> str:
    options = "".join(
        f"<li>{escape(option['text'])}</li>" for option in shown_options(item)
    )
    return (
        f'<li><p class="nrq-still-question">{escape(item["question"])}</p>'
        f'<p class="nrq-still-instruction">{_INSTRUCTIONS[item["kind"]]}</p>'
        f'<ol type="A">{options}</ol></li>'
    )


def _answer_html(number: int, item: dict[str, Any]) -> str:
    shown = shown_options(item)
    reasons = "".join(_reason_html(item, shown, option) for option in shown)
    sources = "; ".join(
        f"{source['label']} ({source['status']})" for source in item["sources"]
    )
    # The class of the book's own folded answers: these open on paper.
    return (
        f'<details class="nr-self-check"><summary>Answer to question {number}'
        f"</summary><p><strong>{_answer(item, shown)}.</strong> "
        f"{escape(item['lesson'])} {escape(item['explanation'])}</p>"
        f"<ul>{reasons}</ul>"
        f'<p class="nrq-still-sources">Sources: {escape(sources)}</p></details>'
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
