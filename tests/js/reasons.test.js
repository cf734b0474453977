// Why steps hold: every step has a reason, and the lines between end in the core's numbers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import katex from 'katex';
import { conventions } from '../../web/derivation/convention.js';
import { roles } from '../../web/derivation/layers.js';
import { targetsOf } from '../../web/derivation/outputs.js';
import { reasons } from '../../web/derivation/reasons.js';
import { macros } from '../../web/derivation/render.js';
import { namedOf, settingOf, steps } from '../../web/derivation/steps.js';
import { parseSymbol, symbolId, symbols, valueOf } from '../../web/derivation/symbols.js';
import { expand } from '../../web/derivation/tex.js';
import { hiddens, openSession, outputs, randomNetworks } from './networks.js';

const session = await openSession();
const names = /** @type {(keyof typeof conventions)[]} */ (Object.keys(conventions));

/** Targets that are half as large. @param {any} Y */
const other = (Y) => ({ ...Y, data: Y.data.map((/** @type {number} */ y) => y / 2) });

/** Every step on random networks, with a binding each. */
function* occasions() {
  for (const output of outputs)
    for (const network of randomNetworks(8, output))
      for (const hidden of hiddens) {
        // Half of the softmax networks have targets that do not add up to 1.
        const given = hidden === 'tanh' ? { ...network, Y: other(network.Y) } : network;
        const frame = session.configure({ ...given, hidden });
        for (const [name, step] of Object.entries(steps))
          for (let layer = 0; layer < frame.layers.length; layer += 1) {
            const isOut = layer === frame.layers.length - 1;
            if ((step.of === 'out' && !isOut) || (step.of === 'hidden' && isOut)) continue;
            for (const convention of names) {
              const setting = settingOf({ ...frame, targets: targetsOf(frame) }, convention, layer);
              if (step.applies && !step.applies(setting)) continue;
              const at = {
                i: frame.sizes[layer],
                j: frame.sizes[layer + 1],
                k: frame.n,
              };
              yield { name, step, frame, setting, at };
            }
          }
      }
}

/** The core's number for a symbol with index letters. @param {any} frame @param {any} setting @param {string} gives @param {any} at */
function coreNumber(frame, { sizes, layer }, gives, at) {
  const bound = gives.replace(/[ijk](?=[,\]])/g, (letter) => at[letter]);
  const role = bound.split('[')[0];
  const name = symbols[role] ? role : roles(sizes, layer)[role];
  return valueOf(frame, symbolId(name, ...parseSymbol(bound.replace(role, name)).indices));
}

test('every step says why it holds, and no reason is for a step that there is not', () => {
  assert.deepEqual(Object.keys(reasons).sort(), Object.keys(steps).sort());
});

test('the lines between end in the core’s numbers, for every loss, activation, reduction and convention', () => {
  let compared = 0;
  const seen = new Set();
  for (const { name, step, frame, setting, at } of occasions())
    for (const reason of reasons[name](setting)) {
      if (!('value' in reason) || !reason.value) continue;
      const core = coreNumber(frame, setting, reason.gives ?? step.gives, at);
      const own = reason.value(namedOf(frame, setting.layer), at, setting);
      // 1 − a loses digits where a is near 1.
      const slack = 1e-9 * Math.max(1, Math.abs(core));
      assert.ok(Math.abs(own - core) <= slack, `${name}: ${own}, not ${core}`);
      compared += 1;
      seen.add(name);
    }
  assert.ok(compared > 2000, `${compared}`);
  assert.deepEqual([...seen].sort(), [
    'activation_slope',
    'cancellation',
    'error_term',
    'loss_slope',
    'matrix',
    'output_slope',
  ]);
});

test('reasons are whole sentences, and KaTeX takes their formulas', () => {
  const rendered = new Set();
  for (const { name, setting, at } of occasions()) {
    const all = reasons[name](setting);
    assert.ok(
      all.some((reason) => 'says' in reason),
      name,
    );
    for (const reason of all) {
      if ('says' in reason) {
        assert.match(reason.says, /^[A-ZΦazδ]\S* .*(?:[.:]|as)$/, name);
        assert.doesNotMatch(reason.says, /undefined|NaN/);
        continue;
      }
      const { tex } = expand(reason.tex, at, setting);
      if (rendered.has(tex)) continue;
      rendered.add(tex);
      katex.renderToString(tex, {
        macros: { ...macros },
        trust: true,
        strict: (/** @type {string} */ code) => (code === 'htmlExtension' ? 'ignore' : 'error'),
      });
    }
  }
  assert.ok(rendered.size > 50);
});

test('a reason speaks of the loss and the activation of its own network', () => {
  for (const { name, setting } of occasions())
    for (const reason of reasons[name](setting)) {
      if (!('says' in reason)) continue;
      const { says } = reason;
      const isOut = setting.layer === setting.sizes.length - 2;
      // Softplus is a logarithm, and GELU has a share of the normal distribution.
      const own = name === 'activation_slope' && !isOut ? setting.hidden[setting.layer] : '';
      if (/logarithm|\bln\b/.test(says) && own !== 'softplus')
        assert.ok(setting.output.startsWith('cross'), name);
      if (/square/.test(says)) assert.ok(setting.output.startsWith('squared'), name);
      if (/the mean|a mean/.test(says)) assert.notEqual(setting.reduction, 'sum', name);
      if (/cancels|share/.test(says) && own !== 'gelu')
        assert.equal(setting.output, 'cross_entropy_softmax', name);
      if (/kink/.test(says)) assert.ok(!isOut && /relu/.test(setting.hidden[setting.layer]), name);
      if (/bias/.test(says) && name !== 'bias_entry') assert.notEqual(setting.bias, 'none', name);
      if (/In each example|Every example has/.test(says)) assert.ok(setting.n > 1, name);
    }
});
