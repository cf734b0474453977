// What tools/bundle.mjs puts into the page when it is built.
declare const WASM_FILE: string;
declare const OPENING_FILE: string;
/** How long the module is that the page opens with. */
declare const OPENING_BYTES: number;
/** Where the script is that asks. */
declare const HERE: string;
declare const START_FILE: string;
declare const WORKER_FILE: string;
declare const HERE_FILE: string;
/** The worker that reads tables. */
declare const TABLES_FILE: string;
/** '' where the page has none. */
declare const STYLE_SHEET: string;
/** The script that keeps the page for visits without a network; '' where nothing is kept. */
declare const SERVICE_WORKER: string;
/** What it keeps. */
declare const WHOLE_SITE: unknown;
/** The page's version, of package.json. */
declare const VERSION: string;
/** Of deltascope.js beside the page, for those who fetch it from elsewhere; '' where the build has none. */
declare const INTEGRITY: string;

/** KaTeX's style sheet without its fonts, for shadow roots. */
declare module '#katex-rules' {
  const rules: string;
  export default rules;
}

declare module '*.csv' {
  const text: string;
  export default text;
}

declare module '*.txt' {
  const text: string;
  export default text;
}

// What the package's scripts have inside (tools/take-away.mjs): text in base64, rules, the worker's script.
declare module '#opening-wasm' {
  const packed: string;
  export default packed;
}

declare module '#whole-wasm' {
  const packed: string;
  export default packed;
}

declare module '#whole-names' {
  const names: import('../tools/one-glue.mjs').Renaming;
  export default names;
}

declare module '#worker-script' {
  const modules: () => typeof import('./core/worker.js');
  export default modules;
}

declare module '#colours' {
  const rules: string;
  export default rules;
}

// The half of lzma1 that unpacks.
declare module '#lzma/decoder' {
  export class Decoder {
    decompress(
      from: import('#lzma/streams').InputBuffer,
      into: import('#lzma/streams').OutputBuffer,
    ): void;
  }
}

declare module '#lzma/streams' {
  export class InputBuffer {
    constructor(bytes: Uint8Array);
  }
  export class OutputBuffer {
    constructor(size: number);
    toArray(): Uint8Array<ArrayBuffer>;
  }
}
