"""The workflows are sound, ask for little, and run only what the Makefile offers."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from pathlib import Path

import pytest
import yaml
from nerveroot.static_book.publishing import downloads, versions

from tests import CHECKOUT

WORKFLOWS = sorted((CHECKOUT / ".github" / "workflows").glob("*.yml"))
PROGRAMS = Path(sysconfig.get_path("scripts"))
MORE = {
    "publish.deploy": {"pages": "write", "id-token": "write"},
    "publish.attach": {"contents": "write"},
}
"""What single jobs may do beyond reading the repository."""

PINNED = re.compile(r"uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\n")


def run(program: str, *words: object) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment."""
    return subprocess.run(
        [PROGRAMS / program, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
    )


def schema_defects(*files: Path) -> str:
    """Return what the published schema of workflows says against the files."""
    done = run(
        "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *files
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def security_defects(*files: Path) -> str:
    """Return what zizmor finds, with nothing asked of any server."""
    done = run("zizmor", "--offline", "--no-progress", "--persona=pedantic", *files)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_workflows_are_well_formed_and_safe():
    assert len(WORKFLOWS) >= 3
    assert schema_defects(*WORKFLOWS) == ""
    assert security_defects(*WORKFLOWS) == ""


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_named_by_its_commit(workflow):
    text = workflow.read_text("utf-8")
    assert text.count("uses:") == len(PINNED.findall(text)) > 0


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_is_allowed_that_a_job_does_not_ask_for(workflow):
    content = yaml.safe_load(workflow.read_text("utf-8"))
    assert content["permissions"] == {}
    for name, job in content["jobs"].items():
        assert "timeout-minutes" in job
        more = MORE.get(f"{workflow.stem}.{name}", {})
        assert job["permissions"].items() <= ({"contents": "read"} | more).items()


def test_the_newest_sphinx_is_taken_without_versions():
    """The job would build what is pinned once more, and never fail."""
    done = subprocess.run(
        ["make", "--dry-run", "--always-make", "next-sphinx"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    (line,) = re.findall(r"pip install .* sphinx-external-toc (.*)", done.stdout)
    names = line.split()
    assert {"sphinx", "sphinx-book-theme", "myst-nb", "plotly", "nbclient"} <= {*names}
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in names)
    assert not {"jupyter-book", "jupyterlab", "hatchling", "sphinx-thebe"} & {*names}


def step_of(name: str) -> dict[str, object]:
    """Return a step of the publishing workflow."""
    publish = CHECKOUT / ".github" / "workflows" / "publish.yml"
    jobs = yaml.safe_load(publish.read_text("utf-8"))["jobs"].values()
    (step,) = (s for job in jobs for s in job["steps"] if s.get("name") == name)
    return step


def test_files_and_site_are_built_for_the_same_addresses():
    files = step_of("Make the files to take along")["env"]
    site = step_of("Build the site for its public address")["env"]
    assert files.items() < site.items()
    assert site.keys() - files.keys() == {downloads.VARIABLE, versions.VARIABLE}


GH = """#!/bin/sh
case "$1 $2" in
"release list") cat tags ;;
"release download") test "$3" != broken && echo "$3" > "$5/$3.zip" ;;
*) exit 9 ;;
esac
"""


@pytest.mark.parametrize(
    ("tags", "fetched"),
    [
        (["v0.3.0", "v0.2.0", "v0.1.0"], {"v0.2.0.zip", "v0.1.0.zip"}),
        ([], set()),
        (["v0.2.0", "broken", "v0.1.0"], None),
    ],
)
def test_the_archives_of_earlier_releases_are_fetched(tmp_path, tags, fetched):
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "tags").write_text("".join(f"{tag}\n" for tag in tags))
    done = subprocess.run(
        ["bash", "-e", "-c", step_of("Fetch the archives of earlier releases")["run"]],
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "GITHUB_REF_NAME": "v0.3.0"},
        check=False,
    )
    assert (done.returncode == 0) == (fetched is not None)
    if fetched is not None:
        folder = tmp_path / "_build" / "releases"
        assert {path.name for path in folder.iterdir()} == fetched


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_command_is_one_of_the_makefile(workflow):
    makefile = (CHECKOUT / "Makefile").read_text("utf-8")
    offered = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    lines = re.findall(r"\bmake ((?:[a-z-]+ ?)+)$", workflow.read_text("utf-8"), re.M)
    wanted = {target for line in lines for target in line.split()}
    assert wanted
    assert wanted <= offered


@pytest.mark.parametrize(
    ("right", "wrong", "defects", "found"),
    [
        ("runs-on:", "run-on:", schema_defects, "run-on"),
        (
            "persist-credentials: false",
            "fetch-depth: 1",
            security_defects,
            "artipacked",
        ),
        ("@5fda3b95a4ea91299a34e894583c3862153e4b97", "@v7", security_defects, "unpin"),
        ("contents: read", "contents: write", security_defects, "permissions"),
        ("make test", "echo ${{ github.head_ref }}", security_defects, "injection"),
    ],
)
def test_a_slip_in_a_workflow_is_found(tmp_path, right, wrong, defects, found):
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    slip = folder / "checks.yml"
    text = (CHECKOUT / ".github" / "workflows" / "checks.yml").read_text("utf-8")
    assert right in text
    slip.write_text(text.replace(right, wrong))
    assert found in defects(slip)
