// One chart of the explorer: its picture until a reader turns to it, then the live chart.

import { html, listen, replaceChildren } from "../../web/dom.js";
import { drawChart } from "../web/draw_chart.js";
import { NARROW, WIDE } from "../web/page_figure.js";
import { chartStop } from "../web/walk_points.js";

/** @import { DrawnFigure, Meta } from "./types" */
/** @import { DarkColours, Json, Plotly } from "../web/types" */

/** Below this a chart is drawn anew for a phone. */
const NARROW_BELOW = 560;
/** Wider than this, the letters of a chart would only be larger. */
const WIDEST = 760;
const WIDEST_NARROW = 430;
/** Marks of one time may stand so far beside it, as a share of the axis. */
const BESIDE = 0.02;

/**
 * @typedef {object} View
 * @property {string} id of the figure
 * @property {Meta} meta
 * @property {{ wide?: string, narrow?: string }} pictures
 * @property {number | null} time marked by a line; null for none
 */

/**
 * @param {object} options
 * @param {string} options.name value of `data-chart`
 * @param {DarkColours} options.darkColours
 * @param {{ plotly: () => Promise<Plotly>,
 *           figure: (id: string) => Promise<DrawnFigure> }} options.supply
 * @param {(sentence: string) => void} options.say
 * @param {(failed: boolean) => void} options.onEnd told after each drawing
 * @param {AbortSignal} options.signal
 */
export function chartView({ name, darkColours, supply, say, onEnd, signal }) {
  const picture = html("div", { class: "nrx-picture" });
  const plot = html("div", { class: "nrx-plot", hidden: true });
  const element = html(
    "div",
    { class: "nrx-chart", "data-chart": name, role: "group" },
    picture,
    plot,
  );
  const onPaper = matchMedia("print");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let awake = false;
  /** @type {View | null} */
  let view = null;
  /** Which drawing stands there, so that an equal one is not drawn again. */
  let drawn = "";
  /** @type {() => void} */
  let unname = () => {};

  const isNarrow = () => element.clientWidth < NARROW_BELOW;

  /** The width of the drawing, and how much larger it is shown. */
  function size() {
    const room = Math.min(element.clientWidth, WIDEST);
    const natural = isNarrow() ? NARROW : WIDE;
    const most = Math.min(room, isNarrow() ? WIDEST_NARROW : WIDEST);
    const scale = Math.max(most / natural, 1);
    return { width: room / scale, scale };
  }

  function showPicture() {
    const text = view?.pictures[isNarrow() ? "narrow" : "wide"];
    if (picture.dataset.picture === text?.length.toString() || !text) return;
    // Read as a document of its own: nothing of it is taken for markup of the page.
    const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
    for (const title of documentElement.querySelectorAll("title, desc")) title.remove();
    documentElement.setAttribute("aria-hidden", "true");
    documentElement.style.maxWidth = `${isNarrow() ? WIDEST_NARROW : WIDEST}px`;
    picture.dataset.picture = text.length.toString();
    replaceChildren(picture, document.importNode(documentElement, true));
  }

  async function draw() {
    if (view === null || element.clientWidth === 0) return;
    const { id, time } = view;
    const narrow = isNarrow();
    const dark = isDark() && !onPaper.matches;
    const { width, scale } = size();
    const wanted = [id, time, narrow, dark, width].join(" ");
    fit(width, scale);
    if (wanted === drawn) return;
    drawn = wanted;
    element.setAttribute("aria-busy", "true");
    if (element.dataset.state !== "live") element.dataset.state = "loading";
    try {
      const [plotly, figure] = await Promise.all([supply.plotly(), supply.figure(id)]);
      if (wanted !== drawn || signal.aborted) return;
      plot.hidden = false;
      await drawChart(plot, marked(figure, time, narrow), {
        plotly,
        narrow,
        dark,
        darkColours,
        width,
        reducedMotion: calm.matches,
        say,
        stop: element,
      });
      if (wanted !== drawn) return;
      element.dataset.state = "live";
      fit(width, scale);
      element.removeAttribute("aria-busy");
      onEnd(false);
    } catch (error) {
      if (wanted !== drawn || signal.aborted) return;
      drawn = "";
      element.dataset.state = "failed";
      element.removeAttribute("aria-busy");
      console.error(`The chart ${id} failed:`, error);
      onEnd(true);
    }
  }

  /**
   * @param {number} width
   * @param {number} scale
   */
  function fit(width, scale) {
    plot.style.width = `${width}px`;
    plot.style.transform = scale === 1 ? "" : `scale(${scale})`;
    const height = plot.firstElementChild?.getBoundingClientRect().height ?? 0;
    if (element.dataset.state === "live" && height > 0) {
      element.style.height = `${Math.ceil(height)}px`;
    }
  }

  function wake() {
    if (awake && element.dataset.state !== "failed") return;
    awake = true;
    void draw();
  }

  for (const type of ["pointerenter", "pointerdown", "focusin"]) {
    listen(element, type, wake, signal);
  }
  const follow = () => {
    showPicture();
    if (awake) void draw();
  };
  const sizes = new ResizeObserver(follow);
  sizes.observe(element);
  const themes = new MutationObserver(follow);
  themes.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  themes.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  listen(onPaper, "change", follow, signal);

  return {
    element,
    wake,
    /** @param {View} next */
    async show(next) {
      const isOther = view?.id !== next.id;
      view = next;
      if (isOther) {
        unname();
        element.setAttribute("aria-label", next.meta.headline);
        unname = chartStop(element, next.meta);
        element.dataset.chartId = next.id;
        element.toggleAttribute("data-pictured", next.pictures.wide !== undefined);
        if (!next.pictures.wide) awake = true;
      }
      showPicture();
      if (!awake) return;
      // Drawing takes a moment on a phone: control and words answer before it.
      if (element.dataset.state === "live") await painted();
      await draw();
    },
    stop() {
      sizes.disconnect();
      themes.disconnect();
      drawn = "";
    },
  };
}

/** @returns {Promise<void>} when the browser has shown what has changed so far */
function painted() {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
  });
}

function isDark() {
  return (
    document.documentElement.dataset.theme === "dark" ||
    document.body.dataset.jpThemeLight === "false"
  );
}

/**
 * The figure with a line from the axis up to the marks at the time under the cursor, in
 * the colour of its text.
 *
 * @param {DrawnFigure} figure
 * @param {number | null} time
 * @param {boolean} narrow
 * @returns {DrawnFigure}
 */
function marked(figure, time, narrow) {
  if (time === null) return figure;
  const { meta, ...layout } = figure.layout;
  const colour = layout.template?.layout?.font?.color;
  if (!narrow || !meta.narrow) {
    const shapes = [...(layout.shapes ?? []), ...dropLine(figure, time, colour)];
    return { ...figure, layout: { ...layout, shapes, meta } };
  }
  const redrawn = meta.narrow;
  const shapes = [...(redrawn.layout.shapes ?? []), ...dropLine(redrawn, time, colour)];
  return {
    ...figure,
    layout: {
      ...layout,
      meta: { ...meta, narrow: { ...redrawn, layout: { ...redrawn.layout, shapes } } },
    },
  };
}

/**
 * @param {{ data: Json[], layout: Json }} drawing
 * @param {number} time
 * @param {string} color
 * @returns {Json[]} no line where nothing stands at this time
 */
function dropLine({ data, layout }, time, color) {
  const [start, end] = layout.xaxis.range;
  const near = (end - start) * BESIDE;
  const heights = data
    .filter(({ xaxis, customdata }) => xaxis === "x" && customdata)
    .flatMap(({ x, y }) =>
      y.filter(
        (/** @type {number} */ _, /** @type {number} */ place) =>
          Math.abs(x[place] - time) <= near,
      ),
    );
  if (heights.length === 0) return [];
  const line = { color, width: 1, dash: "2px,3px" };
  const ends = { y0: layout.yaxis.range[0], y1: Math.max(...heights) };
  return [
    {
      ...{ type: "line", xref: "x", yref: "y", x0: time, x1: time, layer: "below" },
      ...ends,
      line,
    },
  ];
}
