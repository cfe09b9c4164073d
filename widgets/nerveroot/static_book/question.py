"""The question before reading and its answer: native radio buttons, no script.

The style sheet shows the reader's own guess beside the answer, by ``:has()``.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from .book_part import BookPart, book_part, raw_html, text_part
from .icons import icon

#: Options up to this length stand side by side.
SHORT_OPTION = 14

_NAME = re.compile(r"[a-z][a-z0-9-]*")


class BeforeReading(SphinxDirective):
    """A question with options; the answer follows later in the page."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {"name": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the field set."""
        name = self.options.get("name", "")
        if not _NAME.fullmatch(name):
            raise self.error(
                f"before-reading: give it a name in small letters and hyphens, so "
                f"that the answer can refer to it (`:name: pain-inside`); got {name!r}"
            )
        holder = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, holder)
        items = list(holder.findall(nodes.list_item))
        if len(items) < 2:
            raise self.error("before-reading: write two or more options as a list")
        texts = [item.astext() for item in items]
        questions_of(self.env)[name] = {
            "text": self.arguments[0],
            "options": texts,
            "page": self.env.docname,
        }
        shape = "long" if max(map(len, texts)) > SHORT_OPTION else str(len(items))
        options = book_part("div", f"nr-options nr-options-{shape}")
        for number, item in enumerate(items, start=1):
            options += _option(name, number, item)
        question = book_part(
            "fieldset",
            "nr-question",
            book_part(
                "legend",
                "nr-question-head",
                text_part("span", "nr-question-label", "Before you read"),
                text_part("span", "nr-question-text", self.arguments[0]),
            ),
            options,
            text_part(
                "p",
                "nr-question-note",
                "Your guess is kept until you reach the answer below.",
            ),
        )
        question["ids"].append(name)
        self.set_source_info(question)
        return [question]


def _option(name: str, number: int, item: nodes.list_item) -> BookPart:
    content: list[nodes.Node] = []
    for paragraph in item.children:
        content += paragraph.children
    box = raw_html(
        f'<input class="nr-option-input" type="radio" name="{name}" '
        f'id="{name}-{number}" value="{number}" autocomplete="off">'
    )
    return book_part(
        "label", "nr-option", box, book_part("span", "nr-option-text", *content)
    )


class Answer(SphinxDirective):
    """The answer to a question asked before reading."""

    has_content = True
    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"right": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the disclosure."""
        self.assert_has_content()
        name = self.arguments[0]
        question = questions_of(self.env).get(name)
        if question is None or question["page"] != self.env.docname:
            raise self.error(
                f"answer: no question named {name!r} stands before it on this page"
            )
        right = self.options.get("right", "")
        options: list[str] = question["options"]
        if right not in options:
            raise self.error(
                f"answer: the right option {right!r} is none of {', '.join(options)}"
            )
        body = book_part(
            "div",
            "nr-answer-body",
            book_part(
                "p",
                "nr-answer-right",
                raw_html(icon("tick")),
                text_part("strong", "", right),
            ),
        )
        for number, text in enumerate(options, start=1):
            verdict = "You guessed right." if text == right else f"You guessed {text}."
            body += text_part("p", f"nr-guess {name}-guess-{number}", verdict)
        self.state.nested_parse(self.content, self.content_offset, body)
        answer = book_part(
            "details",
            "nr-answer",
            book_part(
                "summary",
                "nr-answer-head",
                nodes.Text("Answer: "),
                text_part("span", "nr-question-text", question["text"]),
            ),
            body,
        )
        answer["guess_rules"] = guess_rules(name, len(options))
        self.set_source_info(answer)
        return [answer]


def guess_rules(name: str, count: int) -> str:
    """Return the style rules that show a guess once its option is checked."""
    return "".join(
        f"body:has(#{name}-{n}:checked) .{name}-guess-{n}{{display:block}}"
        for n in range(1, count + 1)
    )


def questions_of(env: BuildEnvironment) -> dict[str, dict[str, Any]]:
    """Return the questions of the page that is being read, by name."""
    questions: dict[str, dict[str, Any]] = env.temp_data.setdefault(
        "book_questions", {}
    )
    return questions


def register_guesses(app: Sphinx) -> None:
    """Put the style rules of a page's answers into its head."""
    app.connect("html-page-context", add_guess_rules, priority=800)


def add_guess_rules(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Write the rules where the page has answers."""
    if doctree is None:
        return
    rules = "".join(part.get("guess_rules", "") for part in doctree.findall(BookPart))
    if rules:
        context["metatags"] += f"\n<style>.nr-guess{{display:none}}{rules}</style>"
