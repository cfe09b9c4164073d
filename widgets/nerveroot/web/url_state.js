// The part of the address after `#`, read and written as `key=value&key=value`.

/**
 * Reads the known keys of a hash. Everything it returns is still a stranger's text: the
 * caller checks every value against its own list.
 *
 * @param {string} hash such as `#view=sole&root=L5`
 * @param {readonly string[]} keys
 * @returns {Record<string, string>} only keys that are present, first value of each
 */
export function readHash(hash, keys) {
  /** @type {Record<string, string>} */
  const found = {};
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  for (const key of keys) {
    const value = parameters.get(key);
    if (value !== null && value !== "") found[key] = value;
  }
  return found;
}

/**
 * Writes a hash. Keys without a value are left out.
 *
 * @param {Record<string, string>} values
 * @returns {string} with its `#`
 */
export function writeHash(values) {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value !== "") parameters.set(key, value);
  }
  return `#${parameters.toString()}`;
}
