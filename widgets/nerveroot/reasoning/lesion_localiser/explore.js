// Forward: choose a lesion, see what it does to skin, muscles and every sign.

import { html, listen, replaceChildren } from "../../web/dom.js";
import { bodyMaps } from "./body_maps.js";

/** @import { Model } from "./types" */
/** @import { Drawing } from "./body_maps.js" */

/** @type {Record<string, string>} */
const PLACES = {
  root: "Root",
  plexus: "Plexus",
  nerve: "Nerve",
  "cauda equina": "Cauda equina",
  polyneuropathy: "Many nerves",
  "anterior horn": "Anterior horn",
  brain: "Brain and cord",
  "joint or soft tissue": "Hip and soft tissue",
};

/**
 * @param {Model} model
 * @param {Drawing} drawing
 * @param {string} prefix
 * @param {number} level
 * @param {AbortSignal} signal
 * @param {(site: string) => void} onChoose
 */
export function explore(model, drawing, prefix, level, signal, onChoose) {
  const heading = /** @type {"h4"} */ (`h${Math.min(level, 6)}`);
  const chooser = html("select", { id: `${prefix}-site`, class: "nrll-select" });
  for (const [place, title] of Object.entries(PLACES)) {
    const own = model.sites.filter((site) => site.place === place);
    chooser.append(
      html(
        "optgroup",
        { label: title },
        ...own.map(({ id, name }) => html("option", { value: id }, name)),
      ),
    );
  }
  listen(chooser, "change", () => onChoose(chooser.value), signal);
  const maps = bodyMaps(model, drawing, prefix);
  const title = html(heading, { class: "nrll-headline" });
  const tell = html("p", {});
  return {
    element: html(
      "div",
      { class: "nrll-explore" },
      html(
        "p",
        { class: "nrll-chooser" },
        html("label", { for: chooser.id }, "Lesion"),
        chooser,
      ),
      html(
        "div",
        { class: "nrll-pattern", "data-part": "pattern" },
        title,
        tell,
        maps.element,
      ),
    ),
    /** @param {string} id */
    update(id) {
      chooser.value = id;
      const site = model.sites.find((one) => one.id === id);
      title.textContent = site?.name ?? "";
      replaceChildren(tell, site?.tellTale ?? "");
      maps.update(id);
    },
  };
}
