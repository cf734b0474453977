// In the one file, what web/package/unpacked.js is elsewhere: that stands in a script of its own, which held.js puts before the worker's, too.

/** @type {typeof import('../package/unpacked.js')} */
const unpacking = Reflect.get(globalThis, 'deltascope_unpacking');

export const { unpacked } = unpacking;
