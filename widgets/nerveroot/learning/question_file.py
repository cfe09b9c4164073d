"""Read a file of questions and check it against its schema and the book's tables."""

from __future__ import annotations

import json
import os
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from nerveroot.atlas import load_atlas
from nerveroot.data import load_table
from nerveroot.learning.problems import QuestionProblem, QuizError, allowed_values
from nerveroot.learning.schema_check import Finding, check, quote

__all__ = ["SUFFIX", "find_question_file", "load_questions", "read_questions"]

SUFFIX = ".quiz.toml"
#: Where to look for questions beside the notebook: the folder of the book's sources.
HOME_VARIABLE = "NERVEROOT_BOOK"

REST = "rest"
"""Stands among an option's patches for all patches that no option names."""

LARGEST_FILE = 200_000
"""Bytes. A chapter's questions are a tenth of that; more is a mistake."""


@cache
def _schema() -> dict[str, Any]:
    text = files("nerveroot.learning") / "schemas" / "quiz.schema.json"
    schema: dict[str, Any] = json.loads(text.read_text(encoding="utf-8"))
    return schema


def find_question_file(page: str | Path, start: Path | None = None) -> Path:
    """Find the file of questions of a page.

    Parameters
    ----------
    page
        Name of a page below the book's folder, such as ``"anatomy/dermatomes"``, or
        the path of a file that ends in ``.quiz.toml``.
    start
        Where to begin; the folder of the running notebook by default. The file is
        looked for there and in every folder above, and in each folder's ``book``;
        then in the folder that the environment variable ``NERVEROOT_BOOK`` names.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    FileNotFoundError
        If there is none; the message names the folders that were searched.
    """
    start = Path.cwd() if start is None else start
    name = str(page)
    if name.endswith(SUFFIX):
        path = start / name
        if path.is_file():
            return path
        raise FileNotFoundError(f"there is no file of questions {path}")
    above = [start.resolve(), *start.resolve().parents]
    homes = [home for folder in above for home in (folder, folder / "book")]
    if elsewhere := os.environ.get(HOME_VARIABLE):
        homes.append(Path(elsewhere))
    for home in homes:
        path = home / f"{name}{SUFFIX}"
        if path.is_file():
            return path
    raise FileNotFoundError(
        f"there are no questions for {name!r}: no {name}{SUFFIX} in {start.resolve()} "
        "or in a folder above it, or in the folder `book` of one of these"
    )


def load_questions(path: Path) -> dict[str, Any]:
    """Read a file of questions.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    dict
        What the schema describes.

    Raises
    ------
    QuizError
        If anything is wrong; the message lists all problems at once.
    """
    return read_questions(path.read_bytes(), path.name)


def read_questions(data: bytes, file: str) -> dict[str, Any]:
    """Read and check the bytes of a file of questions; see :func:`load_questions`.

    Parameters
    ----------
    data
        The content.
    file
        The file's name, for messages.
    """
    if len(data) > LARGEST_FILE:
        cure = f"the file has {len(data)} bytes; at most {LARGEST_FILE} are read"
        raise QuizError([QuestionProblem(file, "", "", "", cure)])
    try:
        content = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        cure = f"the file is not UTF-8 text (byte {error.start}); save it as UTF-8"
        raise QuizError([QuestionProblem(file, "", "", "", cure)]) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        cure = f"the file is not TOML: {error}"
        raise QuizError([QuestionProblem(file, "", "", "", cure)]) from error
    findings = check(content, _schema(), _schema())
    # Rules across fields need the fields to be of the right type.
    if not findings:
        for index, item in enumerate(content["items"]):
            findings += [
                finding._replace(path=("items", index, *finding.path))
                for finding in _item_findings(item)
            ]
        findings += _repeated_ids(content["items"])
    if findings:
        raise QuizError([_problem(file, content, finding) for finding in findings])
    for item in content["items"]:
        if item["kind"] == "point":
            _name_the_rest(item)
    return content


def _name_the_rest(item: dict[str, Any]) -> None:
    """Put the patches that no option names in the place of the word for them."""
    named = {region for option in item["options"] for region in option["regions"]}
    shown = load_atlas()["views"][item["view"]]["regions"]
    for option in item["options"]:
        if REST in option["regions"]:
            kept = [region for region in option["regions"] if region != REST]
            option["regions"] = [*kept, *(r for r in shown if r not in named)]


def _problem(file: str, content: dict[str, Any], finding: Finding) -> QuestionProblem:
    """Turn a path into the name of a question and of a field."""
    path = list(finding.path)
    item = ""
    if len(path) >= 2 and path[0] == "items" and isinstance(path[1], int):
        entry = content["items"][path[1]]
        name = entry.get("id") if isinstance(entry, dict) else None
        item = f"item {name if isinstance(name, str) else path[1] + 1}"
        path = path[2:]
    field = ""
    for step in path:
        # Readers of a message count from one.
        field += f" {step + 1}" if isinstance(step, int) else f", {step}"
    return QuestionProblem(
        file, item, field.removeprefix(", "), finding.value, finding.cure
    )


def _repeated_ids(items: list[dict[str, Any]]) -> list[Finding]:
    first: dict[str, int] = {}
    findings = []
    for index, item in enumerate(items):
        earlier = first.setdefault(item["id"], index)
        if earlier != index:
            cure = f"question {earlier + 1} has the same id; give each its own"
            findings.append(Finding(("items", index, "id"), quote(item["id"]), cure))
    return findings


def _item_findings(item: dict[str, Any]) -> list[Finding]:
    """Check what one question refers to and whether it can be answered."""
    findings = _unknown(
        item["roots"], "roots", [row.root_id for row in load_table("roots")]
    )
    findings += _unknown(
        item["sources"], "sources", [row.source_key for row in load_table("sources")]
    )
    texts = [option["text"] for option in item["options"]]
    for index, text in enumerate(texts):
        if text in texts[:index]:
            path = ("options", index, "text")
            findings.append(Finding(path, quote(text), "stands twice"))
    right = sum(option.get("right", False) for option in item["options"])
    if item["kind"] == "single" and right != 1:
        cure = f"{right} options are right; kind single needs exactly one"
        findings.append(Finding(("options",), "", cure))
    if item["kind"] in ("multiple", "point") and right == 0:
        findings.append(Finding(("options",), "", "no option is right"))
    if item["kind"] == "point":
        findings += _point_findings(item)
    return findings


def _unknown(values: list[str], field: str, known: list[str]) -> list[Finding]:
    return [
        Finding(
            (field, index), quote(value), f"not known; {allowed_values(value, known)}"
        )
        for index, value in enumerate(values)
        if value not in known
    ]


def _point_findings(item: dict[str, Any]) -> list[Finding]:
    """Check that every patch of the drawing has exactly one reason.

    A patch that the view does not show may be named: the drawing decides at its edges.
    """
    views = load_atlas()["views"]
    if item["view"] not in views:
        cure = f"not known; {allowed_values(item['view'], views)}"
        return [Finding(("view",), quote(item["view"]), cure)]
    shown = views[item["view"]]["regions"]
    known = [REST, *(row.region_id for row in load_table("regions"))]
    findings = []
    taken: set[str] = set()
    for index, option in enumerate(item["options"]):
        for position, region in enumerate(option["regions"]):
            path = ("options", index, "regions", position)
            if region not in known:
                cure = f"not known; {allowed_values(region, known)}"
                findings.append(Finding(path, quote(region), cure))
            elif region in taken:
                cure = "stands in two options; a patch has one reason"
                findings.append(Finding(path, quote(region), cure))
            taken.add(region)
        if option["right"] and not set(option["regions"]) & {REST, *shown}:
            cure = f"view {item['view']} shows none of these; it is a right answer"
            findings.append(Finding(("options", index, "regions"), "", cure))
    missing = [region for region in shown if region not in taken]
    if missing and REST not in taken:
        cure = (
            f"no reason for these patches of the view: {', '.join(missing)}; add them "
            f'to an option, or add one with regions = ["{REST}"]'
        )
        findings.append(Finding(("options",), "", cure))
    return findings
