// Questions that the tables of muscles, nerves and roots can answer. No DOM.
//
// Nothing merges sources: each answer is that of one authority, or of the anatomy of a
// nerve. The rules are those of nerveroot/data/myotomes.py and maps/myotome_words.py; a
// test holds both to one answer.

/** @import { Authority, Claim, Facts, Lesion, Metric, Muscle, Nerve, Outcome, Weight } from "./types" */

/** From the strongest down: the strongest weight that a source uses leads. */
export const LEADING_WEIGHTS = /** @type {const} */ ([
  "dominant",
  "major",
  "listed",
  "minor",
]);

/** @type {Record<Muscle["evidence"], string>} */
export const EVIDENCE_WORDS = {
  yes: "L5 leads: direct evidence",
  probable: "L5 probable: textbook or indirect",
  contested: "contested: sources conflict",
  no: "L5 does not lead",
};

/** @type {Record<Weight, string>} */
export const WEIGHT_WORDS = {
  dominant: "main root",
  major: "large share",
  listed: "listed",
  minor: "small share",
  none: "not this root",
};

export class MuscleIndex {
  /** @param {Facts} facts */
  constructor(facts) {
    this.facts = facts;
    /** @type {Map<string, Muscle>} */
    this.muscles = new Map(facts.muscles.map((row) => [row.id, row]));
    /** @type {Map<string, Authority>} */
    this.authorities = new Map(facts.authorities.map((row) => [row.id, row]));
    /** @type {Map<string, Nerve>} */
    this.nerves = new Map(facts.nerves.map((row) => [row.id, row]));
    /** @type {Map<string, Claim[]>} */
    this.claims = new Map();
    for (const row of facts.claims) {
      const [author, place, root, weight, metric, figure, statement, verified] = row;
      const authority = /** @type {Authority} */ (facts.authorities[author]).id;
      const muscle = /** @type {Muscle} */ (facts.muscles[place]).id;
      const key = `${authority} ${muscle}`;
      const claim = {
        authority,
        muscle,
        root: /** @type {string} */ (facts.roots[root]),
        weight,
        metric: /** @type {Metric} */ (facts.metrics[metric]),
        figure,
        statement,
        verified: verified === 1,
      };
      this.claims.set(key, [...(this.claims.get(key) ?? []), claim]);
    }
  }

  /**
   * @param {string} authority
   * @param {string} muscle
   * @returns {readonly Claim[]} in the order of the table
   */
  own(authority, muscle) {
    return this.claims.get(`${authority} ${muscle}`) ?? [];
  }

  /**
   * The group under whose name a source speaks about a muscle, or the muscle itself: a
   * source that writes "quadriceps" has spoken about each of its heads.
   *
   * @param {string} authority
   * @param {string} muscle
   * @returns {string} "" where the source does not name it
   */
  namedAs(authority, muscle) {
    if (this.own(authority, muscle).length > 0) return muscle;
    const group = this.facts.muscles.find(
      ({ id, members }) =>
        members.includes(muscle) && this.own(authority, id).length > 0,
    );
    return group?.id ?? "";
  }

  /**
   * @param {string} authority
   * @param {string} muscle
   * @returns {readonly Claim[]} what the source says about the muscle or its group
   */
  claimsFor(authority, muscle) {
    return this.own(authority, this.namedAs(authority, muscle));
  }

  /**
   * The roots to which a source gives most of a muscle.
   *
   * @param {string} authority
   * @param {string} muscle
   * @returns {{ roots: string[], verified: boolean }} no roots where it names none
   */
  leading(authority, muscle) {
    const claims = this.claimsFor(authority, muscle);
    for (const weight of LEADING_WEIGHTS) {
      const found = claims.filter((claim) => claim.weight === weight);
      if (found.length === 0) continue;
      const named = new Set(found.map((claim) => claim.root));
      return {
        roots: this.facts.roots.filter((root) => named.has(root)),
        verified: found.some((claim) => claim.verified),
      };
    }
    return { roots: [], verified: true };
  }

  /**
   * All roots that a source gives a muscle, for `data-root`.
   *
   * @param {string} authority
   * @param {string} muscle
   * @returns {string} separated by spaces, empty where the source leaves it blank
   */
  rootsOf(authority, muscle) {
    const named = new Set(
      this.claimsFor(authority, muscle)
        .filter((claim) => claim.weight !== "none")
        .map((claim) => claim.root),
    );
    return this.facts.roots.filter((root) => named.has(root)).join(" ");
  }

  /**
   * @param {string} nerve
   * @returns {Nerve[]} the nerve first, the plexus last
   */
  path(nerve) {
    const path = [];
    let here = this.nerves.get(nerve);
    while (here !== undefined) {
      path.push(here);
      here = this.nerves.get(here.parent);
    }
    return path;
  }

  /**
   * Which muscles a lesion reaches: a nerve by its branches, a root by one source.
   *
   * @param {string} id
   * @param {string} authority
   * @returns {Lesion}
   */
  lesion(id, authority) {
    const isRoot = this.facts.lesions.roots.includes(id);
    /** @type {Map<string, Outcome>} */
    const outcome = new Map();
    for (const muscle of this.facts.muscles) {
      outcome.set(
        muscle.id,
        isRoot
          ? rootOutcome(this.own(authority, muscle.id), id)
          : this.nerveOutcome(muscle, id),
      );
    }
    const title = isRoot
      ? `${id} root lost, by ${this.authorities.get(authority)?.name ?? ""}`
      : `${this.nerves.get(id)?.name ?? id} lost`;
    return { id, isRoot, title, outcome };
  }

  /**
   * @param {Muscle} muscle
   * @param {string} nerve
   * @returns {Outcome}
   */
  nerveOutcome(muscle, nerve) {
    const lost = muscle.nerves.map((own) =>
      this.path(own).some((step) => step.id === nerve),
    );
    if (lost.every(Boolean)) return "hit";
    return lost.some(Boolean) ? "partly" : "spared";
  }

  /**
   * What a lesion does to a drawn belly: a belly that a source names only with its group
   * fares like the group.
   *
   * @param {Lesion} lesion
   * @param {string} authority
   * @param {string} muscle
   * @returns {Outcome}
   */
  drawnOutcome(lesion, authority, muscle) {
    const named = lesion.isRoot ? this.namedAs(authority, muscle) : muscle;
    return lesion.outcome.get(named) ?? "silent";
  }
}

/**
 * @param {readonly Claim[]} claims of one source about one muscle
 * @param {string} root
 * @returns {Outcome}
 */
function rootOutcome(claims, root) {
  const own = claims.find((claim) => claim.root === root);
  if (own === undefined) {
    const given = claims.some((claim) => claim.weight !== "none");
    return given ? "other" : "silent";
  }
  if (own.weight === "none") return "spared";
  return own.weight === "minor" ? "partly" : "hit";
}

/**
 * A muscle in one sentence, for the live region.
 *
 * @param {MuscleIndex} index
 * @param {string} id
 * @param {string} source
 * @returns {string}
 */
export function muscleSentence(index, id, source) {
  const muscle = index.muscles.get(id);
  if (muscle === undefined) return "No muscle chosen.";
  if (source === "") return `${muscle.name}. ${EVIDENCE_WORDS[muscle.evidence]}.`;
  const name = index.authorities.get(source)?.name ?? "";
  const { roots } = index.leading(source, id);
  if (roots.length === 0) return `${muscle.name}. ${name} does not name it.`;
  return `${muscle.name}. ${name}: ${roots.join(" and ")}.`;
}
