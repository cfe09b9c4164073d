// The card beside the stage: what every source says about one patch.

import { html, replaceChildren } from "../../web/dom.js";
import { statusMark } from "../../web/status_mark.js";
import { rootFill } from "../shared/patterns.js";
import { heading, rootTag, sentence } from "../shared/words.js";

/** @import { Claim, Region, Sign, State, Supply } from "./types" */
/** @import { FactIndex } from "./facts.js" */

/**
 * @param {{ index: FactIndex, level: number }} options
 */
export function probeCard({ index, level }) {
  const title = heading(level, "nrm-card-title");
  const landmark = html("p", { class: "nrm-card-note" });
  const facts = html("div");
  const element = html(
    "div",
    { "data-part": "probe", class: "nrm-probe" },
    html("p", { class: "nrm-card-eyebrow" }, "Skin under the point"),
    title,
    landmark,
    facts,
  );
  let drawn = "";
  return {
    element,
    /** @param {State} state */
    update(state) {
      const key = `${state.region} ${state.root}`;
      if (key === drawn) return;
      drawn = key;
      const region = index.regions.get(state.region);
      title.textContent = region?.name ?? "No patch chosen";
      landmark.textContent =
        region?.landmark ?? "Point at the skin, or choose a patch by name.";
      if (region === undefined) {
        replaceChildren(facts);
        return;
      }
      replaceChildren(
        facts,
        warningBlock(region),
        heading(
          level + 1,
          "nrm-card-label nrm-roots-title",
          "Who gives this skin to which root",
        ),
        ...rootBlocks(index, region.id),
        nerveBlock(index, region.id, level),
        signBlock(index.sign(region.id, state.root), state.root, level),
      );
    },
  };
}

/**
 * What cannot wait comes before every other fact about the patch, whatever the root.
 *
 * @param {Region} region
 */
function warningBlock(region) {
  if (region.warning === "") return false;
  const [act = "", ...reason] = region.warning.split(/(?<=\.) /);
  return html(
    "p",
    { class: "nrm-warning", "data-part": "warning" },
    html("b", {}, act),
    ` ${reason.join(" ")} (${region.warningSource})`,
  );
}

/**
 * @param {FactIndex} index
 * @param {string} region
 * @returns {HTMLElement[]}
 */
function rootBlocks(index, region) {
  const roots = index.rootsNamed(region);
  if (roots.length === 0) {
    return [
      html("p", { class: "nrm-card-note" }, "No source gives this patch to a root."),
    ];
  }
  return roots.map((root) => rootBlock(index, region, root));
}

/**
 * @param {FactIndex} index
 * @param {string} region
 * @param {string} root
 */
function rootBlock(index, region, root) {
  const { k, n, yes, denied, unchecked } = index.agreement(root, region);
  const count = n === 0 ? "none read" : `${k} of ${n} sources read`;
  return html(
    "div",
    { class: "nrm-root-block" },
    html(
      "p",
      { class: "nrm-root-head" },
      rootTag(root),
      dots(root, yes.length, unchecked.length),
      html("span", { class: "nr-visually-hidden" }, `: ${count}`),
      html(
        "span",
        { class: "nrm-count", "aria-hidden": "true" },
        n === 0 ? "–" : String(k),
        n === 0 ? null : html("small", {}, ` of ${n}`),
      ),
    ),
    yes.length > 0 &&
      html("p", { class: "nrm-root-sources" }, yes.map(sourceWords).join("; ")),
    ...doubtNotes(unchecked, root),
    ...denied.map((claim) => {
      const share = claim.proportion === "" ? "" : `: ${claim.proportion}`;
      return html(
        "p",
        { class: "nrm-root-note" },
        `${claim.authority.name} says not ${root}${share}.`,
      );
    }),
  );
}

/**
 * Claims that no count holds, told apart by why.
 *
 * @param {readonly Claim[]} claims
 * @param {string} root
 */
function doubtNotes(claims, root) {
  const unread = claims.filter((claim) => claim.status === "unread");
  const half = claims.filter((claim) => claim.status !== "unread");
  const names = (/** @type {readonly Claim[]} */ list) =>
    list.map((claim) => claim.authority.name).join("; ");
  return [
    half.length > 0 &&
      html(
        "p",
        { class: "nrm-root-note nrm-marked" },
        statusMark("half"),
        `${half.length} more: the figure was read, but ${root} here is the usual patch, not named in the text: ${names(half)}. Not counted.`,
      ),
    unread.length > 0 &&
      html(
        "p",
        { class: "nrm-root-note nrm-marked" },
        statusMark("unread"),
        `${unread.length} more ${unread.length === 1 ? "gives" : "give"} ${root}, original${unread.length === 1 ? "" : "s"} not consulted: ${names(unread)}. Not counted.`,
      ),
  ].filter((note) => note !== false);
}

/**
 * @param {string} root
 * @param {number} full
 * @param {number} hollow
 */
function dots(root, full, hollow) {
  const row = html("span", {
    class: "nrm-dots",
    "aria-hidden": "true",
    style: `--nr-root:${rootFill(root)}`,
  });
  for (let i = 0; i < full + hollow; i += 1) {
    row.append(html("i", { class: i < full ? "nrm-dot" : "nrm-dot nrm-dot-hollow" }));
  }
  return row;
}

/** @param {Claim} claim */
function sourceWords(claim) {
  const parts = [claim.authority.name];
  if (claim.involvement === "variable") parts.push("in some people");
  if (claim.involvement === "overlap") parts.push("in part");
  return parts.join(", ");
}

/**
 * @param {FactIndex} index
 * @param {string} region
 * @param {number} level
 */
function nerveBlock(index, region, level) {
  const supply = index.supply(region);
  return html(
    "div",
    { class: "nrm-nerve-block" },
    heading(level + 1, "nrm-card-label", "Skin nerve"),
    supply.length === 0
      ? html("p", {}, "No nerve is given for this patch.")
      : html("p", {}, supply.map(supplyWords).join(" ")),
  );
}

/** @param {Supply} row */
function supplyWords(row) {
  const share = {
    secondary: "In part ",
    autonomous: "Alone here: ",
    border: "At its border: ",
  };
  const lead = /** @type {Record<string, string>} */ (share)[row.share] ?? "";
  const name = lead === "" ? sentence(row.name) : row.name;
  const branch = row.branch === "" ? "" : ` (${row.branch})`;
  const source = row.verified ? row.source : "general knowledge, unchecked";
  return `${lead}${name}${branch}, from the ${row.parent} (${source}).`.replace(
    "from the dorsal rami",
    "from dorsal rami",
  );
}

/**
 * @param {Sign | undefined} sign
 * @param {string} root
 * @param {number} level
 */
function signBlock(sign, root, level) {
  const title = heading(level + 1, "nrm-sign-title", "What tells root from nerve");
  const block = html("div", { class: "nrm-sign" }, title);
  if (sign === undefined || sign.kind === "none found") {
    block.append(
      html(
        "p",
        {},
        sign === undefined
          ? "No sign with a source was found for this patch."
          : `No sign with a source was found that separates ${root} from the ${sign.against}.`,
      ),
    );
    return block;
  }
  block.append(
    html(
      "p",
      {},
      "Test ",
      html("b", {}, sign.sign.charAt(0).toLowerCase() + sign.sign.slice(1)),
      sign.how === "" ? "." : `. ${sign.how}`,
    ),
    html("p", {}, html("b", {}, `${sign.roots.join(" or ")} root. `), sign.rootLesion),
    html("p", {}, html("b", {}, `${sentence(sign.against)}. `), sign.nerveLesion),
  );
  if (sign.figure !== "") {
    const checked = sign.verified ? "" : " (unchecked)";
    block.append(
      html(
        "p",
        { class: "nrm-card-note" },
        `${sentence(sign.figure)}, ${sign.source}${checked}.`,
      ),
    );
  }
  return block;
}
