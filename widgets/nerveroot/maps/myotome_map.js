// MyotomeMap: an anywidget module. Puts the parts together and keeps one state.

import { headingLevel, html, uniquePrefix } from "../web/dom.js";
import { liveRegion } from "../web/live_region.js";
import { shareLink } from "../web/share_link.js";
import { toolAddress } from "../web/tool_address.js";
import { traitBridge } from "../web/trait_bridge.js";
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
  const python = traitBridge(model, TRAITS, (part, value) => {
    const next = reduce(state, { [part]: value }, facts);
    if (next === state) return;
    state = next;
    update();
  });
  let state = /** @type {State} */ (/** @type {unknown} */ (python.state()));

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
  const share = shareLink(signal, () => address.link(), live.say);
  const notice = html("p", { class: "nr-tool-notice", hidden: true });
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
      class: "nr-tool nrm-tool nrm-myotome",
      "data-tool": "myotome-map",
      "data-mode": "explore",
      id: `${prefix}-root`,
      role: "group",
      "aria-label": "Myotome map",
    },
    skip.link,
    html(
      "div",
      { class: "nr-tool-head" },
      heading(level, "nr-tool-title", "Myotome map"),
    ),
    notice,
    body,
    lesions.element,
    grid.element,
    live.element,
    skip.end,
  );
  const address = toolAddress({
    root,
    notice,
    noun: "map",
    say: live.say,
    signal,
    keys: HASH_KEYS,
    values: () => toHash(state),
    take: (found) => {
      const { change: asked, ignored } = fromHash(found, facts);
      if (asked.muscle !== undefined && asked.view === undefined) {
        asked.view = viewFor(asked.muscle);
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
    python.tell(before, state);
    address.keep();
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

  el.append(root);
  const asked = address.read();
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
