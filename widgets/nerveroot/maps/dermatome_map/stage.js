// The drawing: fits a view into its column, repaints it, labels it.

import { listen, replaceChildren, setAttributes, svg } from "../../web/dom.js";
import { labelMargin, leaderLabels, placeView } from "../shared/stage_frame.js";
import { shortName } from "../shared/words.js";
import { chosenLabel, patchLabels } from "./labels.js";
import { chosenOutline, nerveOutlines, nervesIn, testPoints } from "./overlay.js";
import { paintKey, paintOf, rootsOf } from "./paint.js";
import { Scene } from "./scene.js";

/** @import { PatchLabel, State } from "./types" */
/** @import { FactIndex } from "./facts.js" */
/** @import { AtlasGeometry } from "../shared/geometry.js" */
/** @import { PatternStore } from "../shared/patterns.js" */

const SLOT = 40;

/**
 * @typedef {object} StageOptions
 * @property {FactIndex} index
 * @property {AtlasGeometry} atlas
 * @property {PatternStore} patterns
 * @property {string} prefix
 * @property {AbortSignal} signal
 * @property {(region: string) => void} onChoose
 * @property {(region: string) => void} onHover
 */

export class Stage {
  /** @param {StageOptions} options */
  constructor(options) {
    this.options = options;
    this.element = svg("svg", { class: "nrm-stage-svg", role: "img" });
    this.labels = svg("g", { class: "nrm-labels" });
    this.holder = svg("g");
    this.element.append(options.patterns.defs, this.holder, this.labels);
    /** @type {Map<string, Scene>} */
    this.scenes = new Map();
    /** @type {Scene | undefined} */
    this.scene = undefined;
    /** @type {State | undefined} */
    this.state = undefined;
    this.concealed = false;
    this.width = 0;
    this.height = 0;
    /** @type {import("../shared/stage_frame.js").Placed | undefined} */
    this.placed = undefined;
    /** What the overlay was last drawn from; it is redrawn only when this changes. */
    this.overlayKey = "";
    this.listen();
  }

  listen() {
    const { signal, onChoose, onHover } = this.options;
    /** @param {Event} event */
    const regionOf = (event) =>
      event.target instanceof Element ? event.target.getAttribute("data-region") : null;
    listen(
      this.element,
      "click",
      (event) => {
        const region = regionOf(event);
        if (region !== null) onChoose(region);
      },
      signal,
    );
    listen(
      this.element,
      "pointerover",
      (event) => onHover(regionOf(event) ?? ""),
      signal,
    );
    listen(this.element, "pointerleave", () => onHover(""), signal);
  }

  /**
   * @param {number} width of the column, px
   * @param {number} height px
   */
  resize(width, height) {
    if (width === this.width && height === this.height) return;
    this.width = width;
    this.height = height;
    setAttributes(this.element, { viewBox: `0 0 ${width} ${height}`, width, height });
    this.overlayKey = "";
    if (this.state !== undefined) this.update(this.state, this.concealed);
  }

  /**
   * @param {State} state
   * @param {boolean} concealed hide every root, while a question is open
   */
  update(state, concealed) {
    this.state = state;
    this.concealed = concealed;
    if (this.width === 0) return;
    const { index, patterns } = this.options;
    const scene = this.sceneFor(state.view);
    this.place(scene, state);
    const paint = (/** @type {string} */ region) =>
      paintOf(index, state, region, concealed);
    scene.paint(
      paintKey(state, concealed),
      paint,
      (region) => (concealed ? "" : rootsOf(index, state.authority, region)),
      patterns,
      {
        root: state.root,
        order: index.facts.roots,
        borders: state.layers.includes("borders"),
      },
    );
    this.drawOverlay(scene, state);
    this.drawLabels(scene, state, paint);
    this.element.setAttribute("aria-label", this.describe(state, concealed));
  }

  /**
   * @param {string} view
   * @returns {Scene}
   */
  sceneFor(view) {
    let scene = this.scenes.get(view);
    if (scene === undefined) {
      const { atlas, prefix } = this.options;
      scene = new Scene(view, atlas.view(view), `${prefix}-${view}`);
      this.scenes.set(view, scene);
    }
    if (this.scene !== scene) {
      this.scene = scene;
      this.holder.replaceChildren(scene.element);
      this.overlayKey = "";
    }
    return scene;
  }

  /**
   * Fits the body between the two label columns.
   *
   * @param {Scene} scene
   * @param {State} state
   */
  place(scene, state) {
    const { bounds, view } = scene.geometry;
    this.placed = placeView({
      width: this.width,
      height: this.height,
      size: view.size,
      bounds,
      margin: labelMargin(this.width),
      mirrored: state.side === "left",
    });
    const { transform } = this.placed;
    if (this.holder.getAttribute("transform") !== transform) {
      this.holder.setAttribute("transform", transform);
      this.overlayKey = "";
    }
  }

  /**
   * @param {Scene} scene
   * @param {State} state
   */
  drawOverlay(scene, state) {
    const { index, prefix } = this.options;
    const standard = this.showsStandard();
    const points = state.layers.includes("points") || standard;
    const nerves = state.layers.includes("nerves") && !this.concealed;
    const key = JSON.stringify([
      state.region,
      points && !this.concealed,
      nerves,
      standard,
      state.mode,
    ]);
    if (key === this.overlayKey) return;
    this.overlayKey = key;
    const { geometry } = scene;
    const chosen = chosenOutline(geometry, state.region);
    const parts = [
      nerves ? nerveOutlines(index, geometry, `${prefix}-${state.view}`) : undefined,
      chosen,
      points && !this.concealed
        ? testPoints(index, scene.id, 5.5 / (this.placed?.scale ?? 1), standard)
        : undefined,
    ];
    replaceChildren(scene.overlay, ...parts);
  }

  /**
   * @param {Scene} scene
   * @param {State} state
   * @param {(region: string) => import("./types").Paint} paint
   */
  drawLabels(scene, state, paint) {
    if (this.placed === undefined) return;
    this.labels.replaceChildren(
      ...leaderLabels({
        labels: this.labelWords(scene, state, paint),
        anchorOf: (region) => this.anchorOf(scene, region),
        placed: this.placed,
        bounds: scene.geometry.bounds,
        width: this.width,
        height: this.height,
        slot: SLOT,
        most: this.width < 480 ? 6 : 10,
      }),
    );
  }

  /**
   * @param {Scene} scene
   * @param {State} state
   * @param {(region: string) => import("./types").Paint} paint
   * @returns {PatchLabel[]}
   */
  labelWords(scene, state, paint) {
    const { index } = this.options;
    const chosen = [chosenLabel(index, scene.geometry, state)].filter(
      (label) => label !== undefined,
    );
    if (this.concealed) return chosen;
    if (state.layers.includes("nerves")) {
      const nerves = [...nervesIn(index, scene.geometry)].map(([nerve, regions]) => ({
        id: /** @type {string} */ (
          regions.find((region) => region !== state.region) ?? regions[0]
        ),
        title: shortName(index.nerveNames.get(nerve) ?? nerve),
        detail: "nerve",
        chosen: false,
      }));
      return [...chosen, ...nerves.filter((label) => label.id !== chosen[0]?.id)];
    }
    if (this.showsStandard()) {
      return index.facts.points
        .filter((point) => point.places[scene.id] !== undefined)
        .map((point) => ({
          id: point.regions[0] ?? "",
          title: point.root,
          detail: "test point",
          chosen: false,
        }));
    }
    return patchLabels(index, scene.geometry, state, paint);
  }

  /** Whether the map on show is the standard's, which names points and not skin. */
  showsStandard() {
    const { index } = this.options;
    const authority = index.authorities.get(this.state?.authority ?? "");
    return this.state?.mode === "explore" && authority?.kind === "standard";
  }

  /**
   * @param {Scene} scene
   * @param {string} region
   * @returns {readonly [number, number]}
   */
  anchorOf(scene, region) {
    const anchor = scene.geometry.anchors.get(region);
    const { index } = this.options;
    const point = index.facts.points.find(({ regions }) => regions[0] === region);
    const place = this.showsStandard() ? point?.places[scene.id] : undefined;
    return place ?? anchor ?? [0, 0];
  }

  /**
   * @param {State} state
   * @param {boolean} concealed
   * @returns {string}
   */
  describe(state, concealed) {
    const { index, atlas } = this.options;
    const { phrase } = /** @type {{ phrase: string }} */ (
      index.facts.views.find((view) => view.id === state.view)
    );
    const place = state.side === "left" ? phrase.replace("right", "left") : phrase;
    if (concealed) return `Drawing of the ${place}, without roots.`;
    const ids = atlas.view(state.view).regionIds;
    const name = (/** @type {string} */ id) => index.regions.get(id)?.name ?? id;
    if (state.mode !== "explore") {
      const counts = ids.map((id) => {
        const { k, n } = index.agreement(state.root, id);
        return `${name(id)} ${k} of ${n}`;
      });
      return `Drawing of the ${place}. Sources that give the skin to ${state.root}: ${counts.join("; ")}.`;
    }
    const author = index.authorities.get(state.authority)?.name ?? "";
    const own = ids.filter((id) =>
      index.drawn(state.authority, id).some((claim) => claim.root === state.root),
    );
    const list = own.length > 0 ? own.map(name).join("; ") : "no patch in this view";
    return `Drawing of the ${place}, map by ${author}. ${state.root}: ${list}. The table below says the same for every patch.`;
  }

  /** @param {string} region patch under the pointer, or "" */
  hover(region) {
    for (const [id, path] of this.scene?.patches ?? []) {
      path.classList.toggle("nrm-hovered", id === region);
    }
  }
}
