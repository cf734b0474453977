// How <delta-scope> looks in other people's pages: nothing of theirs reaches in, and custom properties named --deltascope-* do.
//
// A host may set the element itself, whatever it says of itself; what is inside begins anew. What hides it, or keeps the pointer from it,
// is the host's to say all the way. Where a host asks how wide it is, as in a flex container, it is a column of text, or what room there
// is. Nothing is written on the host's ground, which may be dark where a reader's system is light, and the other way round.
import { css, unsafeCSS } from 'lit';
import colours from '#colours';
import { stackedRules } from '../elements/fitting.js';

export const takenStyles = [
  css`
    :host,
    .own {
      all: initial;
      display: block;
      visibility: inherit;
      pointer-events: inherit;
    }
  `,
  // The page's own colours, which say :root.
  unsafeCSS(colours),
  css`
    :host {
      --sans: var(--deltascope-font, system-ui, sans-serif);
      container-type: inline-size;
      contain-intrinsic-width: min(40rem, 90vw);
      min-width: 0;
      max-width: 100%;
    }
    .own {
      color: var(--deltascope-ink, var(--ink));
      font-family: var(--sans);
      font-size: var(--rem, 1rem);
      line-height: 1.5;
    }
    :host([hidden]) {
      display: none;
    }
    :host([theme='light']) {
      color-scheme: light;
    }
    :host([theme='dark']) {
      color-scheme: dark;
    }
    .own > [part] {
      padding: 0.25rem 0.5rem;
      border-radius: 12px;
      background: var(--ground);
    }
    .own > [part='figure'] {
      padding: 1rem;
      border: 1px solid var(--rule);
    }
    .equation {
      margin: 0 0 0.25rem;
      overflow-x: auto;
      font-size: 1.05rem;
    }
    deltascope-delta-equation {
      display: block;
    }
    deltascope-delta-equation > div {
      margin: 0.35em 0;
      text-align: center;
    }
    deltascope-delta-equation .katex {
      font-size: calc(1.12em * var(--fit, 1));
    }
    deltascope-delta-equation .f-pieces {
      white-space: nowrap;
    }
    deltascope-delta-equation[data-scrolls] > div {
      width: max-content;
      min-width: 100%;
    }
    deltascope-delta-equation[data-scrolls] {
      overflow: auto hidden;
    }
    deltascope-delta-equation:focus-visible {
      outline: 2px solid var(--focus);
    }
    deltascope-figure + deltascope-figure,
    .complaint {
      margin: 0.75rem 0 0;
    }
    .controls,
    .caption {
      margin: 0.25rem 0 0;
    }
    .controls {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 0.75rem;
      align-items: center;
      font-size: 0.875rem;
      font-variant-numeric: tabular-nums;
    }
    button {
      min-height: 2.75rem;
      padding: 0 0.9rem;
      border: 1px solid var(--rule-strong);
      border-radius: 8px;
      background: var(--card);
      color: var(--ink);
      font: inherit;
      cursor: pointer;
    }
    button.main {
      border-color: var(--ink);
      background: var(--ink);
      color: var(--card);
    }
    button:focus-visible {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    .good {
      color: var(--good);
    }
    .bad,
    .complaint {
      color: var(--bad);
    }
    .caption {
      color: var(--muted);
      font-size: 0.875rem;
    }
    .complaint {
      padding: 0.5rem 0.75rem;
      border-radius: 8px;
      background: var(--bad-ground);
      font-size: 0.875rem;
    }
  `,
  unsafeCSS(
    stackedRules('deltascope-delta-equation > [data-stacked]').replace(
      /(-?[\d.]+)rem/g,
      'calc(var(--rem, 1rem) * $1)',
    ),
  ),
];
