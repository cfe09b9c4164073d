// Tables as CSV files made in the browser.

import { html } from "./dom.js";

/**
 * @param {readonly (readonly string[])[]} lines
 * @returns {string} RFC 4180 text
 */
export function csvLines(lines) {
  return lines.map((line) => `${line.map(csvCell).join(",")}\r\n`).join("");
}

/** @param {string} value */
function csvCell(value) {
  const text = couldBeFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const NUMBER = String.raw`[+-]?\d+(\.\d+)?(e[+-]?\d+)?`;
const NUMBERS = new RegExp(`^${NUMBER}%?( to ${NUMBER}%?)?$`, "i");

/**
 * Whether a spreadsheet would run the cell; the same rule as `charts/csv_text.py`.
 *
 * @param {string} value
 */
function couldBeFormula(value) {
  return /^[=+\-@\t\r]/.test(value) && !NUMBERS.test(value);
}

/**
 * @param {string} text
 * @param {string} name
 */
export function download(text, name) {
  // The mark at the start tells spreadsheets that the file is UTF-8.
  const blob = new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" });
  const address = URL.createObjectURL(blob);
  const link = html("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
