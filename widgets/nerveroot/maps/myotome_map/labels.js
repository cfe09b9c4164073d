// What the labels on the stage say, and which muscles get one. No DOM.

import { shortName } from "../shared/words.js";

/** @import { MuscleGeometry } from "./geometry.js" */
/** @import { MuscleIndex } from "./facts.js" */
/** @import { Muscle, State } from "./types" */

/** Square units below which a muscle is a sliver at the edge of the view. */
const SLIVER = 110;

/** @type {Record<Muscle["evidence"], number>} */
const RANK = { yes: 4, contested: 3, probable: 3, no: 0 };

/**
 * @param {string} name such as "Gastrocnemius, medial head"
 * @returns {string} such as "Gastrocnemius, medial"
 */
export function labelName(name) {
  const plain = name.replace(" (peroneus)", "").replace(" (multifidus)", "");
  const [first = plain, head] = plain.split(", ");
  if (head?.endsWith(" head")) return `${first}, ${head.replace(" head", "")}`;
  return shortName(plain);
}

/** @type {[string, string][]} */
const SHORTER = [
  ["Gastrocnemius", "Gastroc."],
  ["Extensor", "Ext."],
  ["Flexor", "Flex."],
  ["digitorum", "digit."],
  [" of the foot", ""],
];

/**
 * A name in one line where the second line names the roots.
 *
 * @param {string} name
 * @returns {string}
 */
function oneLine(name) {
  return SHORTER.reduce((text, [word, short]) => text.replace(word, short), name);
}

/**
 * Labels in order of importance: the chosen muscle, what carries the map's message, then
 * the others by size.
 *
 * @param {MuscleIndex} index
 * @param {MuscleGeometry} geometry
 * @param {State} state
 * @param {boolean} [narrow] whether the stage has little room beside the limb
 */
export function muscleLabels(index, geometry, state, narrow = false) {
  const chosen = index.muscles.get(state.muscle);
  const wanted = new Set(chosen ? [chosen.id, ...chosen.members] : []);
  const labels = geometry.areas.map((area) => {
    const muscle = /** @type {Muscle} */ (index.muscles.get(area.id));
    const isChosen = wanted.has(area.id);
    const roots =
      state.source === ""
        ? ""
        : rootsWords(index.leading(state.source, area.id).roots, index.facts.roots);
    const rank = state.source === "" ? RANK[muscle.evidence] : roots === "" ? 0 : 2;
    return {
      id: area.id,
      title:
        state.source === "" && !narrow
          ? labelName(muscle.name)
          : oneLine(labelName(muscle.name)),
      detail: detail(area.deep, state.source, roots),
      chosen: isChosen,
      whole: state.source !== "" && roots !== "",
      weight:
        (isChosen ? 1e7 : 0) +
        (area.area > SLIVER || rank > 0 ? rank * 1e5 : 0) +
        area.area -
        (area.deep && !state.cutaway && rank < 3 ? 5e4 : 0),
      shown: isChosen || area.area > SLIVER,
    };
  });
  return labels.filter(({ shown }) => shown).sort((a, b) => b.weight - a.weight);
}

/**
 * @param {readonly string[]} roots
 * @param {readonly string[]} order
 * @returns {string} three or more in a row as "L4–S1"
 */
export function rootsWords(roots, order) {
  const first = order.indexOf(roots[0] ?? "");
  const inRow = roots.every((root, step) => order[first + step] === root);
  if (roots.length < 3 || !inRow) return roots.join(" ");
  return `${roots[0]}–${roots.at(-1)}`;
}

/**
 * @param {boolean} deep
 * @param {string} source
 * @param {string} roots
 */
function detail(deep, source, roots) {
  const parts = deep ? ["deep"] : [];
  if (source !== "") parts.push(roots === "" ? "not named" : roots);
  return parts.join(", ");
}
