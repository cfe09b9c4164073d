// How each muscle is painted in a given state. No DOM.

/** @import { Lesion, MusclePaint, Outcome, State } from "./types" */
/** @import { MuscleIndex } from "./facts.js" */

/** @type {Record<string, MusclePaint["kind"]>} */
const EVIDENCE = {
  yes: "leads",
  probable: "probable",
  contested: "contested",
  no: "plain",
};

/** @type {Record<Outcome, MusclePaint["kind"]>} */
const OUTCOME = {
  hit: "lost",
  partly: "partly",
  spared: "plain",
  other: "plain",
  silent: "blank",
};

/**
 * @param {MuscleIndex} index
 * @param {State} state
 * @param {string} muscle
 * @returns {MusclePaint}
 */
export function paintOf(index, state, muscle) {
  if (state.source === "") {
    const evidence = index.muscles.get(muscle)?.evidence ?? "no";
    return { kind: EVIDENCE[evidence] ?? "plain", roots: ["L5"] };
  }
  const { roots, verified } = index.leading(state.source, muscle);
  if (roots.length === 0) return { kind: "blank", roots: [] };
  return { kind: verified ? "roots" : "unread", roots };
}

/**
 * @param {MuscleIndex} index
 * @param {Lesion} lesion
 * @param {string} source
 * @param {string} muscle
 * @returns {MusclePaint}
 */
export function lesionPaint(index, lesion, source, muscle) {
  return { kind: OUTCOME[index.drawnOutcome(lesion, source, muscle)], roots: [] };
}
