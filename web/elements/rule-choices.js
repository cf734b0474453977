// What a step follows besides J, and which layers it leaves as they are: choices that stand in the lab and in the panel.
import { nothing } from 'lit';
import { wordsOfLabSettings } from '../words/late.js';
import { select } from './setting.js';

/**
 * @import { ChosenRule } from '../core/defaults.js'
 * @typedef {Pick<import('../scope/scope.js').Scope['state'], 'rule' | 'shape'>} Chosen
 */

const text = wordsOfLabSettings;

/** What λ is a factor of, and whose squares are summed; nothing without L2. @param {Chosen} state @param {(part: Partial<ChosenRule>) => void} choose */
export function penaltyChoices({ rule, shape }, choose) {
  const { lambda, penalty, decays } = rule.value;
  if (!lambda && penalty === 'half' && decays === 'weights') return nothing;
  const isOfWeights = shape.value.bias === 'none' && decays === 'weights';
  return [
    select(text.penalty.label, Object.entries(text.penalty.names), penalty, (chosen) =>
      choose({ penalty: chosen }),
    ),
    isOfWeights
      ? nothing
      : select(text.decays.label, Object.entries(text.decays.names), decays, (chosen) =>
          choose({ decays: chosen }),
        ),
  ];
}

/** The layers that steps leave as they are, as the rule's number has them; nothing where there is one layer. @param {Chosen} state @param {(part: Partial<ChosenRule>) => void} choose */
export function heldChoice({ rule, shape }, choose) {
  const count = shape.value.sizes.length - 1;
  if (count < 2) return nothing;
  const { held } = rule.value;
  const named = Array.from({ length: count }, (_, layer) => text.held.layer(layer, count));
  /** @type {[number, string][]} */
  const options = [[0, text.held.none], ...named.map((name, l) => option(2 ** l, name))];
  if (count > 2) options.push([2 ** (count - 1) - 1, text.held.allHidden]);
  if (!options.some(([mask]) => mask === held)) {
    const isHeld = (/** @type {string} */ _, /** @type {number} */ l) =>
      Math.floor(held / 2 ** l) % 2 === 1;
    options.push([held, named.filter(isHeld).join(', ')]);
  }
  return select(
    text.held.label,
    options.map(([mask, name]) => /** @type {[string, string]} */ ([`${mask}`, name])),
    `${held}`,
    (mask) => choose({ held: Number(mask) }),
  );
}

/** @param {number} mask @param {string} name @returns {[number, string]} */
const option = (mask, name) => [mask, name];
