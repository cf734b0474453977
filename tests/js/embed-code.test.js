// The code that shows a figure elsewhere: as a browser reads it, it asks for what it was made of, whatever stands in that.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFragment } from 'parse5';
import { elementCode, frameCode, onNetwork } from '../../web/elements/embed-code.js';

const embed = {
  figure: 'product',
  title: 'A “title” with "quotes" & <b>signs</b>',
  state: 'any-size&v=1&sel=W_out.2.1&log="><script>alert(1)</script>',
  hasControls: true,
  height: 300.2,
  link: 'https://example.org/a/?q="1"&r=2#any-size&v=1',
  base: 'https://example.org/a/',
};

/** @param {string} code @returns {{ tag: string, given: Record<string, string>, inside: any }[]} its elements, outermost */
const elementsOf = (code) =>
  /** @type {any[]} */ (parseFragment(code).childNodes)
    .filter(({ tagName }) => tagName)
    .map(({ tagName, attrs, childNodes }) => ({
      tag: tagName,
      given: Object.fromEntries(
        attrs.map((/** @type {{ name: string, value: string }} */ one) => [one.name, one.value]),
      ),
      inside: childNodes,
    }));

test('a frame asks for the figure with its state, and has a title and room for it', () => {
  const [frame, ...others] = elementsOf(frameCode(embed));
  assert.equal(others.length, 0);
  assert.equal(frame.tag, 'iframe');
  const { src, title, height, width, loading, allow } = frame.given;
  const [address, fragment] = src.split('#');
  assert.equal(address, 'https://example.org/a/figure.html');
  const asked = new URLSearchParams(fragment);
  assert.deepEqual(Object.fromEntries(asked), {
    figure: 'product',
    state: embed.state,
    controls: 'all',
  });
  assert.equal(title, embed.title);
  assert.equal(width, '100%');
  assert.ok(Number(height) > 301, height);
  assert.equal(loading, 'lazy');
  assert.match(allow, /fullscreen/);
  const bare = elementsOf(frameCode({ ...embed, hasControls: false }))[0].given;
  assert.doesNotMatch(bare.src, /controls/);
  assert.ok(Number(bare.height) < Number(height), 'buttons need room');
});

test('an element asks for the same, and has a link for readers without scripts', () => {
  const [script, element, ...others] = elementsOf(elementCode(embed));
  assert.equal(others.length, 0);
  assert.deepEqual(script.given, { type: 'module', src: 'https://example.org/a/deltascope.js' });
  assert.equal(element.tag, 'delta-scope');
  assert.deepEqual(element.given, { figure: 'product', state: embed.state, controls: 'all' });
  const link = element.inside.find((/** @type {any} */ one) => one.tagName === 'a');
  assert.deepEqual(link.attrs, [{ name: 'href', value: embed.link }]);
  assert.equal(link.childNodes[0].value, embed.title);
});

test('a script whose bytes are known is fetched with their digest, from a network by its version', () => {
  const code = elementCode({ ...embed, base: onNetwork('1.2.3'), integrity: 'sha384-x+y/z=' });
  assert.deepEqual(elementsOf(code)[0].given, {
    type: 'module',
    src: 'https://cdn.jsdelivr.net/npm/deltascope@1.2.3/dist/deltascope.js',
    integrity: 'sha384-x+y/z=',
    crossorigin: 'anonymous',
  });
});
