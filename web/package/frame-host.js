// For a page that has the frame in an <iframe>: gives it the height that it tells, and the page the keys that it has no use for, as if
// they had been pressed in the page. import 'deltascope/frame-host', or put it into a <script>.

import { turns } from './keys.js';

if (typeof window !== 'undefined')
  window.addEventListener('message', ({ data, source }) => {
    const { deltascope, height, key, code, keyCode } = data ?? {};
    for (const frame of document.querySelectorAll('iframe')) {
      if (frame.contentWindow !== source || !source) continue;
      if (deltascope === 'height' && typeof height === 'number' && height > 0 && height < 1e5)
        frame.style.height = `${Math.ceil(height)}px`;
      // Any other key would be a way into the page's shortcuts.
      if (deltascope === 'key' && turns.includes(key))
        frame.dispatchEvent(
          new KeyboardEvent('keydown', {
            ...{ key, bubbles: true, cancelable: true },
            ...(typeof code === 'string' && { code }),
            ...(typeof keyCode === 'number' && { keyCode }),
          }),
        );
    }
  });
