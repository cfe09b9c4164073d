"""The quiz in Python: its traits, its words, and what stands without a script."""

from __future__ import annotations

import json
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
import traitlets
from nerveroot.learning import Quiz
from nerveroot.learning.question_text import questions_html, shown_options

BOOK = Path(__file__).parents[3] / "book"


@pytest.fixture
def quiz(monkeypatch):
    monkeypatch.chdir(BOOK / "anatomy")
    return Quiz("anatomy/dermatomes")


def test_the_text_is_the_same_each_time_and_answers_come_last(quiz):
    text = quiz.plain_text()
    assert text == Quiz("anatomy/dermatomes").plain_text()
    questions, answers = text.split("\nAnswers\n")
    for item in quiz._questions["items"]:
        assert item["question"] in questions
        assert item["lesson"] in answers
        assert item["lesson"] not in questions


def test_a_notebook_gets_the_live_view_and_the_still_words(quiz):
    data, _ = quiz._repr_mimebundle_()
    assert {
        "text/plain",
        "text/html",
        "application/vnd.jupyter.widget-view+json",
    } <= set(data)
    assert "image/svg+xml" not in data


def test_the_quiz_carries_only_the_drawings_that_it_asks_about(quiz):
    assert set(quiz._atlas) == {"foot_dorsum"}
    assert set(quiz._questions["regions"]) == set(quiz._atlas["foot_dorsum"]["regions"])


def test_a_question_can_be_chosen_from_python(quiz):
    quiz.current = "eight-of-eight"
    with pytest.raises(traitlets.TraitError, match="allowed: web-space-nerve"):
        quiz.current = "nine-of-eight"


def test_answers_reach_python_until_the_listener_is_taken_off(quiz):
    heard = []
    stop = quiz.on_answer(lambda item, score: heard.append((item, score)))
    quiz.results = {"web-space-nerve": 1}
    quiz.results = {"web-space-nerve": 1, "pain-drawings": 0.5}
    stop()
    stop()
    quiz.results = {}
    assert heard == [("web-space-nerve", 1), ("pain-drawings", 0.5)]


def test_a_missing_file_is_an_honest_error(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match="no questions for 'anatomy/nothing'"):
        Quiz("anatomy/nothing")


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.seen = [], []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_markup_in_questions_stays_text():
    attack = "<script>alert('x')</script><img src=x onerror=alert(1)>"
    option = {"text": attack, "right": True, "reason": attack, "note": attack}
    item = {
        "id": "a",
        "kind": "single",
        "question": attack,
        "lesson": attack,
        "explanation": attack,
        "sources": [{"label": attack, "status": "read"}],
        "options": [option, {**option, "text": "other", "right": False}],
    }
    tags = _Tags()
    tags.feed(questions_html({"title": f'"{attack}', "items": [item]}))
    assert tags.open == []
    assert {tag for tag, _ in tags.seen} <= {
        "div", "ol", "ul", "li", "p", "details", "summary", "strong", "small",
    }  # fmt: skip
    assert not any("onerror" in attrs for _, attrs in tags.seen)


def test_every_answer_is_folded_away(quiz):
    tags = _Tags()
    tags.feed(quiz.still_version()["text/html"])
    folds = [attrs for tag, attrs in tags.seen if tag == "details"]
    assert len(folds) == len(quiz._questions["items"])
    assert not any("open" in attrs for attrs in folds)


def test_the_shown_order_does_not_give_the_answer(quiz):
    items = quiz._questions["items"]
    for item in items:
        shown = shown_options(item)
        assert sorted(o["text"] for o in shown) == sorted(
            o["text"] for o in item["options"]
        )
        if item["kind"] == "ordering":
            assert shown != item["options"]
    first = [
        shown_options(item)[0].get("right")
        for item in items
        if item["kind"] == "single"
    ]
    assert not all(first)


def test_the_state_that_a_page_keeps_is_json(quiz):
    json.dumps([quiz._questions, quiz._atlas])


def test_the_bundle_of_the_program_is_whole(tmp_path):
    script = tmp_path / "quiz.mjs"
    script.write_text(Quiz._esm, "utf-8")
    node = shutil.which("node") or str(BOOK.parent / ".venv" / "bin" / "node")
    subprocess.run([node, "--check", str(script)], check=True, capture_output=True)
