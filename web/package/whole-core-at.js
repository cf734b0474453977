// Where the whole core lies, for pages that have it beside the script of the package.

/** '' until an element says so. */
let whole = '';

/** @param {string} address  of deltascope.wasm; for all networks of the document */
export function wholeCoreAt(address) {
  whole = address;
}

export const wholeCore = () => whole;
