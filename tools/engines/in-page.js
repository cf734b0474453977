// Put before all else of a page that is looked at: what went wrong, how many workers live, and a way to wait.
{
  const own = Object.assign(/** @type {any} */ (window), { complaints: [], workers: 0 });
  const say = (/** @type {unknown} */ what) => own.complaints.push(String(what));
  addEventListener(
    'error',
    ({ message, target }) =>
      say(
        message ??
          `not loaded: ${Reflect.get(target ?? {}, 'src') ?? Reflect.get(target ?? {}, 'href')}`,
      ),
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => say(reason?.message ?? reason));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    say(`${violatedDirective} refuses ${blockedURI}`),
  );
  for (const kind of /** @type {const} */ (['error', 'warn'])) {
    const shown = console[kind];
    console[kind] = (...given) => {
      say(given.join(' '));
      shown.apply(console, given);
    };
  }

  window.Worker = class extends Worker {
    /** @param {[string | URL, WorkerOptions?]} given */
    constructor(...given) {
      super(...given);
      own.workers += 1;
    }

    terminate() {
      own.workers -= 1;
      super.terminate();
    }
  };

  /** Waits for what a function returns, within half a minute. @param {() => any} find @param {string} what */
  own.until = async (find, what) => {
    for (let turn = 0; turn < 600; turn += 1) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`waited for ${what} in vain`);
  };

  /** As if it were typed. @param {any} field @param {string} text */
  own.fill = (field, text) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  };

  /** What a network has come to, in numbers that say every bit. @param {any} scope */
  own.numbersOf = ({ state }) => {
    const { epoch, J, layers } = state.frame.peek();
    const weights = layers.map((/** @type {any} */ { W }) => [...W.data].join(' ')).join(' ');
    return `${epoch}: J = ${J}; W = ${weights}`;
  };
}
