// Starts the article and the lab in one file of HTML, deltascope.html; or, where its address asks for figures, as in
// deltascope.html#figure=product&net=3-4-2, the frame of these (web/package/frame.js) in the place of both.

const asksForFigures = () => /^#(?:.*&)?figure=/.test(location.hash);

const isFrame = asksForFigures();

if (isFrame) {
  // The article's look goes with it; formulas keep theirs, and what held.js reads stays.
  document.getElementById('look-of-page')?.remove();
  document.documentElement.classList.add('is-frame');
  const held = document.querySelectorAll('[id^="held-"]');
  document.body.replaceChildren(document.createElement('delta-frame'), ...held);
  void import('../package/frame.js');
} else {
  void import('../page/start.js');
}

// An address that changes from one to the other is another document.
addEventListener('hashchange', () => {
  if (asksForFigures() !== isFrame) location.reload();
});
