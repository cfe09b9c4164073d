"""Markup in a file of questions is shown as it is written, and never run."""

from bs4 import BeautifulSoup
from nerveroot.learning import Quiz

MARKUP = "<img src=x onerror=alert(1)></p><script>alert(1)</script>"

FILE = f"""
title = "{MARKUP}"

[[items]]
id = "one"
kind = "single"
topic = "reflexes"
roots = ["L5"]
question = "{MARKUP}"
lesson = "{MARKUP}"
explanation = "{MARKUP}"
sources = ["esene2012"]

[[items.options]]
text = "{MARKUP}"
right = false
reason = "{MARKUP}"

[[items.options]]
text = "Medial hamstring reflex {MARKUP}"
right = true
reason = "{MARKUP}"
"""


def test_markup_in_questions_stays_text(tmp_path):
    (tmp_path / "hostile.quiz.toml").write_text(FILE, encoding="utf-8")
    still = Quiz(tmp_path / "hostile.quiz.toml").still_version()
    assert still
    for content in still.values():
        soup = BeautifulSoup(content, "html.parser")
        assert not soup.select("script, img, [onerror]")
        assert soup.get_text().count("<script>alert(1)</script>") >= 3
