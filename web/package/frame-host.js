// For a page that has the frame in an <iframe>: gives it the height that it tells, and the page the keys that it has no use for, as if
// they had been pressed in the page. import 'deltascope/frame-host', or put it into a <script>.

if (typeof window !== 'undefined')
  window.addEventListener('message', ({ data, source }) => {
    for (const frame of document.querySelectorAll('iframe')) {
      if (frame.contentWindow !== source || !source) continue;
      if (data?.deltascope === 'height' && data.height > 0 && data.height < 1e5)
        frame.style.height = `${Math.ceil(data.height)}px`;
      if (data?.deltascope === 'key') {
        const { key, code, keyCode } = data;
        frame.dispatchEvent(
          new KeyboardEvent('keydown', {
            ...{ key: String(key), code: String(code), keyCode: Number(keyCode) },
            ...{ bubbles: true, cancelable: true },
          }),
        );
      }
    }
  });
