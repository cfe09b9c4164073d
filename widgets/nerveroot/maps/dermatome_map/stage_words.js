// What the drawing shows, in words: a short name, and the rest as text. No DOM.

import { sentence } from "../shared/words.js";

/** @import { State } from "./types" */
/** @import { FactIndex } from "./facts.js" */

/**
 * @param {FactIndex} index
 * @param {State} state
 * @param {boolean} concealed a question is open: no root may be told
 * @returns {string}
 */
export function drawingName(index, state, concealed) {
  const place = sentence(placeOf(index, state));
  if (concealed) return `${place}, without roots`;
  if (state.mode !== "explore") return `${place}, agreement for ${state.root}`;
  const author = index.authorities.get(state.authority)?.name ?? "";
  return `${place}, map by ${author}`;
}

/**
 * @param {FactIndex} index
 * @param {State} state
 * @param {readonly string[]} regions the patches of the view
 * @param {boolean} concealed
 * @returns {string}
 */
export function drawingWords(index, state, regions, concealed) {
  if (concealed) return "";
  const names = (/** @type {readonly string[]} */ ids) =>
    ids.map((id) => index.regions.get(id)?.name ?? id).join("; ");
  const { root } = state;
  if (state.mode === "explore") {
    const own = regions.filter((id) =>
      index.drawn(state.authority, id).some((claim) => claim.root === root),
    );
    const list = own.length > 0 ? names(own) : "no patch in this view";
    return `${root}: ${list}. ${TABLE}`;
  }
  const counts = regions.flatMap((id) => {
    const { k, n } = index.agreement(root, id);
    return k > 0 ? `${index.regions.get(id)?.name ?? id} ${k} of ${n}` : [];
  });
  const unnamed = regions.filter((id) => index.agreement(root, id).n === 0);
  const sentences = [
    counts.length > 0
      ? `Sources read that give the skin to ${root}: ${counts.join("; ")}.`
      : `No source read gives skin of this view to ${root}.`,
  ];
  if (counts.length > 0) sentences.push("The other patches: none.");
  if (unnamed.length > 0)
    sentences.push(`Not named by any source read: ${names(unnamed)}.`);
  return [...sentences, TABLE].join(" ");
}

const TABLE = "The table below has every patch, with “All rows”.";

/**
 * @param {FactIndex} index
 * @param {Pick<State, "view" | "side">} state
 * @returns {string} such as "front of the right leg"
 */
export function placeOf(index, { view, side }) {
  const phrase = index.facts.views.find(({ id }) => id === view)?.phrase ?? "";
  return side === "left" ? phrase.replace("right", "left") : phrase;
}
