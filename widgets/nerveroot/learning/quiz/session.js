// One run through the questions of a page. No DOM.

/** @import { Item, Result } from "./types" */

export class Session {
  /** @param {Item[]} items */
  constructor(items) {
    this.items = items;
    /** @type {number[]} positions of the questions of this run */
    this.queue = items.map((_, index) => index);
    this.place = 0;
    /** @type {Map<string, Result>} */
    this.results = new Map();
  }

  /** The question on screen; undefined at the end of the run. */
  get item() {
    const position = this.queue[this.place];
    return position === undefined ? undefined : this.items[position];
  }

  /** @param {Result} result */
  answer(result) {
    if (this.item !== undefined) this.results.set(this.item.id, result);
  }

  /** Whether the question on screen has its answer. */
  get answered() {
    return this.item !== undefined && this.results.has(this.item.id);
  }

  next() {
    this.place = Math.min(this.place + 1, this.queue.length);
  }

  /**
   * Goes to a question of this run; one of another run begins a whole new one.
   *
   * @param {string} id empty for the end
   */
  goTo(id) {
    if (id === "") {
      this.place = this.queue.length;
      return;
    }
    const position = this.items.findIndex((item) => item.id === id);
    if (position < 0) return;
    if (!this.queue.includes(position)) this.restart(this.items.map((item) => item.id));
    this.place = this.queue.indexOf(position);
  }

  /** The questions of this run without a right answer. */
  get missed() {
    return this.queue
      .map((position) => /** @type {Item} */ (this.items[position]))
      .filter((item) => this.results.get(item.id)?.right !== true);
  }

  /** @param {string[]} ids of the questions of the new run */
  restart(ids) {
    this.queue = this.items.flatMap((item, index) =>
      ids.includes(item.id) ? [index] : [],
    );
    this.place = 0;
    this.results = new Map();
  }
}
