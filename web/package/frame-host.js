// For a page that has the frame in an <iframe>: gives it the height that it tells. import 'deltascope/frame-host', or put it into a <script>.

if (typeof window !== 'undefined')
  window.addEventListener('message', ({ data, source }) => {
    if (data?.deltascope !== 'height' || !(data.height > 0 && data.height < 1e5)) return;
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentWindow === source) frame.style.height = `${Math.ceil(data.height)}px`;
  });
