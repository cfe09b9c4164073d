// Keeps the parts of a tool's state and the traits of its Python twin equal.

/**
 * The little of an anywidget model that is needed here.
 *
 * @typedef {object} Model
 * @property {(name: string) => unknown} get
 * @property {(name: string, value: unknown) => void} set
 * @property {() => void} save_changes
 * @property {(event: string, callback: () => void) => void} on
 * @property {(event: string, callback: () => void) => void} off
 */

/**
 * @template {string} Part
 * @param {Model} model
 * @param {Readonly<Record<Part, string>>} traits Python's name of each part
 * @param {(part: Part, value: unknown) => void} receive takes what Python changed
 */
export function traitBridge(model, traits, receive) {
  const pairs = /** @type {[Part, string][]} */ (Object.entries(traits));
  // Traits that hold nothing are None in Python; here an empty text.
  const read = (/** @type {string} */ trait) => model.get(trait) ?? "";
  const watched = pairs.map(([part, trait]) => ({
    event: `change:${trait}`,
    callback: () => receive(part, read(trait)),
  }));
  for (const { event, callback } of watched) model.on(event, callback);
  return {
    /** @returns {Record<Part, unknown>} every part as Python has it */
    state: () =>
      /** @type {Record<Part, unknown>} */ (
        Object.fromEntries(pairs.map(([part, trait]) => [part, read(trait)]))
      ),
    /**
     * Tells Python what the reader changed.
     *
     * @param {Readonly<Record<Part, unknown>>} before
     * @param {Readonly<Record<Part, unknown>>} after
     */
    tell(before, after) {
      const changed = pairs.filter(([part]) => after[part] !== before[part]);
      for (const [part, trait] of changed) model.set(trait, after[part]);
      if (changed.length > 0) model.save_changes();
    },
    stop() {
      for (const { event, callback } of watched) model.off(event, callback);
    },
  };
}
