/**
 * The sentences of the localiser.
 */

/** @import { Finding, Reason, Site, Weighed } from "./types" */

/** @param {string[]} names */
export function joinNames(names) {
  return names.length < 2
    ? names.join("")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/**
 * The name of a site inside a sentence: "sciatic neuropathy", but "L5 radiculopathy".
 *
 * @param {string} name
 */
export function inSentence(name) {
  return name.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

/** @param {string} text */
export function capital(text) {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Tests that are called positive; other pains and signs are there or not. */
const CALLED_POSITIVE = [
  "straight_leg_raise",
  "femoral_stretch",
  "tinel_fibular_head",
  "trendelenburg",
];

/** @type {Record<string, Record<string, string>>} */
const FOUND = {
  strength: { normal: "strong", reduced: "weak", absent: "paralysed" },
  sensation: { normal: "normal", reduced: "dulled", absent: "numb" },
  "needle study": { normal: "normal", reduced: "abnormal", present: "abnormal" },
  positive: { normal: "negative", absent: "negative", present: "positive" },
  yes: { normal: "no", absent: "no", present: "yes" },
  plantar: { normal: "flexor", absent: "flexor", present: "extensor" },
};

/** @param {Finding} finding */
function wordsOf({ id, kind }) {
  if (id === "plantar_response") return "plantar";
  if (CALLED_POSITIVE.includes(id)) return "positive";
  return ["pain", "test", "sign", "red flag", "alarm"].includes(kind) ? "yes" : kind;
}

/**
 * Say a state in the words of its kind of finding.
 *
 * @param {Finding} finding
 * @param {string} state
 */
export function stateWord(finding, state) {
  if (state === "not_tested") return "not tested";
  return FOUND[wordsOf(finding)]?.[state] ?? state;
}

/**
 * Say why a finding stands for or against a site.
 *
 * @param {Weighed} item
 * @param {Site} site
 */
export function why({ finding, state, cell, relation }, site) {
  const name = inSentence(site.name);
  const supply = finding.supply ? ` (${finding.supply})` : "";
  const found = stateWord(finding, state);
  switch (relation) {
    case "explained":
      return `${found}; ${name} usually takes it${supply}`;
    case "spared":
      return `${found}; ${name} leaves it alone${supply}`;
    case "impossible":
      return cell[0] === "increased"
        ? `${found}; ${name} makes it brisker, not weaker`
        : `${found}; out of reach of ${name}${supply}`;
    case "unexpected":
      return `${found}; ${name} does not explain it, though it has other causes`;
    case "missing":
      return `${found}; ${name} usually takes it, though a partial lesion may not${supply}`;
    default:
      return finding.redFlag?.pointsTo.includes(site.id)
        ? `${found}; a warning of ${name}, though it may be missing there`
        : `${found}; it varies in ${name}`;
  }
}

/**
 * @param {Weighed} item
 * @param {Site} site
 * @returns {Reason}
 */
export function reason(item, site) {
  return {
    finding: item.finding.id,
    name: item.finding.name,
    state: item.state,
    relation: item.relation,
    value: item.cell[0],
    grade: item.cell[1],
    basis: item.cell[2],
    why: why(item, site),
  };
}
