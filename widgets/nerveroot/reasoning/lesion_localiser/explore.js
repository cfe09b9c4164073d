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
  const radios = model.sites.map((site) => {
    const input = html("input", {
      type: "radio",
      name: `${prefix}-site`,
      value: site.id,
    });
    listen(input, "change", () => onChoose(site.id), signal);
    return { site, input };
  });
  const list = html(
    "div",
    { class: "nrll-sites" },
    ...Object.entries(PLACES).map(([place, title]) =>
      html(
        "fieldset",
        { class: "nrll-place" },
        html("legend", {}, title),
        ...radios
          .filter(({ site }) => site.place === place)
          .map(({ site, input }) =>
            html("label", { class: "nrll-answer" }, input, html("span", {}, site.name)),
          ),
      ),
    ),
  );
  const maps = bodyMaps(model, drawing, prefix);
  const title = html(heading, { class: "nrll-headline" });
  const tell = html("p", {});
  return {
    element: html(
      "div",
      { class: "nrll-explore" },
      list,
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
      for (const { site, input } of radios) input.checked = site.id === id;
      const site = model.sites.find((one) => one.id === id);
      title.textContent = site?.name ?? "";
      replaceChildren(tell, site?.tellTale ?? "");
      maps.update(id);
    },
  };
}
