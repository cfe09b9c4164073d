// Puts the live chart in the place of its picture when a reader first turns to it. Until
// then the page loads neither the library nor any figure. Classic script: pages opened
// from the disk load no modules.

import { drawChart } from "../charts/web/draw_chart.js";
import { chartStop } from "../charts/web/walk_points.js";
import { html } from "../web/dom.js";
import { liveRegion } from "../web/live_region.js";
import { shareLink } from "../web/share_link.js";

/** @typedef {import("../charts/web/types.d.ts").Figure} Figure */
/** @typedef {import("../charts/web/types.d.ts").Plotly} Plotly */
/** @typedef {import("../charts/web/types.d.ts").DarkColours} DarkColours */
/** @typedef {import("../charts/web/page_library.js").PageCharts} PageCharts */

const FAILED =
  "The interactive chart could not load. Its picture and table show the same values.";

/** After so many ms without a change, the width or theme of the page is the new one. */
const SETTLED = 60;

/** @type {Map<string, Figure>} */
const figures = new Map();
/** @type {Map<string, Promise<void>>} */
const loading = new Map();

/**
 * Loads a classic script once.
 *
 * @param {string} address
 * @returns {Promise<void>}
 */
function load(address) {
  const known = loading.get(address);
  if (known) return known;
  const loaded = /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      const script = html("script", { src: address });
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", () => {
        // The next touch tries again: a phone may have been in a tunnel.
        loading.delete(address);
        script.remove();
        reject(new Error(`${address} did not load`));
      });
      document.head.append(script);
    })
  );
  loading.set(address, loaded);
  return loaded;
}

/** @returns {boolean} */
const isDark = () => document.documentElement.dataset.theme === "dark";

/**
 * One chart of the page.
 *
 * @param {HTMLElement} chart holds the pictures
 * @param {PageCharts} page
 */
function prepare(chart, page) {
  const region = liveRegion();
  const frame = /** @type {HTMLElement} */ (chart.closest(".nr-chart-frame"));
  const plot = html("div", { class: "nr-chart-live", hidden: true });
  const alt = chart.querySelector("svg")?.getAttribute("aria-label") ?? "";
  chart.append(plot);
  chart.after(region.element);
  chartStop(chart, { headline: chart.getAttribute("aria-label") ?? "", alt });
  addCopyLink(frame, region.say);

  /** Which drawing stands there, so that an equal one is not drawn again. */
  let shown = "";
  /** @type {{clientX: number, clientY: number} | null} */
  let pointer = null;

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  // A window that is being dragged changes many times a second.
  function follow() {
    clearTimeout(timer);
    if (chart.dataset.state === "live") timer = setTimeout(redraw, SETTLED);
  }

  function isNarrow() {
    return getComputedStyle(chart).getPropertyValue("--nr-chart-narrow").trim() === "1";
  }

  /**
   * How much smaller or larger than drawn its picture stands in the page, which keeps the
   * room of the chart.
   *
   * @param {boolean} narrow
   */
  function scaleOf(narrow) {
    const picture = chart.querySelector(`.nr-chart-${narrow ? "narrow" : "wide"} svg`);
    const width = Number(picture?.getAttribute("width"));
    const drawn = picture?.getBoundingClientRect().width ?? 0;
    return width > 0 && drawn > 0 ? drawn / width : 1;
  }

  async function draw() {
    const narrow = isNarrow();
    const dark = isDark();
    const scale = scaleOf(narrow);
    const wanted = `${narrow} ${dark} ${scale}`;
    if (wanted === shown) return;
    shown = wanted;
    const address = chart.dataset.figure ?? "";
    const [plotly, figure] = await Promise.all([
      page.library(),
      page.figureAt(address, chart.dataset.chartId ?? ""),
    ]);
    plot.hidden = false;
    // Before it is drawn: the library measures its labels as they stand.
    plot.style.transform = `scale(${scale})`;
    await drawChart(plot, figure, {
      plotly,
      narrow,
      dark,
      darkColours: page.darkColours,
      reducedMotion: matchMedia("(prefers-reduced-motion: reduce)").matches,
      say: region.say,
      stop: chart,
    });
    const isFirst = chart.dataset.state !== "live";
    chart.dataset.state = "live";
    if (isFirst) showUnderPointer();
    // Theme or width may have changed meanwhile.
    follow();
  }

  /** A tap that called for the chart shows the point under the finger, too. */
  function showUnderPointer() {
    if (pointer === null) return;
    const { clientX, clientY } = pointer;
    const under = document.elementFromPoint(clientX, clientY);
    if (under === null || !plot.contains(under)) return;
    under.dispatchEvent(
      new MouseEvent("mousemove", { clientX, clientY, bubbles: true, view: window }),
    );
  }

  async function redraw() {
    try {
      await draw();
    } catch (error) {
      shown = "";
      fail(error);
    }
  }

  /** @param {unknown} error */
  function fail(error) {
    chart.dataset.state = "failed";
    plot.hidden = true;
    if (frame.querySelector(".nr-widget-notice") === null) {
      chart.before(html("p", { class: "nr-widget-notice", role: "alert" }, FAILED));
    }
    console.error(`Chart ${chart.dataset.chartId} failed:`, error);
  }

  function start() {
    if (chart.dataset.state === "live" || chart.dataset.state === "loading") return;
    chart.dataset.state = "loading";
    frame.querySelector(".nr-widget-notice")?.remove();
    void redraw();
  }

  for (const type of ["pointerenter", "pointerdown", "focusin"]) {
    chart.addEventListener(type, start, { passive: true });
  }
  for (const type of ["pointerdown", "pointermove"]) {
    chart.addEventListener(
      type,
      (event) => {
        const { clientX, clientY } = /** @type {PointerEvent} */ (event);
        pointer = { clientX, clientY };
      },
      { passive: true },
    );
  }
  new ResizeObserver(follow).observe(chart);
  new MutationObserver(follow).observe(document.documentElement, {
    attributeFilter: ["data-theme"],
  });
}

/**
 * @param {HTMLElement} frame
 * @param {(sentence: string) => void} say
 */
function addCopyLink(frame, say) {
  const address = () => `${location.href.replace(/#.*$/, "")}#${frame.id}`;
  const { signal } = new AbortController();
  const { element } = shareLink(signal, address, say, "Copy link");
  element.classList.add("nr-chart-copy");
  frame.querySelector(".nr-chart-foot")?.append(element);
}

/** @param {DarkColours} darkColours */
function startCharts(darkColours) {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const library = script.dataset.library ?? "";
  /** @type {PageCharts} */
  const page = {
    darkColours,
    async library() {
      await load(library);
      const { Plotly } = /** @type {{Plotly?: Plotly}} */ (
        /** @type {unknown} */ (globalThis)
      );
      if (!Plotly) throw new Error(`${library} holds no library`);
      return Plotly;
    },
    async figureAt(address, id) {
      await load(address);
      const figure = figures.get(id);
      if (!figure) throw new Error(`${address} holds no figure ${id}`);
      return figure;
    },
    figure: (key, json) => figures.set(key, JSON.parse(json)),
  };
  Object.defineProperty(globalThis, "nerverootCharts", { value: page });
  /** @type {NodeListOf<HTMLElement>} */
  const charts = document.querySelectorAll(".nr-chart[data-chart]");
  for (const chart of charts) prepare(chart, page);
}

export default startCharts;
