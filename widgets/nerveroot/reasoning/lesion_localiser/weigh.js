/**
 * Holds what was found against what a lesion does, one finding at a time.
 */

/** @import { Cell, Finding, Findings, Model, Relation, Site, State, Tally } from "./types" */

/** Pain and provocation tests have many causes besides the lesion under question. */
const MANY_CAUSES = ["pain", "test"];
const LOST = ["reduced", "absent", "abnormal", "present", "extensor"];
/** Findings of which "absent" means that nothing is wrong. */
const NOTHING_WRONG = ["pain", "test", "sign", "red flag", "alarm"];

/** An unexpected finding counts as two loose ends. */
const UNEXPECTED = 2;

/**
 * Say whether a state is abnormal.
 *
 * @param {Finding} finding
 * @param {State} state
 */
export function isAbnormal(finding, state) {
  if (state === "normal" || state === "not_tested") {
    return false;
  }
  return !(state === "absent" && NOTHING_WRONG.includes(finding.kind));
}

/**
 * Say what a lesion does to a finding: "lost", "kept", "varies" or "raised".
 *
 * @param {Finding} finding
 * @param {string} value
 */
export function expectation(finding, value) {
  if (value === "varies") {
    return "varies";
  }
  if (value === "increased") {
    return "raised";
  }
  if (value === "absent" && NOTHING_WRONG.includes(finding.kind)) {
    return "kept";
  }
  return LOST.includes(value) ? "lost" : "kept";
}

/**
 * Relate one finding to one cell.
 *
 * @param {Finding} finding
 * @param {State} state
 * @param {Cell} cell
 * @returns {Relation}
 */
export function relate(finding, state, [value]) {
  const abnormal = isAbnormal(finding, state);
  switch (expectation(finding, value)) {
    case "varies":
      return abnormal ? "allowed" : "silent";
    case "lost":
      return abnormal ? "explained" : "missing";
    case "raised":
      return abnormal ? "impossible" : "missing";
    default:
      if (!abnormal) {
        return "spared";
      }
      return MANY_CAUSES.includes(finding.kind) || value === "usually normal"
        ? "unexpected"
        : "impossible";
  }
}

/**
 * Join the cells of two lesions that are there at once: what either takes is lost.
 *
 * @param {Finding} finding
 * @param {Cell} one
 * @param {Cell} other
 * @returns {Cell}
 */
function joined(finding, one, other) {
  const order = ["lost", "raised", "varies", "kept"];
  const place = (/** @type {Cell} */ cell) =>
    order.indexOf(expectation(finding, cell[0]));
  return place(one) <= place(other) ? one : other;
}

/**
 * Name the sites to which a red flag points that stands.
 *
 * @param {Model} model
 * @param {Findings} findings
 * @returns {Set<string>}
 */
function pointedTo(model, findings) {
  const standing = model.findings.filter((finding) =>
    isAbnormal(finding, findings[finding.id] ?? "not_tested"),
  );
  return new Set(standing.flatMap(({ redFlag }) => redFlag?.pointsTo ?? []));
}

/**
 * Count how the findings stand to one lesion, or to two at once.
 *
 * Parameters
 * ----------
 * model : Model
 *     What the sites do to the findings.
 * findings : Findings
 *     State by finding id.
 * sites : array of Site
 *     One site, or two.
 *
 * @param {Model} model
 * @param {Findings} findings
 * @param {Site[]} sites
 * @returns {Tally}
 */
export function tally(model, findings, sites) {
  const weighed = model.findings.flatMap((finding) => {
    const state = findings[finding.id] ?? "not_tested";
    // An alarm sends to care and says nothing of the place.
    if (state === "not_tested" || finding.kind === "alarm") {
      return [];
    }
    const cell = sites
      .map((site) => model.cells[site.id][finding.id])
      .reduce((one, other) => joined(finding, one, other));
    return [{ finding, state, cell, relation: relate(finding, state, cell) }];
  });
  const count = (/** @type {Relation} */ relation, /** @type {boolean} */ known) =>
    weighed.filter(
      (item) =>
        item.relation === relation && (item.cell[1] !== "unconfirmed") === known,
    ).length;
  const all = (/** @type {Relation} */ relation) =>
    count(relation, true) + count(relation, false);
  const impossible = count("impossible", true);
  const [only, second] = sites;
  return {
    sites,
    emergency:
      second === undefined &&
      impossible === 0 &&
      pointedTo(model, findings).has(only.id),
    weighed,
    impossible,
    impossibleUnconfirmed: count("impossible", false),
    loose: all("allowed") + all("missing") + UNEXPECTED * all("unexpected"),
    explained: all("explained"),
    explainedKnown: count("explained", true),
    spared: all("spared"),
  };
}
