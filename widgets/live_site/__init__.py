"""Builds the live pages: every chapter as a notebook with Python in the browser.

``make live`` runs it in an environment of its own and writes ``live/`` into the built
book. The book never depends on it. Each module has one job:

* :mod:`.chapters` turns the chapters into notebooks (in the book's environment,
  because it reads the sources with Jupytext);
* :mod:`.plain_markdown`, :mod:`.directives` and :mod:`.drawings` write their text in
  the Markdown that notebooks show;
* :mod:`.fetch` fetches the packages for the Python in the browser, :mod:`.wheels`
  gathers, compiles and packs them, :mod:`.slimming` says what is left out;
* :mod:`.lock` writes the list from which Pyodide loads it;
* :mod:`.pages` has JupyterLite make its pages and adds the line that says how far the
  start has come.
"""
