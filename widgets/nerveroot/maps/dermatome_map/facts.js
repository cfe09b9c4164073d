// Questions that the data can answer. No DOM.

/** @import { Agreement, Authority, Claim, Facts, Region, Sign, State, Supply } from "./types" */

/**
 * The counting rule of the book: n counts the authorities that were checked and that name
 * the patch in at least one row; k counts those of them that give it to the root. Rows
 * that deny a root or leave a patch blank never count as naming it.
 */

/** @param {Claim} claim */
function gives(claim) {
  return claim.involvement !== "none" && claim.involvement !== "blank";
}

export class FactIndex {
  /** @param {Facts} facts */
  constructor(facts) {
    this.facts = facts;
    /** @type {Map<string, Region>} */
    this.regions = new Map(facts.regions.map((region) => [region.id, region]));
    /** @type {Map<string, Authority>} */
    this.authorities = new Map(facts.authorities.map((row) => [row.id, row]));
    /** @type {Map<string, Claim[]>} */
    this.claimsByRegion = new Map(facts.regions.map((region) => [region.id, []]));
    /** @type {Map<string, Supply[]>} */
    this.supplyByRegion = new Map(facts.regions.map((region) => [region.id, []]));
    /** @type {Map<string, string>} */
    this.nerveNames = new Map();
    for (const row of facts.claims) {
      const [author, region, root, involvement, verified, status, proportion] = row;
      const id = /** @type {Region} */ (facts.regions[region]).id;
      this.claimsByRegion.get(id)?.push({
        authority: /** @type {Authority} */ (facts.authorities[author]),
        region: id,
        root: /** @type {string} */ (facts.roots[root]),
        involvement,
        verified: verified === 1,
        status,
        proportion,
      });
    }
    for (const row of facts.supply) {
      const [region, nerve, name, branch, parent, share, source, verified] = row;
      const id = /** @type {Region} */ (facts.regions[region]).id;
      this.nerveNames.set(nerve, name);
      this.supplyByRegion.get(id)?.push({
        nerve,
        name,
        branch,
        parent,
        share,
        source,
        verified: verified === 1,
      });
    }
  }

  /**
   * @param {string} region
   * @returns {Claim[]}
   */
  claims(region) {
    return this.claimsByRegion.get(region) ?? [];
  }

  /**
   * What one authority draws in a patch: denied and blank rows left out, roots in
   * order, one claim per root.
   *
   * @param {string} authority
   * @param {string} region
   * @returns {Claim[]}
   */
  drawn(authority, region) {
    /** @type {Map<string, Claim>} */
    const byRoot = new Map();
    for (const claim of this.claims(region)) {
      if (claim.authority.id !== authority || !gives(claim)) continue;
      const before = byRoot.get(claim.root);
      if (before === undefined || rank(claim) > rank(before))
        byRoot.set(claim.root, claim);
    }
    const order = this.facts.roots;
    return [...byRoot.values()].sort(
      (a, b) => order.indexOf(a.root) - order.indexOf(b.root),
    );
  }

  /**
   * @param {string} root
   * @param {string} region
   * @returns {Agreement}
   */
  agreement(root, region) {
    const claims = this.claims(region);
    const counted = claims.filter((claim) => claim.verified && gives(claim));
    const naming = new Set(counted.map((claim) => claim.authority));
    const yes = firstPerAuthority(counted.filter((claim) => claim.root === root));
    const saying = new Set(yes.map((claim) => claim.authority));
    return {
      k: yes.length,
      n: naming.size,
      yes,
      no: [...naming].filter((authority) => !saying.has(authority)),
      denied: claims.filter(
        (claim) =>
          claim.verified && claim.root === root && claim.involvement === "none",
      ),
      unchecked: firstPerAuthority(
        claims.filter(
          (claim) => claim.root === root && !claim.verified && gives(claim),
        ),
      ).filter((claim) => !saying.has(claim.authority)),
    };
  }

  /** @returns {Authority[]} those with at least one row that counts */
  countedAuthorities() {
    const counted = new Set();
    for (const claims of this.claimsByRegion.values()) {
      for (const claim of claims) {
        if (claim.verified && gives(claim)) counted.add(claim.authority.id);
      }
    }
    return this.facts.authorities.filter(({ id }) => counted.has(id));
  }

  /**
   * Roots that any source names or denies in a patch, most counted first.
   *
   * @param {string} region
   * @returns {string[]}
   */
  rootsNamed(region) {
    const named = new Set(
      this.claims(region)
        .filter((claim) => claim.involvement !== "blank")
        .map((claim) => claim.root),
    );
    const order = this.facts.roots;
    return [...named].sort((a, b) => {
      const first = this.agreement(a, region);
      const second = this.agreement(b, region);
      return (
        second.k - first.k ||
        second.unchecked.length - first.unchecked.length ||
        order.indexOf(a) - order.indexOf(b)
      );
    });
  }

  /**
   * @param {string} region
   * @returns {Supply[]} main nerve first
   */
  supply(region) {
    return this.supplyByRegion.get(region) ?? [];
  }

  /**
   * The sign that tells the chosen root from the nerve of a patch, if the data hold one.
   *
   * @param {string} region
   * @param {string} root
   * @returns {Sign | undefined}
   */
  sign(region, root) {
    for (const { nerve } of this.supply(region)) {
      const about = this.facts.signs.filter((sign) => sign.nerve === nerve);
      const fitting = about.filter((sign) => sign.roots.includes(root));
      const found =
        fitting.find((sign) => sign.lead) ??
        fitting[0] ??
        about.find((sign) => sign.lead);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** @param {Claim} claim */
function rank(claim) {
  const strength = { core: 2, overlap: 1, variable: 0, none: -1, blank: -1 };
  return (claim.verified ? 10 : 0) + strength[claim.involvement];
}

/**
 * @param {Claim[]} claims
 * @returns {Claim[]}
 */
function firstPerAuthority(claims) {
  /** @type {Map<string, Claim>} */
  const best = new Map();
  for (const claim of claims) {
    const before = best.get(claim.authority.id);
    if (before === undefined || rank(claim) > rank(before)) {
      best.set(claim.authority.id, claim);
    }
  }
  return [...best.values()];
}

/**
 * What is said about a patch when it is chosen.
 *
 * @param {FactIndex} index
 * @param {string} region
 * @param {string} root the highlighted root, said first even if nobody names it
 * @param {string} [authority] whose map is on show, if it is one author's
 * @returns {string}
 */
export function patchSentence(index, region, root, authority) {
  const name = index.regions.get(region)?.name ?? region;
  const { k, n } = index.agreement(root, region);
  const lead =
    authority === undefined ? `${name}:` : drawnSentence(index, region, authority);
  if (n === 0) {
    const words = "one of the sources read names this patch.";
    return `${lead} ${authority === undefined ? "n" : "N"}${words}`;
  }
  const others = index.facts.roots
    .filter((other) => other !== root)
    .map((other) => ({ other, count: index.agreement(other, region).k }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ other, count }) => `${other} in ${count}`);
  const rest = others.length > 0 ? `; ${others.join(", ")}` : "";
  const sources = n === 1 ? "source" : "sources";
  return `${lead} ${root} in ${k} of ${n} ${sources} read${rest}.`;
}

/**
 * @param {FactIndex} index
 * @param {string} region
 * @param {string} authority
 */
function drawnSentence(index, region, authority) {
  const name = index.regions.get(region)?.name ?? region;
  const roots = index.drawn(authority, region).map((claim) => claim.root);
  return `${name}: ${roots.length === 0 ? "no root" : roots.join(" and ")} on this map.`;
}

/**
 * What is said when another map is shown; "" if nothing is.
 *
 * @param {FactIndex} index
 * @param {Pick<State, "mode" | "authority" | "root">} state
 * @returns {string}
 */
export function mapSentence(index, { mode, authority, root }) {
  if (mode === "quiz") return "";
  if (mode === "agreement") return `Agreement: sources counted for ${root}.`;
  const author = index.authorities.get(authority);
  if (author?.kind === "standard") {
    return `Map by ${author.name}: test points of the roots, not their skin.`;
  }
  const { regions } = index.facts;
  const own = regions.filter(({ id }) =>
    index.drawn(authority, id).some((claim) => claim.root === root),
  );
  return `Map by ${author?.name ?? authority}: ${root} in ${own.length} of ${regions.length} patches.`;
}
