// The one error class. The module throws it across the border; the façade re-exports it.

/** Everything the package throws. */
export class EncoursError extends Error {
  /**
   * @param {string} code
   * @param {string | undefined} path
   * @param {string | undefined} value
   * @param {string} message
   */
  constructor(code, path, value, message) {
    super(message);
    this.code = code;
    if (path !== undefined) this.path = path;
    if (value !== undefined) this.value = value;
  }
}
Object.defineProperty(EncoursError.prototype, "name", {
  // A host may have put properties into every object.
  __proto__: null,
  value: "EncoursError",
  configurable: true,
  writable: true,
});

/**
 * Called by the module.
 * @param {string} code
 * @param {string | undefined} path
 * @param {string | undefined} value
 * @param {string} message
 */
export function encoursError(code, path, value, message) {
  return new EncoursError(code, path, value, message);
}
