// Step through the points of a drawn chart with the arrow keys; each is shown and spoken.

import { html, listen, uniquePrefix } from "../../web/dom.js";

/** @typedef {import("./types.d.ts").Json} Json */
/** @typedef {import("./types.d.ts").Plotly} Plotly */
/** @typedef {import("./types.d.ts").PointChoice} PointChoice */
/** @typedef {import("./types.d.ts").ChartWords} ChartWords */

/** The library draws a label at most every 50 ms; it is looked for once it is there. */
const LABEL_DRAWN = 80;

/** Height, in px, that the head of a page may cover. */
const PAGE_HEAD = 72;

const KEYS_HELP =
  "The left and right arrow keys go from point to point, up and down from one series " +
  "to the next; Escape leaves the points.";

/**
 * Makes an element the one stop of a chart: with a role, a name, a description and a
 * place in the order of the Tab key.
 *
 * @param {HTMLElement} stop
 * @param {ChartWords} words
 * @returns {() => void} undoes it
 */
export function chartStop(stop, { headline, alt }) {
  const id = `${uniquePrefix()}-about`;
  const about = html("p", { id, hidden: true }, `${alt} ${KEYS_HELP}`);
  const before = stop.getAttribute("role");
  // An application: screen readers hand the arrow keys on.
  stop.setAttribute("role", "application");
  stop.setAttribute("aria-roledescription", "interactive chart");
  stop.setAttribute("aria-label", headline);
  stop.setAttribute("aria-describedby", id);
  stop.tabIndex = 0;
  stop.append(about);
  return () => {
    about.remove();
    stop.removeAttribute("tabindex");
    stop.removeAttribute("aria-describedby");
    stop.removeAttribute("aria-roledescription");
    if (before === null) stop.removeAttribute("role");
    else stop.setAttribute("role", before);
  };
}

/**
 * The points that say something: a trace without words is decoration.
 *
 * @param {readonly Json[]} traces
 * @returns {PointChoice[][]} series by series, only those that have any
 */
export function pointsOf(traces) {
  return traces
    .map((trace, curveNumber) =>
      sentencesOf(trace).flatMap((sentence, pointNumber) =>
        sentence === "" ? [] : [{ curveNumber, pointNumber }],
      ),
    )
    .filter((points) => points.length > 0);
}

/**
 * What a trace says of each of its points, without the markup of a label.
 *
 * @param {Json} trace
 * @returns {string[]}
 */
export function sentencesOf(trace) {
  if (trace.visible === false || trace.hoverinfo === "skip") return [];
  const words = trace.hovertext ?? [];
  const labels = Array.isArray(words) ? words : [words];
  return labels.map((label) =>
    String(label ?? "")
      .replace(/([.,;:]?)<br>/g, (_, stop) => `${stop || ","} `)
      .replace(/<[^>]*>/g, "")
      .trim(),
  );
}

/**
 * Where a key leads.
 *
 * @param {string} key
 * @param {readonly (readonly PointChoice[])[]} series
 * @param {readonly [number, number] | null} from series and point; null before the first
 * @returns {[number, number] | null} null for a key that does not step
 */
export function stepTo(key, series, from) {
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };
  const step = steps[/** @type {keyof typeof steps} */ (key)];
  if (series.length === 0 || (step === undefined && key !== "Home" && key !== "End")) {
    return null;
  }
  if (from === null) return [0, key === "End" ? series[0].length - 1 : 0];
  const [line, point] = from;
  if (key === "Home") return [line, 0];
  if (key === "End") return [line, series[line].length - 1];
  if (key === "ArrowLeft" || key === "ArrowRight") {
    return [line, Math.min(Math.max(point + step, 0), series[line].length - 1)];
  }
  const next = Math.min(Math.max(line + step, 0), series.length - 1);
  return [next, Math.min(point, series[next].length - 1)];
}

/**
 * @param {HTMLElement} stop has the focus
 * @param {HTMLElement & {data?: Json[]}} plot holds the drawn chart
 * @param {Plotly} plotly
 * @param {(sentence: string) => void} say
 * @param {AbortSignal} signal ends it
 */
export function walkPoints(stop, plot, plotly, say, signal) {
  /** @type {[number, number] | null} */
  let at = null;
  // After Escape the arrow keys scroll the page again, until the reader comes back.
  let left = false;

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function clear() {
    clearTimeout(timer);
    if (at !== null) plotly.Fx.unhover(plot, {}, subplotOf(plot.data?.[0] ?? {}));
    at = null;
  }

  /** @param {PointChoice} point */
  function show(point) {
    const trace = plot.data?.[point.curveNumber] ?? {};
    plotly.Fx.hover(plot, [point], subplotOf(trace));
    say(sentencesOf(trace)[point.pointNumber]);
    clearTimeout(timer);
    timer = setTimeout(() => reveal(plot.querySelector(".hovertext")), LABEL_DRAWN);
  }

  listen(
    stop,
    "keydown",
    (/** @type {KeyboardEvent} */ event) => {
      if (event.target !== stop || event.altKey || event.ctrlKey || event.metaKey)
        return;
      if (event.key === "Escape" && !left) {
        left = true;
        clear();
        event.preventDefault();
        return;
      }
      if (event.key === "Enter") left = false;
      const series = pointsOf(plot.data ?? []);
      const next = left ? null : stepTo(event.key, series, at);
      if (next === null) return;
      // At either end, too: an arrow key would scroll the page away from the chart.
      event.preventDefault();
      at = next;
      show(series[next[0]][next[1]]);
    },
    signal,
  );
  listen(
    stop,
    "focusout",
    () => {
      left = false;
      clear();
    },
    signal,
  );
  signal.addEventListener("abort", () => clearTimeout(timer));
}

/**
 * A chart may be taller than the window: the label of the chosen point is brought into
 * its middle if it is not in sight, below the page's own head.
 *
 * @param {Element | null} label
 */
function reveal(label) {
  if (label === null) return;
  const { top, bottom } = label.getBoundingClientRect();
  if (top < PAGE_HEAD || bottom > innerHeight)
    label.scrollIntoView({ block: "center" });
}

/**
 * @param {Json} trace
 * @returns {string}
 */
function subplotOf(trace) {
  return `${trace.xaxis ?? "x"}${trace.yaxis ?? "y"}`;
}
