// How high the frame of each figure is, with all its buttons, where it is 640 CSS pixels wide and shows the network of its place in the
// article: for who cannot ask it, as an embed code without a script. tests/page/long/figure-pages.spec.js holds them to the frames.

/** In CSS pixels. @type {Record<string, number>} */
export const heights = {
  bench: 790,
  cancellation: 850,
  check: 790,
  curves: 980,
  factors: 330,
  heatmaps: 1210,
  histogram: 360,
  journey: 400,
  loss: 460,
  network: 420,
  nudge: 570,
  product: 460,
  surface: 730,
  tree: 470,
  twins: 720,
};
