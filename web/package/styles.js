// How <delta-scope> looks in other people's pages: nothing of theirs reaches in, and custom properties named --deltascope-* do.
import { css, unsafeCSS } from 'lit';
import colours from '#colours';

export const takenStyles = [
  css`
    :host {
      all: initial;
      display: block;
    }
  `,
  // The page's own colours, which say :root.
  unsafeCSS(colours),
  css`
    :host {
      --sans: var(--deltascope-font, system-ui, sans-serif);
      container-type: inline-size;
    }
    /* A host may set the element itself, whatever it says of itself; what is inside begins anew. */
    .own {
      all: initial;
      display: block;
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
    deltascope-figure {
      padding: 1rem;
      border: 1px solid var(--rule);
      border-radius: 12px;
      background: var(--deltascope-ground, var(--card));
    }
    deltascope-figure + deltascope-figure,
    .controls,
    .caption,
    .complaint {
      margin: 0.75rem 0 0;
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
];
