// Text can be read on every ground that it stands on, in both themes: contrast 4.5 to 1, WCAG 2.2, criterion 1.4.3.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('../../web/styles/colours.css', import.meta.url), 'utf8');
const palette = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name, light, dark]) => /** @type {const} */ ([name, { light, dark }]),
  ),
);

/** Relative luminance, WCAG 2.2. @param {string} colour #rrggbb */
function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {string} one @param {string} other */
function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

for (const theme of /** @type {const} */ (['light', 'dark'])) {
  test(`every quantity can be read on every ground, ${theme}`, () => {
    for (const text of ['X', 'W', 'A', 'Y', 'delta', 'J', 'ink', 'muted']) {
      for (const ground of ['paper', 'card', 'path-ground', 'selected-ground', 'pointed-ground']) {
        const [above, below] = [text, ground].map((name) => palette.get(name)?.[theme] ?? name);
        const ratio = contrast(above, below);
        assert.ok(ratio >= 4.5, `${text} on ${ground}: ${ratio.toFixed(2)}`);
      }
    }
    for (const verdict of ['good', 'bad']) {
      const [above, below] = [verdict, `${verdict}-ground`].map(
        (name) => palette.get(name)?.[theme] ?? name,
      );
      assert.ok(contrast(above, below) >= 4.5, verdict);
    }
  });
}
