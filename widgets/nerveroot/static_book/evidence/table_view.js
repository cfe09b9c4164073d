// The rows of a table in the page, with heads that sort.

import { html, replaceChildren, svg } from "../../web/dom.js";
import { statusMark } from "../../web/status_mark.js";
import { STATUS_WORDS, shownText, sorting } from "./rows.js";

/** @import { EvidenceTable } from "./types" */

/** Rows that are drawn at first, and with each further press. */
export const STEP = 100;

/** The column that names the row; it stays in sight. */
const FIRST = "nr-evidence-first";

/** Cells with more letters are given a wider column, so that rows stay low. */
const LONG = 90;

/**
 * @param {object} options
 * @param {string} options.references address of the bibliography, or nothing
 * @param {AbortSignal} options.signal
 * @param {(column: string) => void} options.onSort
 */
export function tableView({ references, signal, onSort }) {
  const caption = html("caption");
  const head = html("tr");
  const body = html("tbody");
  const table = html(
    "table",
    { class: "nr-table" },
    caption,
    html("thead", {}, head),
    body,
  );
  const more = html("button", { type: "button", class: "nr-button", hidden: true });
  const frame = html(
    "div",
    { class: "nr-evidence-scroll", role: "region", tabindex: 0 },
    table,
  );
  const element = html(
    "div",
    { class: "nr-evidence-table", hidden: true },
    frame,
    more,
  );
  /** @type {{ table: EvidenceTable, places: readonly number[], drawn: number } | null} */
  let shown = null;

  head.addEventListener(
    "click",
    ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      const column = button?.dataset.column;
      if (column !== undefined) onSort(column);
    },
    { signal },
  );
  more.addEventListener("click", showMore, { signal });

  function showMore() {
    if (shown === null) return;
    const first = shown.drawn;
    draw(first + STEP);
    // The button may be gone: go on reading where the new rows begin.
    const row = body.rows[first];
    row?.setAttribute("tabindex", "-1");
    row?.focus();
  }

  /** @param {number} upTo */
  function draw(upTo) {
    if (shown === null) return;
    const { table: data, places, drawn } = shown;
    for (const place of places.slice(drawn, upTo)) body.append(row(data, place));
    shown.drawn = Math.min(upTo, places.length);
    const left = places.length - shown.drawn;
    more.hidden = left === 0;
    more.textContent = `Show ${Math.min(left, STEP)} more of ${left} rows`;
  }

  /**
   * @param {EvidenceTable} data
   * @param {number} place
   */
  function row(data, place) {
    const cells = /** @type {EvidenceTable["rows"][number]} */ (data.rows[place]);
    const status = data.status?.[place];
    return html(
      "tr",
      {},
      status !== undefined &&
        html(
          "td",
          { class: "nr-evidence-status" },
          statusMark(status),
          ` ${STATUS_WORDS[status]}`,
        ),
      ...cells.map((cell, column) => {
        const { kind, label } = /** @type {EvidenceTable["columns"][number]} */ (
          data.columns[column]
        );
        const text = shownText(data, column, cell);
        const content =
          kind === "source" && typeof cell === "string"
            ? sourceLinks(data, cell)
            : [text];
        const looks =
          kind === "number"
            ? "nr-number"
            : text.length > LONG
              ? "nr-evidence-words"
              : null;
        // On paper, where the heads are far away, each cell carries its label.
        const attributes = { class: looks, "data-label": label };
        if (column > 0) return html("td", attributes, ...content);
        const first = looks === null ? FIRST : `${FIRST} ${looks}`;
        return html("th", { scope: "row", class: first }, ...content);
      }),
    );
  }

  /**
   * @param {EvidenceTable} data
   * @param {string} cell
   * @returns {(Node | string)[]}
   */
  function sourceLinks(data, cell) {
    return cell.split("|").flatMap((key, index) => {
      const label = data.sources[key]?.[0];
      const separator = index > 0 ? ["; "] : [];
      if (label === undefined || references === "") return [...separator, label ?? key];
      const anchor = `source-${key.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
      return [...separator, html("a", { href: `${references}#${anchor}` }, label)];
    });
  }

  return {
    element,

    /** @param {string} title of the table that the region holds */
    name(title) {
      frame.setAttribute("aria-label", `Rows of the table: ${title}`);
    },

    /**
     * @param {EvidenceTable} data
     * @param {readonly number[]} places
     * @param {string} sort
     * @param {string} words
     */
    update(data, places, sort, words) {
      element.hidden = places.length === 0;
      caption.textContent = words;
      const now = sorting(sort);
      // A head that has the focus keeps it.
      const focused =
        document.activeElement instanceof HTMLElement &&
        head.contains(document.activeElement)
          ? document.activeElement.dataset.column
          : undefined;
      replaceChildren(
        head,
        data.status !== null && html("th", { scope: "col" }, "Status"),
        ...data.columns.map(({ name, label, kind }, column) => {
          const direction =
            now.column !== name ? null : now.descending ? "descending" : "ascending";
          return html(
            "th",
            {
              scope: "col",
              "aria-sort": direction,
              class: column === 0 ? FIRST : kind === "number" ? "nr-number" : null,
            },
            html(
              "button",
              { type: "button", class: "nr-evidence-sort", "data-column": name },
              label,
              " ",
              arrows(),
            ),
          );
        }),
      );
      if (focused !== undefined) {
        for (const button of head.querySelectorAll("button")) {
          if (button.dataset.column === focused) button.focus();
        }
      }
      body.replaceChildren();
      shown = { table: data, places, drawn: 0 };
      draw(STEP);
    },

    hide() {
      element.hidden = true;
      shown = null;
    },
  };
}

/**
 * Two small triangles; the style sheet fills the one that the order follows.
 */
function arrows() {
  return svg(
    "svg",
    {
      class: "nr-evidence-arrows",
      viewBox: "0 0 8 14",
      width: 8,
      height: 14,
      "aria-hidden": "true",
    },
    svg("path", { d: "M1 5.5 4 1.5l3 4z" }),
    svg("path", { d: "M1 8.5l3 4 3-4z" }),
  );
}
