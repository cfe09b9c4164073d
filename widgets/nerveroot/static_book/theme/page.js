/**
 * What the page shell needs of script: the colour theme, the mark in the page list,
 * and closing the contents after a choice. Everything else is HTML and CSS; without
 * this file the page reads and navigates as before.
 *
 * A classic script, because browsers refuse modules over file://.
 */
(() => {
  const MODES = ["auto", "dark", "light"];
  const NAMES = { auto: "as the system", light: "light", dark: "dark" };
  const root = document.documentElement;
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const ownColours = matchMedia("(forced-colors: active)");

  /**
   * Read or write the kept choice; storage may be forbidden.
   *
   * @param {string} key
   * @param {string} [value]
   * @returns {string | null}
   */
  function kept(key, value) {
    try {
      if (value !== undefined) localStorage.setItem(key, value);
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  /** @returns {string} */
  function currentMode() {
    const mode = root.dataset.mode ?? "";
    return MODES.includes(mode) ? mode : "auto";
  }

  /** @param {string} mode */
  function show(mode) {
    // Drawings keep their colours on the ground of the reader's own; a kept choice
    // would draw them for the other ground.
    const asSystem = mode === "auto" || ownColours.matches;
    const theme = asSystem ? (systemDark.matches ? "dark" : "light") : mode;
    root.dataset.mode = mode;
    root.dataset.theme = theme;
    kept("mode", mode);
    kept("theme", theme);
    for (const button of document.querySelectorAll(".nr-theme-switch")) {
      const label = `Colour theme: ${NAMES[/** @type {"auto"} */ (mode)]}`;
      button.setAttribute("aria-label", label);
      button.setAttribute("title", label);
      button.setAttribute("data-mode", mode);
    }
  }

  /**
   * The choice that follows. From the system's theme it is the other one, so that a
   * press always shows something.
   *
   * @param {string} mode
   * @returns {string}
   */
  function nextMode(mode) {
    const order = systemDark.matches ? ["auto", "light", "dark"] : MODES;
    return order[(order.indexOf(mode) + 1) % order.length];
  }

  for (const button of document.querySelectorAll(".nr-theme-switch")) {
    button.removeAttribute("hidden");
    button.addEventListener("click", () => show(nextMode(currentMode())));
  }
  for (const query of [systemDark, ownColours]) {
    query.addEventListener("change", () => show(currentMode()));
  }
  show(currentMode());

  // Ctrl or Cmd and K leads to the search. No single key does: speech would press it.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const field = document.getElementById("nr-search-field");
    const link = /** @type {HTMLElement | null} */ (
      document.querySelector(".nr-search-link")
    );
    if (field) field.focus();
    else link?.click();
  });

  // Pages that were read open without a network, too. Browsers refuse this over file://
  // and in private windows; the page lacks nothing then.
  if (location.protocol.startsWith("http")) {
    addEventListener("load", () => {
      const worker = `${root.dataset.content_root}sw.js`;
      navigator.serviceWorker?.register(worker).catch(() => {});
    });
  }

  // The section that the reader is in: the last heading above the upper third.
  const links = new Map();
  for (const link of document.querySelectorAll(".nr-page-list a[href^='#']")) {
    const id = decodeURIComponent((link.getAttribute("href") ?? "").slice(1));
    const section = document.getElementById(id);
    if (section) links.set(section, link);
  }
  if (links.size > 0) {
    let waiting = false;
    const mark = () => {
      waiting = false;
      let current = null;
      for (const section of links.keys()) {
        if (section.getBoundingClientRect().top < innerHeight / 3) current = section;
      }
      const atEnd = innerHeight + scrollY >= root.scrollHeight - 2;
      if (atEnd) current = [...links.keys()].pop() ?? null;
      current ??= links.keys().next().value ?? null;
      for (const [section, link] of links) {
        if (section === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    };
    const ask = () => {
      if (!waiting) requestAnimationFrame(mark);
      waiting = true;
    };
    addEventListener("scroll", ask, { passive: true });
    addEventListener("resize", ask, { passive: true });
    ask();
  }

  // The panel closes when the focus goes to the page behind it, which it covers. (The
  // button that opens it stands before it and is covered by nothing.)
  const contents = document.getElementById("nr-contents");
  document.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Element) || !contents?.matches(":popover-open")) return;
    const opener = target.closest("[popovertarget='nr-contents']");
    if (!opener && !contents.contains(target)) contents.hidePopover();
  });
  // A link to a place on the same page leaves the panel open otherwise.
  contents?.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("a")) return;
    if (contents.matches(":popover-open")) contents.hidePopover();
  });

  // A table that is wider than its place can be moved sideways by keyboard, too.
  const sideways = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) {
        target.setAttribute("tabindex", "0");
        target.setAttribute("role", "group");
        target.setAttribute("aria-label", "Table, moves sideways");
      } else {
        for (const name of ["tabindex", "role", "aria-label"]) {
          target.removeAttribute(name);
        }
      }
    }
  });
  for (const table of document.querySelectorAll(".pst-scrollable-table-container")) {
    sideways.observe(table);
  }
})();
