"""A JupyterLab of its own: no setting of the developer's reaches it."""

import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Lab:
    """
    A running JupyterLab.

    Parameters
    ----------
    url : str
        Its address, with a slash at the end.
    token : str
        What opens it.
    runtime : Path
        Where its kernels leave their connection files.
    folder : Path
        The folder that the reader sees.
    """

    url: str
    token: str
    runtime: Path
    folder: Path


def private_environment(home: Path) -> dict[str, str]:
    """Return an environment in which Jupyter keeps all its files in one folder."""
    folders = {
        "JUPYTER_CONFIG_DIR": home / "config",
        "JUPYTER_DATA_DIR": home / "data",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "JUPYTERLAB_SETTINGS_DIR": home / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": home / "workspaces",
        "IPYTHONDIR": home / "ipython",
    }
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    # No question about news may cover the notebook.
    quiet = folders["JUPYTERLAB_SETTINGS_DIR"] / "@jupyterlab" / "apputils-extension"
    quiet.mkdir(parents=True, exist_ok=True)
    settings = {"fetchNews": "false", "checkForUpdates": False}
    file = quiet / "notification.jupyterlab-settings"
    file.write_text(json.dumps(settings), encoding="utf-8")
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, **{k: str(v) for k, v in folders.items()}, "PATH": programs}


def _address(runtime: Path, server: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and server.poll() is None:
        for file in runtime.glob("jpserver-*.json"):
            text = file.read_text(encoding="utf-8")
            if text.endswith("}") and log.read_text("utf-8").count("is running at"):
                return str(json.loads(text)["url"])
        time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text('utf-8')[-3000:]}")


@contextmanager
def running_lab(
    folder: Path,
    environment: dict[str, str],
    program: Sequence[str] = (sys.executable, "-m", "jupyterlab"),
) -> Iterator[Lab]:
    """
    Run JupyterLab on 127.0.0.1 while the ``with`` block runs.

    Parameters
    ----------
    folder : Path
        The folder that the reader sees.
    environment : dict of str to str
        From `private_environment`.
    program : sequence of str
        What starts it.

    Yields
    ------
    Lab
        The running server.
    """
    token = secrets.token_hex(16)
    runtime = Path(environment["JUPYTER_RUNTIME_DIR"])
    log = runtime.parent / "server.log"
    command = [*program, "--no-browser", "--ip=127.0.0.1"]
    command += ["--port=0", f"--notebook-dir={folder}", "--allow-root"]
    command += [f"--IdentityProvider.token={token}"]
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, stdout=output, stderr=output, env=environment, cwd=folder
        )
        try:
            yield Lab(_address(runtime, server, log), token, runtime, folder)
        finally:
            server.terminate()
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
