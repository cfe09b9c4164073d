// OutcomeExplorer: an anywidget module. Puts the parts together and keeps one state.

import { headingLevel, html, uniquePrefix } from "../web/dom.js";
import { liveRegion } from "../web/live_region.js";
import { shareLink } from "../web/share_link.js";
import { toolAddress } from "../web/tool_address.js";
import { traitBridge } from "../web/trait_bridge.js";
import { chartView } from "./outcome_explorer/chart_view.js";
import { controls } from "./outcome_explorer/controls.js";
import { spoken } from "./outcome_explorer/readings.js";
import {
  analysisMemory,
  combinationOf,
  curvesId,
  fromHash,
  iconsId,
  KEYS,
  reduce,
} from "./outcome_explorer/state.js";
import { studyList } from "./outcome_explorer/studies.js";
import { supply } from "./outcome_explorer/supply.js";
import { reading, tablePart } from "./outcome_explorer/words.js";

/** @import { Facts, FirstView, Meta, Model, State } from "./outcome_explorer/types" */
/** @import { Part } from "./outcome_explorer/state.js" */
/** @import { DarkColours } from "./web/types" */

/** Python's names for the parts of the state. */
const TRAITS = /** @type {const} */ ({
  cohort: "cohort",
  outcome: "outcome",
  analysis: "analysis",
  subgroup: "subgroup",
  time: "time_weeks",
});

const FAILED =
  "The interactive chart could not load. The table below it holds the same values.";

/** From this width on the list of studies stands beside the chart. */
const BESIDE_FROM = 920;

/**
 * @param {{ model: Model, el: HTMLElement }} context
 * @returns {() => void} cleanup
 */
function render({ model, el }) {
  const facts = /** @type {Facts} */ (model.get("_facts"));
  const first = /** @type {FirstView} */ (model.get("_first"));
  const darkColours = /** @type {DarkColours} */ (model.get("_dark_colours"));
  const prefix = uniquePrefix();
  const abort = new AbortController();
  const { signal } = abort;
  const level = headingLevel(el);
  const live = liveRegion();
  const stock = supply(model);
  const memory = analysisMemory(facts);
  const python = traitBridge(model, TRAITS, (part, value) => {
    const next = reduce(facts, state, part, value);
    if (next === state) return;
    state = next;
    void update();
  });
  /** @type {State} */
  let state = /** @type {any} */ (python.state());

  const failed = html("p", { class: "nr-tool-notice", role: "alert", hidden: true });
  const view = (/** @type {string} */ name) =>
    chartView({
      name,
      darkColours,
      supply: stock,
      say: live.say,
      onEnd: setFailed,
      signal,
    });
  const curves = view("outcome-curves");
  const icons = view("recovery-icons");
  const studies = studyList(facts, prefix, signal, (cohort) =>
    change("cohort", cohort),
  );
  const choose = controls(facts, prefix, signal, change);
  const read = reading();
  const table = tablePart(prefix, signal);
  const share = shareLink(signal, () => address.link(), live.say, "Copy link");
  const notice = html("p", { class: "nr-tool-notice", hidden: true });
  const title = /** @type {"h3"} */ (`h${level}`);
  const subtitle = /** @type {"h4"} */ (`h${level + 1}`);
  const headline = html(subtitle, { class: "nrx-headline" });
  const what = html("p", { class: "nrx-what" });
  const see = html("span", {});
  const sources = html("span", {});
  const iconsTitle = html(subtitle, { class: "nrx-icons-title" });
  const iconsPart = html("div", { class: "nrx-icons" }, iconsTitle, icons.element);
  const stage = html(
    "div",
    { class: "nrx-stage" },
    choose.element,
    headline,
    what,
    curves.element,
    choose.time,
    read.element,
    iconsPart,
    html("p", { class: "nrx-see" }, html("b", {}, "How to read it."), " ", see),
    html(
      "div",
      { class: "nrx-foot" },
      html("p", { class: "nrx-sources" }, html("b", {}, "Sources"), " ", sources),
      html("div", { class: "nrx-actions" }, table.opener, table.csv, share.element),
    ),
    table.element,
  );
  const root = html(
    "div",
    {
      class: "nr-tool nrx-tool",
      "data-tool": "outcome-explorer",
      id: `${prefix}-root`,
      role: "group",
      "aria-label": "Outcome explorer",
    },
    html(
      "div",
      { class: "nr-tool-head" },
      html(
        title,
        { class: "nr-tool-title" },
        "What became of people, treated and not?",
      ),
    ),
    notice,
    failed,
    html("div", { class: "nrx-columns" }, studies.element, stage),
    live.element,
  );
  const address = toolAddress({
    root,
    notice,
    noun: "tool",
    say: live.say,
    signal,
    keys: KEYS,
    values: () => ({ ...state, time: String(state.time) }),
    take: (found) => {
      const asked = fromHash(facts, state, found);
      const before = state;
      state = asked.state;
      python.tell(before, state);
      return asked.ignored;
    },
    update: () => void update(),
  });
  share.element.hidden = !address.owned;

  /** @param {boolean} isFailed */
  function setFailed(isFailed) {
    failed.textContent = isFailed ? FAILED : "";
    failed.hidden = !isFailed;
  }

  /** @param {string} id @returns {Promise<Meta>} */
  async function metaOf(id) {
    return id === first.id ? first.meta : (await stock.figure(id)).layout.meta;
  }

  /**
   * Shows the state. Controls answer at once; words and charts come together.
   *
   * @returns {Promise<string>} what there is to say, or nothing if it came too late
   */
  async function update() {
    const wanted = state;
    const combination = combinationOf(facts, wanted);
    const id = curvesId(combination);
    studies.update(wanted);
    choose.update(wanted);
    stage.setAttribute("aria-busy", "true");
    try {
      const meta = await metaOf(id);
      if (wanted !== state || signal.aborted) return "";
      setFailed(false);
      const name =
        combination.times.find(([weeks]) => weeks === wanted.time)?.[1] ?? "";
      headline.textContent = meta.headline;
      what.textContent = meta.what;
      see.textContent = meta.see;
      sources.textContent = meta.source_line;
      table.update(meta);
      const lines = read.update(meta.table, name);
      const pictures = id === first.id ? first.pictures : {};
      await Promise.all([
        curves.show({ id, meta, pictures, time: wanted.time }),
        showIcons(wanted, combination.share ? iconsId(combination, wanted.time) : ""),
      ]);
      return spoken(meta.headline, name, lines);
    } catch (error) {
      if (wanted !== state || signal.aborted) return "";
      console.error(`The outcome explorer could not show ${id}:`, error);
      setFailed(true);
      return "";
    } finally {
      if (wanted === state) stage.removeAttribute("aria-busy");
    }
  }

  /**
   * @param {State} wanted
   * @param {string} id of a yes/no outcome at a time; empty for others
   */
  async function showIcons(wanted, id) {
    iconsPart.hidden = id === "";
    if (id === "") return;
    const meta = await metaOf(id);
    if (wanted !== state || signal.aborted) return;
    iconsTitle.textContent = meta.headline;
    await icons.show({ id, meta, pictures: {}, time: null });
  }

  /**
   * A change by the reader: shown, told to Python, kept in the address, spoken.
   *
   * @param {Part | "time"} part
   * @param {string | number} value
   */
  function change(part, value) {
    const before = state;
    state = reduce(facts, state, part, value);
    if (part === "analysis") state = memory.follow(before, state);
    if (state === before) return;
    python.tell(before, state);
    address.keep();
    curves.wake();
    void update().then((sentence) => {
      if (sentence !== "") live.say(sentence);
    });
  }

  el.append(root);
  const asked = address.read();
  const fit = () => {
    const isWide = root.clientWidth >= BESIDE_FROM;
    root.setAttribute("data-width", isWide ? "wide" : "narrow");
  };
  fit();
  const sizes = new ResizeObserver(fit);
  sizes.observe(root);
  void update().finally(() => root.setAttribute("data-ready", "true"));
  address.follow(asked);

  return () => {
    abort.abort();
    sizes.disconnect();
    curves.stop();
    icons.stop();
    stock.stop();
    live.stop();
    python.stop();
    root.remove();
  };
}

export default { render };
