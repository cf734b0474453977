// X and Y travel from the worker when they change, not with every picture: what comes without them gets those that came last.

/** The frame that a method of a session gives, alone or among other things. @param {any} result @returns {any} undefined where there is none */
export function frameIn(result) {
  if (typeof result !== 'object' || result === null) return undefined;
  return 'J_term' in result ? result : result.frame;
}

/** @param {any} session  a remote one, whose methods give promises */
export function keepingData(session) {
  /** @type {any} */
  let last = null;
  return new Proxy(
    {},
    {
      get: (_, name) => {
        // An object with a `then` would be taken for a promise.
        if (typeof name === 'symbol' || name === 'then') return undefined;
        return async (/** @type {unknown[]} */ ...given) => {
          const result = await session[name](...given);
          const frame = frameIn(result);
          if (!frame) return result;
          if (frame.X) last = { X: frame.X, Y: frame.Y };
          else Object.assign(frame, last);
          return result;
        };
      },
    },
  );
}
