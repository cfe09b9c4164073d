/**
 * Puts the sites into ranked groups, and looks for two sites where one does not do.
 */
import { isAbnormal, tally } from "./weigh.js";

/** @import { Findings, Model, Tally, Weighed } from "./types" */

/** @param {Tally} item the fewer the better, from left to right */
const key = (item) => [item.impossible, item.impossibleUnconfirmed, item.loose];

/**
 * @param {Tally} one
 * @param {Tally} other
 */
function compare(one, other) {
  const [a, b] = [key(one), key(other)];
  const place = a.findIndex((value, index) => value !== b[index]);
  return place < 0 ? 0 : a[place] - b[place];
}

/**
 * Inside a group: better confirmed first, then more of what was rightly found normal.
 *
 * @param {Tally} one
 * @param {Tally} other
 */
const insideGroup = (one, other) =>
  other.explainedKnown - one.explainedKnown || other.spared - one.spared;

/**
 * Group what the findings cannot part.
 *
 * @param {Tally[]} tallies
 * @returns {Tally[][]}
 */
function grouped(tallies) {
  const sorted = [...tallies].sort(
    (one, other) => compare(one, other) || insideGroup(one, other),
  );
  /** @type {Tally[][]} */
  const groups = [];
  for (const item of sorted) {
    const last = groups.at(-1);
    if (last && compare(last[0], item) === 0) {
      last.push(item);
    } else {
      groups.push([item]);
    }
  }
  return groups;
}

/**
 * Rank the sites that explain at least one abnormal finding.
 *
 * A site that explains none is no candidate: it is `open` if nothing speaks against it
 * either.
 *
 * @param {Model} model
 * @param {Findings} findings
 */
export function rankSites(model, findings) {
  const tallies = model.sites.map((site) => tally(model, findings, [site]));
  const anything = tallies[0].weighed.some((item) =>
    isAbnormal(item.finding, item.state),
  );
  return {
    tallies,
    groups: grouped(tallies.filter((item) => item.explained > 0)),
    open: tallies
      .filter(
        (item) =>
          anything &&
          item.explained === 0 &&
          item.impossible + item.impossibleUnconfirmed === 0 &&
          item.weighed.some((one) => one.relation === "allowed"),
      )
      .map((item) => item.sites[0].id),
  };
}

/** @param {Tally} item */
const reaches = (item) => item.impossible + item.impossibleUnconfirmed === 0;

/** @param {Tally} item */
const clean = (item) =>
  reaches(item) && item.explained === item.weighed.filter(abnormal).length;

/** @param {Weighed} item */
const abnormal = (item) => isAbnormal(item.finding, item.state);

/**
 * Look for two sites that together reach what neither reaches alone.
 *
 * Two sites are looked for only if no single one explains every abnormal finding. Each
 * of the two must reach something that lies out of reach of the other, and explain
 * something of its own.
 *
 * @param {Model} model
 * @param {Findings} findings
 * @param {Tally[]} singles
 * @returns {Tally[]} the best pairs, all of one rank
 */
export function rankPairs(model, findings, singles) {
  if (singles.some((item) => item.explained > 0 && clean(item))) {
    return [];
  }
  const usable = singles.filter((item) => item.explained > 0 && !reaches(item));
  const pairs = usable.flatMap((one, index) =>
    usable
      .slice(index + 1)
      .filter((other) => completes(one, other) && completes(other, one))
      .map((other) => tally(model, findings, [one.sites[0], other.sites[0]]))
      .filter(reaches),
  );
  return grouped(pairs)[0] ?? [];
}

/**
 * @param {Tally} one
 * @param {Tally} other
 * @returns {boolean} whether `one` adds what `other` lacks
 */
function completes(one, other) {
  const pairs = one.weighed.map((item, index) => [
    item.relation,
    other.weighed[index].relation,
  ]);
  return (
    pairs.some(
      ([a, b]) => b === "impossible" && (a === "explained" || a === "allowed"),
    ) && pairs.some(([a, b]) => a === "explained" && b !== "explained")
  );
}
