// How the table of answers looks, and the pictures of digits above it.
import { css } from 'lit';

export const answersStyles = css`
  .answers h3 {
    margin: 1rem 0 0.4rem;
    color: var(--ink);
    font: 600 0.8125rem/1.3 var(--sans, sans-serif);
  }
  .answers p {
    margin: 0.4rem 0 0;
    color: var(--muted);
    font-size: 0.8125rem;
    line-height: 1.45;
  }
  .answers p b {
    color: var(--ink);
  }
  .pictures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(3.25rem, 1fr));
    gap: 0.4rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .pictures button {
    display: grid;
    gap: 0.1rem;
    justify-items: center;
    inline-size: 100%;
    padding: 3px;
    border: 2px solid transparent;
    border-radius: 6px;
    background: none;
    color: inherit;
    font: 0.75rem/1.3 var(--sans, sans-serif);
    font-variant-numeric: tabular-nums;
    cursor: pointer;
  }
  .pictures button[aria-pressed='true'] {
    border-color: var(--selected);
  }
  .pictures button:focus-visible {
    outline: 2px solid var(--focus);
  }
  .pictures .wrong {
    color: var(--bad);
    font-weight: 600;
  }
  .picture-8 {
    display: block;
    inline-size: 100%;
    max-inline-size: 4rem;
    aspect-ratio: 1;
    border: 1px solid var(--rule);
  }
  .picture-8 canvas {
    image-rendering: pixelated;
  }
  .unit {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.25rem;
  }
  .unit figure {
    margin: 0;
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
    line-height: 1.4;
  }
  .unit .picture-8 {
    inline-size: 7rem;
    max-inline-size: none;
  }
  .unit figcaption {
    color: var(--muted);
    font-size: 0.75rem;
  }
  .confusion {
    inline-size: 100%;
    table-layout: fixed;
    border-collapse: collapse;
    font: 0.75rem/1.3 var(--sans, sans-serif);
    font-variant-numeric: tabular-nums;
  }
  .confusion th,
  .confusion td {
    padding: 0.2rem 0.1rem;
    border: 1px solid var(--rule);
    text-align: center;
  }
  .confusion th {
    color: var(--muted);
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  .confusion .zero {
    color: var(--muted);
  }
  .confusion .right {
    font-weight: 600;
  }
  .confusion-map {
    display: block;
    inline-size: 16rem;
    max-inline-size: 100%;
    aspect-ratio: 1;
    border: 1px solid var(--rule);
  }
  @container (max-width: 26.25rem) {
    .confusion {
      font-size: 0.6875rem;
    }
    .confusion th,
    .confusion td {
      padding-inline: 0;
    }
  }
`;
