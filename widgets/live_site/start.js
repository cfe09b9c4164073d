/**
 * The line at the foot of a live notebook: how far Python has come, the way back to the
 * book, and the way back to the chapter as it was.
 *
 * JupyterLab shows a turning planet and then an empty cell; a reader on a slow line
 * would not know whether to wait. This script reads the files that Python needs ahead of
 * it (so they are in the browser's store when it asks), opens the chapter's kernel, runs
 * all cells and says what is happening, in words.
 */
(() => {
  /** @typedef {{ files: { file: string, bytes: number }[], pages: string[] }} Facts */

  const SLOW_AFTER_MS = 45_000;
  const PATIENCE_MS = 120_000;
  const LOOK_EVERY_MS = 200;
  /** How long after the last key an edit is kept. */
  const KEEP_AFTER_MS = 1_000;
  const AT_ONCE = 4;
  const MEGABYTE = 1_000_000;

  const facts = /** @type {Facts} */ (
    JSON.parse(document.getElementById("start-files")?.textContent ?? "{}")
  );
  const path = new URLSearchParams(location.search).get("path") ?? "";
  const page = facts.pages.includes(path) ? path.replace(/\.ipynb$/, ".html") : "";
  const back = page ? `../../${page}` : "../../index.html";

  /**
   * @param {string} tag
   * @param {Record<string, string>} attributes
   * @param {string} [text]
   */
  function make(tag, attributes, text = "") {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      element.setAttribute(name, value);
    }
    element.textContent = text;
    return element;
  }

  const line = make("aside", {
    class: "nr-start",
    "aria-label": "About this notebook",
  });
  const status = make("p", { class: "nr-start-status", role: "status" });
  // How many megabytes is for the eye only: read out, it would never end.
  const detail = make("span", { class: "nr-start-detail", "aria-hidden": "true" });
  const bar = /** @type {HTMLProgressElement} */ (
    make("progress", { class: "nr-start-bar", max: "1", "aria-label": "Loaded" })
  );
  const original = make(
    "button",
    { class: "nr-start-action", type: "button", hidden: "" },
    "Get the original back",
  );
  const link = make("a", { class: "nr-start-action", href: back }, "Back to the book");
  line.append(status, detail, bar, original, link);
  document.body.append(line);
  new ResizeObserver(() => {
    if (line.dataset.state === "loading") return;
    document.body.style.setProperty("--nr-start-height", `${line.offsetHeight}px`);
    // JupyterLab divides the window anew.
    window.dispatchEvent(new Event("resize"));
  }).observe(line);

  let changedAt = Date.now();
  /** The words while all goes well; a failure is told beside them. */
  let words = "";

  /**
   * @param {"loading" | "starting" | "running" | "ready" | "failed"} state
   * @param {string} text
   */
  function say(state, text) {
    changedAt = Date.now();
    line.dataset.state = state;
    words = text;
    // By now JupyterLab has set the theme, which the reader can change in its menu.
    if (state !== "loading") delete document.documentElement.dataset.theme;
    status.textContent = text;
    bar.hidden = state === "ready" || state === "failed";
    if (bar.hidden) detail.textContent = "";
  }

  /** @param {unknown} reason */
  function fail(reason) {
    if (line.dataset.state === "ready") return;
    console.error(reason);
    say(
      "failed",
      "Python could not start here. The chapter in the book works without it. " +
        "To try again, reload this page.",
    );
  }

  const clock = setInterval(() => {
    const { state } = line.dataset;
    if (state === "ready" || state === "failed") clearInterval(clock);
    else if (Date.now() - changedAt > SLOW_AFTER_MS) {
      status.textContent = `${words} This takes longer than usual.`;
    }
  }, 1_000);

  // ---- what Python needs, fetched ahead of it -------------------------------------

  const total = facts.files.reduce((sum, { bytes }) => sum + bytes, 0);
  let loaded = 0;

  /** @param {string} file */
  async function read(file) {
    const answer = await fetch(file);
    if (!answer.ok || !answer.body) throw new Error(`${answer.status} ${file}`);
    const reader = answer.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      loaded += value.length;
      bar.value = Math.min(1, loaded / total);
      changedAt = Date.now();
      if (bar.hidden) continue;
      const [have, need] = [loaded, total].map((n) => Math.round(n / MEGABYTE));
      detail.textContent = `${have} of ${need} MB`;
    }
  }

  async function readAll() {
    const waiting = facts.files.map(({ file }) => file);
    const readers = Array.from({ length: AT_ONCE }, async () => {
      for (let file = waiting.shift(); file; file = waiting.shift()) await read(file);
    });
    await Promise.all(readers);
    detail.textContent = "";
  }

  // ---- the notebook ---------------------------------------------------------------

  /**
   * @template T
   * @param {() => T | null | undefined | false} look
   * @param {string} what
   * @returns {Promise<T>}
   */
  async function until(look, what) {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = look();
      if (found) return found;
      if (Date.now() > end) throw new Error(`${what} did not come`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  /** @param {any} notebook - JupyterLab's panel */
  function codeCells(notebook) {
    return notebook.content.widgets
      .map((/** @type {any} */ cell) => cell.model)
      .filter((/** @type {any} */ model) => model.type === "code");
  }

  /** @param {{ cells: { source: string | string[] }[] }} content */
  function sourcesOf({ cells }) {
    return JSON.stringify(
      cells.map(({ source }) => (Array.isArray(source) ? source.join("") : source)),
    );
  }

  /** What the reader changed is kept, what the cells said is not: it comes again.
   *
   * @param {any} notebook
   * @param {string} published - the sources as the book has them
   */
  function keepEdits(notebook, published) {
    let kept = sourcesOf(notebook.model.toJSON());
    original.hidden = kept === published;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    notebook.model.contentChanged.connect(() => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const now = sourcesOf(notebook.model.toJSON());
        if (now === kept) return;
        kept = now;
        await notebook.context.save();
        original.hidden = now === published;
      }, KEEP_AFTER_MS);
    });
  }

  /** @param {any} app - JupyterLab */
  function offerOriginal(app) {
    original.addEventListener("click", async () => {
      if (!window.confirm("Drop your changes to this chapter?")) return;
      await app.serviceManager.contents.delete(path);
      location.reload();
    });
  }

  /** @param {any} notebook */
  async function follow(notebook) {
    for (;;) {
      const cells = codeCells(notebook);
      const done = cells.filter(
        (/** @type {any} */ cell) => cell.executionCount,
      ).length;
      if (done && line.dataset.state === "starting") {
        say("running", "Python is here and runs the cells of this chapter.");
      }
      if (line.dataset.state === "running") {
        bar.value = done / cells.length;
        detail.textContent = `${done} of ${cells.length}`;
      }
      if (line.dataset.state === "ready" || line.dataset.state === "failed") return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  /** @param {any} app @param {any} notebook */
  async function run(app, notebook) {
    say("starting", "Python is starting. You can read on meanwhile.");
    follow(notebook).catch(fail);
    await app.commands.execute("notebook:run-all-cells");
    const failed = codeCells(notebook).some((/** @type {any} */ model) =>
      model.sharedModel.outputs.some(
        (/** @type {any} */ output) => output.output_type === "error",
      ),
    );
    // Running leaves the last cell selected, far below.
    notebook.content.activeCellIndex = 0;
    notebook.content.node.scrollTop = 0;
    await notebook.content.scrollToItem?.(0);
    const kept = "What you change is kept in this browser.";
    say(
      "ready",
      failed
        ? `A cell ended with an error; the others ran. ${kept}`
        : `Ready: Python runs here, in your browser. ${kept}`,
    );
  }

  async function start() {
    if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
    say("loading", "Loading Python. The first time takes longest.");
    const reading = readAll();
    reading.catch(fail);
    const app = await until(() => /** @type {any} */ (window).jupyterapp, "JupyterLab");
    await app.started;
    offerOriginal(app);
    const notebook = await until(() => {
      const panel = app.shell.currentWidget;
      return panel?.sessionContext && panel.context?.isReady && panel;
    }, "the chapter");
    const published = await (await fetch(`../files/${path}`)).json();
    keepEdits(notebook, sourcesOf(published));
    await notebook.sessionContext.ready;
    await run(app, notebook);
  }

  window.addEventListener("unhandledrejection", ({ reason }) => fail(reason));
  start().catch(fail);
})();
