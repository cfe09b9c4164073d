// MyotomeMap: an anywidget module. Puts the parts together and keeps one state.

import { headingLevel, html, listen, uniquePrefix } from "../web/dom.js";
import { liveRegion } from "../web/live_region.js";
import { readHash, writeHash } from "../web/url_state.js";
import { layerRow, mapKey, sourceGroups } from "./myotome_map/controls.js";
import { MuscleIndex, muscleSentence } from "./myotome_map/facts.js";
import { muscleGrid } from "./myotome_map/grid.js";
import { lesionPart } from "./myotome_map/lesions.js";
import { muscleCard } from "./myotome_map/muscle_card.js";
import { paintOf } from "./myotome_map/paint.js";
import { MusclePatterns } from "./myotome_map/patterns.js";
import { chosenAreas, MuscleAtlas, placeOf, Stage } from "./myotome_map/stage.js";
import { fromHash, HASH_KEYS, reduce, toHash } from "./myotome_map/state.js";
import { thumbnailAreas } from "./myotome_map/thumbnails.js";
import { fitter } from "./shared/fit.js";
import { AtlasGeometry } from "./shared/geometry.js";
import { shareLink } from "./shared/share_link.js";
import { skipLink } from "./shared/skip_link.js";
import { sourceList } from "./shared/source_list.js";
import { viewStrip } from "./shared/view_strip.js";
import { heading } from "./shared/words.js";

/** @import { Atlas, Facts, Model, Muscles, State } from "./myotome_map/types" */

/** Python's names for the parts of the state. */
const TRAITS = /** @type {const} */ ({
  view: "view",
  muscle: "selected",
  source: "source",
  lesions: "lesions",
  cutaway: "cutaway",
  side: "side",
});

/**
 * @param {Model} model
 * @returns {State}
 */
function stateFromModel(model) {
  /** @type {Record<string, unknown>} */
  const state = {};
  for (const [part, trait] of Object.entries(TRAITS)) {
    state[part] = model.get(trait) ?? "";
  }
  return /** @type {State} */ (/** @type {unknown} */ (state));
}

/** One address belongs to one tool: the first of the page. */
function ownsAddress() {
  // JupyterLab keeps its own state in the address.
  if (document.body.hasAttribute("data-jp-theme-name")) return false;
  return document.querySelector("[data-address-owner]") === null;
}

/**
 * @param {{ model: Model, el: HTMLElement }} context
 * @returns {() => void} cleanup
 */
function render({ model, el }) {
  const facts = /** @type {Facts} */ (model.get("_facts"));
  const index = new MuscleIndex(facts);
  const atlas = new AtlasGeometry(/** @type {Atlas} */ (model.get("_atlas")));
  const muscles = new MuscleAtlas(/** @type {Muscles} */ (model.get("_muscles")));
  const prefix = uniquePrefix();
  const abort = new AbortController();
  const { signal } = abort;
  const level = headingLevel(el);
  const live = liveRegion();
  const patterns = new MusclePatterns(facts.look, prefix);
  let state = stateFromModel(model);

  const shared = { index, atlas, muscles, patterns, prefix, signal };
  const stage = new Stage({ ...shared, onChoose: (muscle) => choose(muscle, true) });
  const sources = sourceList({
    groups: sourceGroups(index),
    prefix,
    heading: heading(level + 1, "nrm-column-title", "Map by"),
    signal,
    onChoose: (source) => {
      change({ source });
      live.say(muscleSentence(index, state.muscle, state.source));
    },
  });
  const views = viewStrip({
    views: facts.views,
    geometryOf: (view) => atlas.view(view),
    areasOf: (view) => thumbnailAreas(muscles.view(view)),
    prefix,
    signal,
    onChoose: (view) => change({ view }),
  });
  const layers = layerRow(
    signal,
    (cutaway) => change({ cutaway }),
    () => change({ side: state.side === "right" ? "left" : "right" }),
  );
  const key = mapKey(index, patterns);
  const card = muscleCard({ index, prefix, level: level + 1 });
  const lesions = lesionPart({
    ...shared,
    level: level + 1,
    onChange: (next) => {
      change({ lesions: next });
      live.say(
        next.length === 0
          ? "No lesion shown."
          : `${next.map((id) => index.lesion(id, "").title.replace(/, by $/, "")).join(" beside ")}.`,
      );
    },
  });
  const grid = muscleGrid({
    index,
    prefix,
    level: level + 1,
    signal,
    onChoose: (muscle) => choose(muscle, false),
  });
  const share = shareLink(signal, addressOf, live.say);
  const notice = html("p", { class: "nrm-notice", hidden: true });
  const skip = skipLink("map", prefix, signal);

  const left = html("div", { class: "nrm-column nrm-left" }, sources.element);
  const drawing = html("div", { class: "nrm-drawing" }, stage.element, stage.words);
  const middle = html(
    "div",
    { class: "nrm-column nrm-middle" },
    drawing,
    views.element,
    layers.element,
    key.element,
  );
  const cardColumn = html(
    "div",
    { class: "nrm-column nrm-card" },
    card.element,
    share.element,
  );
  const body = html("div", { class: "nrm-columns" }, left, middle, cardColumn);
  const root = html(
    "div",
    {
      class: "nrm-tool nrm-myotome",
      "data-tool": "myotome-map",
      "data-mode": "explore",
      id: `${prefix}-root`,
      role: "group",
      "aria-label": "Myotome map",
    },
    skip.link,
    html(
      "div",
      { class: "nrm-tool-head" },
      heading(level, "nrm-tool-title", "Myotome map"),
    ),
    notice,
    body,
    lesions.element,
    grid.element,
    live.element,
    skip.end,
  );
  const inAddress = ownsAddress();
  if (inAddress) root.setAttribute("data-address-owner", "");
  share.element.hidden = !inAddress;

  /** Draws what the state says; every part skips what has not changed. */
  function update() {
    root.toggleAttribute("data-cutaway", state.cutaway);
    sources.update(state.source);
    stage.update(state);
    views.update(state, state.source, (muscle) =>
      patterns.fill(paintOf(index, state, muscle)),
    );
    layers.update(state);
    key.update(state);
    card.update(state);
    lesions.update(state);
    grid.update(state);
  }

  /**
   * A change by the reader: shown, told to Python, kept in the address.
   *
   * @param {Partial<State>} wanted
   */
  function change(wanted) {
    const before = state;
    state = reduce(state, wanted, facts);
    if (state === before) return;
    update();
    tellPython(before);
    if (inAddress) history.replaceState(history.state, "", writeHash(toHash(state)));
  }

  /** @param {State} before */
  function tellPython(before) {
    let told = false;
    for (const [part, trait] of Object.entries(TRAITS)) {
      const name = /** @type {keyof State} */ (part);
      if (state[name] === before[name]) continue;
      model.set(trait, state[name]);
      told = true;
    }
    if (told) model.save_changes();
  }

  /**
   * @param {string} muscle
   * @returns {string} the present view if it shows the muscle, else one that does
   */
  function viewFor(muscle) {
    const areas = chosenAreas(index, muscle);
    const sizeIn = (/** @type {string} */ view) =>
      areas.reduce((sum, id) => sum + (muscles.view(view).byId.get(id)?.area ?? 0), 0);
    if (sizeIn(state.view) > 0) return state.view;
    // The foot's own views are larger; they come first only for muscles of the foot.
    const ofFoot = index.muscles.get(muscle)?.segment === "foot";
    const isLeg = (/** @type {string} */ id) => id !== "foot_dorsum" && id !== "sole";
    const best = facts.views
      .filter(({ id }) => ofFoot || isLeg(id))
      .map(({ id }) => ({ id, size: sizeIn(id) }))
      .sort((a, b) => b.size - a.size)[0];
    return best !== undefined && best.size > 0 ? best.id : state.view;
  }

  /**
   * @param {string} muscle
   * @param {boolean} onDrawing
   */
  function choose(muscle, onDrawing) {
    const before = state.view;
    change({ muscle, view: viewFor(muscle) });
    const words = muscleSentence(index, muscle, state.source);
    const turned =
      state.view !== before ? ` Shown on the ${placeOf(index, state)}.` : "";
    live.say(`${words}${turned}`);
    if (onDrawing && root.getAttribute("data-width") === "narrow") {
      cardColumn.scrollIntoView({ block: "nearest" });
    }
  }

  function addressOf() {
    return location.href.replace(/#.*$/, "") + writeHash(toHash(state));
  }

  /** Takes over what the address asks for, and says what it left out. */
  function readAddress() {
    const found = readHash(location.hash, HASH_KEYS);
    const { change: asked, ignored } = fromHash(found, facts);
    notice.hidden = ignored.length === 0;
    notice.textContent =
      ignored.length === 0
        ? ""
        : `The address asks for something that this map does not have (${ignored.join(", ")}). That part was left out.`;
    if (ignored.length > 0) live.say(notice.textContent);
    if (asked.muscle !== undefined && asked.view === undefined) {
      asked.view = viewFor(asked.muscle);
    }
    const before = state;
    state = reduce(state, asked, facts);
    tellPython(before);
    return Object.keys(found).length > 0;
  }

  /** @type {[string, () => void][]} */
  const watched = Object.entries(TRAITS).map(([part, trait]) => [
    `change:${trait}`,
    () => {
      const next = reduce(state, { [part]: model.get(trait) ?? "" }, facts);
      if (next === state) return;
      state = next;
      update();
    },
  ]);
  for (const [event, callback] of watched) model.on(event, callback);

  el.append(root);
  const asked = inAddress && readAddress();
  const stopFitting = fitter({
    root,
    body,
    left,
    middle,
    card: cardColumn,
    drawing,
    stage,
    onNewWidth: () => views.reveal(),
    tall: 680,
  });
  update();
  views.reveal();
  if (inAddress) {
    listen(
      window,
      "hashchange",
      () => {
        readAddress();
        update();
      },
      signal,
    );
    if (asked) root.scrollIntoView({ block: "start" });
  }
  root.setAttribute("data-ready", "true");

  return () => {
    abort.abort();
    stopFitting();
    live.stop();
    for (const [event, callback] of watched) model.off(event, callback);
    root.remove();
  };
}

export default { render };
