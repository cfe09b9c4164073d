// What the labels on the stage say. No DOM.

import { shortName } from "../shared/words.js";

/** @import { PatchLabel, Paint, State } from "./types" */
/** @import { FactIndex } from "./facts.js" */
/** @import { ViewGeometry } from "../shared/geometry.js" */

/** Square units below which a group of patches is a sliver at the edge of the view. */
const SLIVER = 40;

/** The same words stand at most so often in one view. */
const SAME = 2;

/**
 * Labels in order of importance: the chosen patch, the highlighted root, other painted
 * groups by size, then one for bare skin. Touching patches of one look share a label.
 *
 * @param {FactIndex} index
 * @param {ViewGeometry} geometry
 * @param {State} state
 * @param {(region: string) => Paint} paintOf
 * @returns {PatchLabel[]}
 */
export function patchLabels(index, geometry, state, paintOf) {
  const explore = state.mode === "explore";
  const keyOf = (/** @type {string} */ region) =>
    explore ? paintOf(region).key : agreementKey(index, state.root, region);
  /** @type {(PatchLabel & { weight: number })[]} */
  const labels = [];
  for (const group of geometry.groups(keyOf)) {
    const largest = /** @type {string} */ (group[0]);
    const paint = paintOf(largest);
    const area = group.reduce(
      (sum, region) => sum + (geometry.areas.get(region) ?? 0),
      0,
    );
    if (area < SLIVER) continue;
    const leads = paint.roots.includes(state.root);
    const words = explore
      ? authorityWords(index, state, group, paint)
      : agreementWords(index, state.root, group);
    if (words === undefined) continue;
    const bare = paint.kind === "none";
    labels.push({
      id: largest,
      ...words,
      chosen: false,
      weight: area + (leads ? 1e6 : 0) - (bare ? 1e6 : 0),
    });
  }
  labels.sort((a, b) => b.weight - a.weight);
  const said = new Map();
  const few = labels.filter(({ title, detail }) => {
    const key = `${title} ${detail}`;
    said.set(key, (said.get(key) ?? 0) + 1);
    return said.get(key) <= SAME;
  });
  const firstBare = few.findIndex((label) => label.weight < 0);
  const shown = firstBare < 0 ? few : few.slice(0, firstBare + 1);
  const chosen = chosenLabel(
    index,
    geometry,
    state,
    chosenWords(index, state, paintOf),
  );
  if (chosen === undefined) return shown;
  return [chosen, ...shown.filter((label) => label.id !== chosen.id)];
}

/**
 * @param {FactIndex} index
 * @param {ViewGeometry} geometry
 * @param {State} state
 * @param {string} [words] what the map says of the patch; left out while it is a secret
 * @returns {PatchLabel | undefined} undefined if the view does not show the chosen patch
 */
export function chosenLabel(index, geometry, state, words = "") {
  const region = state.region;
  if (region === "" || !geometry.paths.has(region)) return undefined;
  return {
    id: region,
    title: shortName(index.regions.get(region)?.name ?? region),
    detail: words === "" ? "chosen" : words,
    chosen: true,
  };
}

/**
 * @param {FactIndex} index
 * @param {State} state
 * @param {(region: string) => Paint} paintOf
 */
function chosenWords(index, state, paintOf) {
  if (state.mode === "explore") return paintOf(state.region).roots.join(" and ");
  const { k, n } = index.agreement(state.root, state.region);
  return n === 0 ? "" : `${k} of ${n}`;
}

/**
 * @param {FactIndex} index
 * @param {string} root
 * @param {string} region
 */
function agreementKey(index, root, region) {
  const { k, n } = index.agreement(root, region);
  return n === 0 ? "unnamed" : `${k}/${n}`;
}

/**
 * @param {FactIndex} index
 * @param {State} state
 * @param {readonly string[]} group
 * @param {Paint} paint
 * @returns {{ title: string, detail: string } | undefined}
 */
function authorityWords(index, state, group, paint) {
  if (paint.kind === "none") {
    const blank = group.every(
      (region) => index.drawn(state.authority, region).length === 0,
    );
    return blank ? { title: "No root given", detail: "by this chart" } : undefined;
  }
  return {
    title: paint.roots.join(" and "),
    detail: detailOf(index, state, group, paint),
  };
}

/**
 * @param {FactIndex} index
 * @param {State} state
 * @param {readonly string[]} group
 * @param {Paint} paint
 */
function detailOf(index, state, group, paint) {
  if (paint.kind === "unread") return "not consulted";
  if (paint.kind === "half") return "usual patch";
  if (paint.kind === "overlap") return "overlap";
  const claims = group.flatMap((region) => index.drawn(state.authority, region));
  const own = claims.filter((claim) => paint.roots.includes(claim.root));
  if (own.length > 0 && own.every((claim) => claim.involvement !== "core"))
    return "in part";
  return placeWords(index, group);
}

/**
 * @param {FactIndex} index
 * @param {string} root
 * @param {readonly string[]} group
 */
function agreementWords(index, root, group) {
  const { k, n } = index.agreement(root, /** @type {string} */ (group[0]));
  if (n === 0) return { title: "Not named", detail: "by any source" };
  return { title: `${k} of ${n}`, detail: placeWords(index, group) };
}

/**
 * @param {FactIndex} index
 * @param {readonly string[]} group
 * @returns {string} the name that all share if it is short, else the part of the limb
 */
function placeWords(index, group) {
  const regions = group.flatMap((id) => index.regions.get(id) ?? []);
  const names = new Set(regions.map((region) => shortName(region.name).toLowerCase()));
  const [name] = names;
  if (names.size === 1 && name !== undefined && name.length <= 18) return name;
  const parts = new Set(regions.map((region) => region.segment));
  return [...parts].slice(0, 2).join(" and ");
}
