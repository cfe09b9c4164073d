"""The kept bundle is the published one and belongs to the Python package."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import nerveroot.charts
import pytest
from hatchling.builders.wheel import WheelBuilder
from nerveroot.charts.pictures import PICTURES
from plotly.offline import get_plotlyjs_version

from tests import CHECKOUT

VENDOR = Path(nerveroot.charts.__file__).parent / "vendor"
PACKAGE = CHECKOUT / "node_modules" / "plotly.js-basic-dist-min"


def test_the_bundle_has_the_version_that_the_python_package_writes_for():
    head = (VENDOR / "plotly-basic.min.js").read_text("utf-8")[:200]
    version = re.search(r"plotly\.js \(basic - minified\) v([\d.]+)", head)
    assert version is not None
    assert version[1] == get_plotlyjs_version()
    declared = json.loads((CHECKOUT / "package.json").read_text("utf-8"))
    assert declared["devDependencies"][PACKAGE.name] == version[1]


@pytest.mark.parametrize(
    ("kept", "published"),
    [("plotly-basic.min.js", "plotly-basic.min.js"), ("plotly-LICENSE.txt", "LICENSE")],
)
def test_the_kept_files_are_those_of_the_npm_package(kept: str, published: str):
    if not PACKAGE.is_dir():
        pytest.fail("plotly.js-basic-dist-min is missing: run `npm ci` first")
    hashes = [
        hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (VENDOR / kept, PACKAGE / published)
    ]
    assert hashes[0] == hashes[1], f"copy {published} from {PACKAGE.name} to vendor/"


def test_the_bundle_evaluates_no_text_as_code():
    """A content security policy without ``unsafe-eval`` would break it."""
    library = (VENDOR / "plotly-basic.min.js").read_text("utf-8")
    assert not re.search(r"\bnew Function\b|\beval\(", library)


def test_the_installed_package_holds_library_licence_and_pictures():
    """JupyterLab asks the package for them; an installation needs no node."""
    builder = WheelBuilder(str(CHECKOUT / "widgets"))
    packed = {Path(file.path) for file in builder.recurse_included_files()}
    kept = [*VENDOR.iterdir(), *PICTURES.glob("*.svg")]
    assert len(kept) > 3
    assert [path.name for path in kept if path not in packed] == []
