// DermatomeMap: an anywidget module. Puts the parts together and keeps one state.

import { headingLevel, html, uniquePrefix } from "../web/dom.js";
import { liveRegion } from "../web/live_region.js";
import { shareLink } from "../web/share_link.js";
import { toolAddress } from "../web/tool_address.js";
import { traitBridge } from "../web/trait_bridge.js";
import { authorityGroups } from "./dermatome_map/authority_groups.js";
import {
  layerRow,
  modeSwitch,
  rootStrip,
  thumbnailStrip,
} from "./dermatome_map/controls.js";
import { FactIndex, mapSentence, patchSentence } from "./dermatome_map/facts.js";
import { probeCard } from "./dermatome_map/probe_card.js";
import { Quiz } from "./dermatome_map/quiz.js";
import { siteList } from "./dermatome_map/site_list.js";
import { Stage } from "./dermatome_map/stage.js";
import { agreementKey, basisLine, nerveKey } from "./dermatome_map/stage_notes.js";
import { placeOf } from "./dermatome_map/stage_words.js";
import { fromHash, HASH_KEYS, reduce, toHash } from "./dermatome_map/state.js";
import { tableTwin } from "./dermatome_map/table_twin.js";
import { fitter } from "./shared/fit.js";
import { AtlasGeometry } from "./shared/geometry.js";
import { PatternStore } from "./shared/patterns.js";
import { skipLink } from "./shared/skip_link.js";
import { sourceList } from "./shared/source_list.js";
import { heading } from "./shared/words.js";

/** @import { Atlas, Facts, Model, State } from "./dermatome_map/types" */

/** Python's names for the parts of the state. */
const TRAITS = /** @type {const} */ ({
  mode: "mode",
  authority: "authority",
  view: "view",
  root: "root",
  region: "selected",
  hovered: "hovered",
  layers: "layers",
  side: "side",
});

/**
 * @param {{ model: Model, el: HTMLElement }} context
 * @returns {() => void} cleanup
 */
function render({ model, el }) {
  const facts = /** @type {Facts} */ (model.get("_facts"));
  const index = new FactIndex(facts);
  const atlas = new AtlasGeometry(/** @type {Atlas} */ (model.get("_atlas")));
  const prefix = uniquePrefix();
  const abort = new AbortController();
  const { signal } = abort;
  const level = headingLevel(el);
  const live = liveRegion();
  const patterns = new PatternStore(facts.look, prefix);
  const python = traitBridge(model, TRAITS, (part, value) => {
    const next = reduce(state, { [part]: value }, facts);
    if (next === state) return;
    state = next;
    if (part !== "hovered") update();
  });
  let state = /** @type {State} */ (/** @type {unknown} */ (python.state()));
  let inUpdate = false;

  const stage = new Stage({
    index,
    atlas,
    patterns,
    prefix,
    signal,
    onChoose: (region) => choose(region, true),
    onHover: (region) => {
      stage.hover(region);
      change({ hovered: region });
    },
  });
  const modes = modeSwitch(signal, (mode) =>
    change({ mode: /** @type {State["mode"]} */ (mode) }),
  );
  const roots = rootStrip(index, patterns, signal, (root) => change({ root }));
  const sources = sourceList({
    groups: authorityGroups(index),
    prefix,
    heading: heading(level + 1, "nrm-column-title", "Map by"),
    signal,
    onChoose: (authority) => change({ authority }),
  });
  const key = agreementKey(index, patterns, heading(level + 1, "nrm-column-title"));
  const views = thumbnailStrip({
    index,
    atlas,
    patterns,
    prefix,
    signal,
    onChoose: (view) => change({ view }),
  });
  const layers = layerRow(
    signal,
    (next) => change({ layers: next(state.layers) }),
    () => change({ side: state.side === "right" ? "left" : "right" }),
  );
  const basis = basisLine(index);
  const nerves = nerveKey(index, atlas);
  const sites = siteList({
    index,
    prefix,
    level: level + 1,
    signal,
    onChoose: (region) => choose(region, false),
  });
  const probe = probeCard({ index, level: level + 1 });
  const quiz = new Quiz({
    index,
    atlas,
    prefix,
    level: level + 1,
    signal,
    onChange: (next) => change(next),
    // The first question of a page that opens with the quiz is no change.
    say: (words) => root.hasAttribute("data-ready") && live.say(words),
  });
  const share = shareLink(signal, () => address.link(), live.say);
  const table = tableTwin({ index, atlas, prefix, level: level + 1, signal });
  const notice = html("p", { class: "nr-tool-notice", hidden: true });
  const skip = skipLink("map", prefix, signal);

  const left = html(
    "div",
    { class: "nrm-column nrm-left" },
    sources.element,
    key.element,
  );
  const drawing = html("div", { class: "nrm-drawing" }, stage.element, stage.words);
  const middle = html(
    "div",
    { class: "nrm-column nrm-middle" },
    roots.element,
    drawing,
    views.element,
    layers.element,
    nerves.element,
    basis.element,
  );
  const card = html(
    "div",
    { class: "nrm-column nrm-card" },
    quiz.element,
    sites.element,
    probe.element,
    share.element,
  );
  const body = html("div", { class: "nrm-columns" }, left, middle, card);
  const root = html(
    "div",
    {
      class: "nr-tool nrm-tool nrm-map",
      "data-tool": "dermatome-map",
      id: `${prefix}-root`,
      role: "group",
      "aria-label": "Dermatome map",
    },
    skip.link,
    html(
      "div",
      { class: "nr-tool-head" },
      heading(level, "nr-tool-title", "Dermatome map"),
      modes.element,
    ),
    notice,
    body,
    table.element,
    live.element,
    skip.end,
  );
  const address = toolAddress({
    root,
    notice,
    noun: "map",
    say: live.say,
    signal,
    keys: Object.keys(HASH_KEYS),
    values: () => toHash(state),
    take: (found) => {
      const { change: asked, ignored } = fromHash(found, facts);
      if (asked.region !== undefined && asked.view === undefined) {
        const home = index.regions.get(asked.region)?.home ?? state.view;
        asked.view = atlas.viewFor(asked.region, state.view, home);
      }
      const before = state;
      state = reduce(state, asked, facts);
      python.tell(before, state);
      return ignored;
    },
    update,
  });
  share.element.hidden = !address.owned;

  /** Draws what the state says; every part skips what has not changed. */
  function update() {
    // The quiz may ask its first question here, and asking changes the state.
    inUpdate = true;
    quiz.update(state);
    inUpdate = false;
    const concealed = state.mode === "quiz" && quiz.open;
    root.setAttribute("data-mode", state.mode);
    root.toggleAttribute("data-concealed", concealed);
    root.toggleAttribute("data-pointing", concealed && quiz.question?.kind === "point");
    modes.update(state);
    roots.update(state);
    sources.update(state.authority);
    key.update(state);
    stage.update(state, concealed);
    views.update(state, concealed);
    layers.update(state, concealed);
    basis.update(state, concealed);
    nerves.update(state, concealed);
    sites.update(state);
    probe.update(state);
    table.update(state, concealed);
  }

  /**
   * A change by the reader: shown, told to Python, kept in the address.
   *
   * @param {Partial<State>} wanted
   */
  function change(wanted) {
    const before = state;
    state = reduce(state, wanted, facts);
    if (inUpdate) {
      python.tell(before, state);
      return;
    }
    const onlyHover = Object.keys(wanted).every((part) => part === "hovered");
    if (onlyHover) {
      python.tell(before, state);
      return;
    }
    update();
    const heard = /** @type {const} */ (["mode", "authority", "root"]);
    if (heard.some((part) => state[part] !== before[part])) {
      const words = mapSentence(index, state);
      if (words !== "") live.say(words);
    }
    python.tell(before, state);
    if (before !== state) address.keep();
  }

  /**
   * @param {string} region
   * @param {boolean} onDrawing
   */
  function choose(region, onDrawing) {
    if (state.mode === "quiz") {
      quiz.point(region);
      return;
    }
    const before = state.view;
    const home = index.regions.get(region)?.home ?? before;
    change({ region, view: atlas.viewFor(region, before, home) });
    const author = state.mode === "explore" ? state.authority : undefined;
    const words = patchSentence(index, region, state.root, author);
    const turned =
      state.view !== before ? ` Shown on the ${placeOf(index, state)}.` : "";
    const warning = index.regions.get(region)?.warning ?? "";
    live.say(`${warning} ${words}${turned}`.trim());
    if (onDrawing && root.getAttribute("data-width") === "narrow") {
      card.scrollIntoView({ block: "nearest" });
    }
  }

  el.append(root);
  const asked = address.read();
  const stopFitting = fitter({
    root,
    body,
    left,
    middle,
    card,
    drawing,
    stage,
    onNewWidth: (width) => {
      // The choice stands above what it changes: beside the drawing, or over the question.
      if (width === "wide") left.append(quiz.chooser);
      else card.prepend(quiz.chooser);
      sites.reveal();
      views.reveal();
    },
  });
  update();
  address.follow(asked);
  root.setAttribute("data-ready", "true");

  return () => {
    abort.abort();
    stopFitting();
    live.stop();
    python.stop();
    root.remove();
  };
}

export default { render };
