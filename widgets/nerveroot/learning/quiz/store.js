// Keeps results in the browser's storage: one key, read again before every change,
// because another tab may have written. What cannot be read is moved, never erased.

import { addTry, emptyRecord, mergeRecord, parseRecord, recordText } from "./record.js";

/** @import { RecordData } from "./types" */

export const KEY = "nerveroot.quiz.v1";
export const ASIDE = `${KEY}.set-aside.`;

const NOT_KEPT =
  "This browser keeps nothing for this page, so your results last until you leave it. Save them as a file if you want them later.";

/** @typedef {Pick<Storage, "getItem" | "setItem">} KeyValue */

export class Store {
  /**
   * @param {KeyValue | null} storage null where the browser has none
   * @param {{ newSeed: () => number, now: () => string }} surroundings
   */
  constructor(storage, { newSeed, now }) {
    this.storage = storage;
    this.newSeed = newSeed;
    this.now = now;
    /** What the reader must know about how results are kept; empty if nothing. */
    this.notice = "";
    /** @type {RecordData} */
    this.record = emptyRecord(newSeed());
    this.refresh();
  }

  /** Whether results outlast the page. */
  get kept() {
    return this.storage !== null;
  }

  /** Reads what is kept; begins anew where there is nothing readable. */
  refresh() {
    if (this.storage === null) {
      this.notice ||= NOT_KEPT;
      return;
    }
    let text = null;
    try {
      text = this.storage.getItem(KEY);
    } catch {
      this.lose();
      return;
    }
    if (text === null) {
      this.write();
      return;
    }
    const read = parseRecord(text);
    if ("record" in read) {
      this.record = read.record;
      return;
    }
    this.setAside(text, read.problem);
  }

  /**
   * @param {string} text
   * @param {string} problem
   */
  setAside(text, problem) {
    const key = ASIDE + this.now();
    try {
      this.storage?.setItem(key, text);
    } catch {
      // No room for the copy: then the original stays where it is.
      this.storage = null;
      this.notice = `The quiz results kept in this browser cannot be read: ${problem}. They were left as they are; new results last until you leave this page.`;
      return;
    }
    this.notice = `The quiz results kept in this browser cannot be read: ${problem}. They were set aside under the name ${key}, not erased, and new results are kept from now on.`;
    this.write();
  }

  write() {
    try {
      this.storage?.setItem(KEY, recordText(this.record));
    } catch {
      this.lose();
    }
  }

  lose() {
    this.storage = null;
    this.notice = NOT_KEPT;
  }

  /**
   * @param {string} quiz
   * @param {string} item
   * @param {number} score
   */
  add(quiz, item, score) {
    this.refresh();
    addTry(this.record, quiz, item, [this.now(), score]);
    this.write();
  }

  /** The results as the text of a file. */
  fileText() {
    this.refresh();
    return `${recordText(this.record)}\n`;
  }

  /**
   * Adds the results of a file to those kept here.
   *
   * @param {string} text
   * @returns {string} what happened, in a sentence
   */
  readFile(text) {
    const read = parseRecord(text);
    if ("problem" in read) {
      return `This file was not read: ${read.problem}. Your results are unchanged.`;
    }
    this.refresh();
    const added = mergeRecord(this.record, read.record);
    this.write();
    if (added === 0) return "All answers of this file were here already.";
    return added === 1
      ? "1 answer was added from the file."
      : `${added} answers were added from the file.`;
  }
}
