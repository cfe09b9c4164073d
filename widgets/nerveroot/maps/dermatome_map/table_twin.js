// The same map as a table, and as a CSV file made in the browser.

import { csvLines, download } from "../../web/csv.js";
import { html, listen, replaceChildren } from "../../web/dom.js";
import { heading, rootTag } from "../shared/words.js";

/** @import { Region, State } from "./types" */
/** @import { FactIndex } from "./facts.js" */
/** @import { AtlasGeometry } from "../shared/geometry.js" */

/**
 * @param {{
 *   index: FactIndex,
 *   atlas: AtlasGeometry,
 *   prefix: string,
 *   level: number,
 *   signal: AbortSignal,
 * }} options
 */
export function tableTwin({ index, atlas, prefix, level, signal }) {
  const title = heading(level, "nrm-table-title", "The same map as a table");
  title.id = `${prefix}-table-title`;
  const chartHead = html("th", { scope: "col" });
  const countHead = html("th", { scope: "col", class: "nr-number" });
  const body = html("tbody");
  /** @type {Map<string, { row: HTMLTableRowElement, chart: HTMLElement, count: HTMLElement }>} */
  const rows = new Map();
  for (const region of index.facts.regions) {
    const chart = html("td");
    const count = html("td", { class: "nr-number" });
    const row = html(
      "tr",
      {},
      html("th", { scope: "row" }, region.name),
      chart,
      count,
      html("td", { class: "nr-number" }, namingText(index, region)),
      html("td", {}, nerveNames(index, region)),
    );
    rows.set(region.id, { row, chart, count });
    body.append(row);
  }
  const table = html(
    "table",
    { class: "nr-table", id: `${prefix}-table`, "aria-labelledby": title.id },
    html(
      "thead",
      {},
      html(
        "tr",
        {},
        html("th", { scope: "col" }, "Patch"),
        chartHead,
        countHead,
        html("th", { scope: "col", class: "nr-number" }, "Sources naming it"),
        html("th", { scope: "col" }, "Nerve"),
      ),
    ),
    body,
  );
  const summary = html("span");
  const all = html("button", {
    type: "button",
    class: "nr-link",
    "aria-expanded": "false",
    "aria-controls": table.id,
  });
  const save = html("button", { type: "button", class: "nr-link" }, "Download CSV");
  const element = html(
    "div",
    { class: "nrm-table-part", "data-part": "table" },
    title,
    table,
    html("p", { class: "nrm-table-foot" }, summary, all, save),
  );
  let showAll = false;
  /** @type {State | undefined} */
  let current;
  let filled = "";

  const trim = (/** @type {State} */ state) => {
    const near = nearby(index, atlas, state);
    for (const [id, { row }] of rows) {
      row.classList.toggle("nrm-row-far", !showAll && !near.has(id));
      const chosen = id === state.region;
      if (row.hasAttribute("data-chosen") === chosen) continue;
      row.toggleAttribute("data-chosen", chosen);
      if (chosen) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
    const shown = showAll ? rows.size : near.size;
    summary.textContent = `${shown} of ${rows.size} rows. `;
    all.textContent = showAll ? "Fewer rows" : "All rows";
    all.setAttribute("aria-expanded", String(showAll));
  };
  listen(
    all,
    "click",
    () => {
      showAll = !showAll;
      if (current !== undefined) trim(current);
    },
    signal,
  );
  listen(
    save,
    "click",
    () => {
      if (current !== undefined) download(csvText(index, current), csvName(current));
    },
    signal,
  );
  return {
    element,
    /**
     * @param {State} state
     * @param {boolean} concealed
     */
    update(state, concealed) {
      current = state;
      // While a question is open the table would give the answer away.
      element.hidden = concealed;
      const key = `${concealed} ${state.authority} ${state.root}`;
      if (key !== filled) {
        filled = key;
        const author = index.authorities.get(state.authority)?.name ?? "";
        chartHead.textContent = `By ${author}`;
        countHead.textContent = `Sources for ${state.root}`;
        for (const [id, { chart, count }] of rows) {
          if (concealed) {
            chart.textContent = "";
            count.textContent = "";
            continue;
          }
          replaceChildren(chart, ...chartCell(index, state.authority, id));
          count.textContent = countText(index, state.root, id);
        }
      }
      trim(state);
    },
  };
}

/**
 * The chosen patch and those that touch it; without one, the first of the view.
 *
 * @param {FactIndex} index
 * @param {AtlasGeometry} atlas
 * @param {State} state
 * @returns {Set<string>}
 */
function nearby(index, atlas, state) {
  const region = index.regions.get(state.region);
  if (region === undefined)
    return new Set(atlas.view(state.view).regionIds.slice(0, 5));
  const geometry = atlas.view(atlas.viewFor(region.id, state.view, region.home));
  const near = geometry.neighbours(region.id);
  near.add(region.id);
  return new Set(index.facts.regions.map(({ id }) => id).filter((id) => near.has(id)));
}

/**
 * @param {FactIndex} index
 * @param {string} authority
 * @param {string} region
 * @returns {(HTMLElement | string)[]}
 */
function chartCell(index, authority, region) {
  const claims = index.drawn(authority, region);
  if (claims.length === 0) return [html("span", { class: "nrm-none" }, "none given")];
  return claims.map((claim) => {
    const words = involvementWords(claim);
    return html(
      "span",
      { class: "nrm-claim" },
      rootTag(claim.root),
      words === "" ? "" : ` ${words}`,
    );
  });
}

/** @param {import("./types").Claim} claim */
function involvementWords(claim) {
  const words = [];
  if (claim.involvement === "overlap") words.push("in part");
  if (claim.involvement === "variable") words.push("in some people");
  if (!claim.verified) {
    words.push(claim.status === "unread" ? "(not consulted)" : "(usual patch)");
  }
  return words.join(" ");
}

/**
 * @param {FactIndex} index
 * @param {string} root
 * @param {string} region
 */
function countText(index, root, region) {
  const { k, n } = index.agreement(root, region);
  return n === 0 ? "–" : String(k);
}

/**
 * @param {FactIndex} index
 * @param {Region} region
 */
function namingText(index, region) {
  const root = /** @type {string} */ (index.facts.roots[0]);
  return String(index.agreement(root, region.id).n);
}

/**
 * @param {FactIndex} index
 * @param {Region} region
 */
function nerveNames(index, region) {
  return [...new Set(index.supply(region.id).map((row) => row.name))].join("; ");
}

/**
 * @param {FactIndex} index
 * @param {State} state
 * @returns {string} RFC 4180 text
 */
export function csvText(index, state) {
  const author = index.authorities.get(state.authority)?.name ?? "";
  const lines = [
    [
      "region_id",
      "patch",
      `roots by ${author}`,
      `sources for ${state.root}`,
      "sources naming the patch",
      "nerve",
    ],
    ...index.facts.regions.map((region) => {
      const { k, n } = index.agreement(state.root, region.id);
      const roots = index
        .drawn(state.authority, region.id)
        .map((claim) => [claim.root, involvementWords(claim)].join(" ").trim())
        .join("; ");
      return [
        region.id,
        region.name,
        roots,
        String(k),
        String(n),
        nerveNames(index, region),
      ];
    }),
  ];
  return csvLines(lines);
}

/** @param {State} state */
function csvName(state) {
  return `dermatomes-${state.authority}-${state.root}.csv`;
}
