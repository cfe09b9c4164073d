"""Builds the live pages: every chapter as a notebook with Python in the browser.

``make live`` runs it in an environment of its own and writes ``live/`` into the built
book. The book never depends on it. Each module has one job:

* :mod:`.chapters` turns the chapters into notebooks (in the book's environment,
  because it reads the sources with Jupytext);
* :mod:`.wheels` gathers what the Python in the browser can import, :mod:`.slimming`
  says what is left out of it, :mod:`.compiling` compiles it;
* :mod:`.lock` writes the list from which Pyodide loads it;
* :mod:`.pages` has JupyterLite make its pages and adds the line that says how far the
  start has come.
"""
