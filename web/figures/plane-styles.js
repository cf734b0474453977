// How plots look: axes, the point of now, and the readings beneath them.
import { css } from 'lit';

export const planeStyles = css`
  svg {
    display: block;
    overflow: visible;
    font: 0.75rem var(--sans, sans-serif);
    font-variant-numeric: tabular-nums;
  }
  text {
    fill: var(--muted);
  }
  .axis {
    stroke: var(--rule-strong);
    stroke-width: 1;
  }
  .grid {
    stroke: var(--rule);
    stroke-width: 1;
  }
  .curve {
    fill: none;
    stroke: var(--J);
    stroke-width: 2.5;
  }
  .tangent {
    stroke: var(--delta);
    stroke-width: 2;
    stroke-dasharray: 6 4;
  }
  .point {
    fill: var(--selected);
    stroke: var(--card);
    stroke-width: 2;
  }
  .drop {
    stroke: var(--rule-strong);
    stroke-dasharray: 2 3;
  }
  .reading {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.35rem 1.1rem;
    margin-top: 0.4rem;
    font-size: 0.875rem;
  }
  .reading [data-symbol] {
    border-radius: 4px;
    font-variant-numeric: tabular-nums;
    cursor: pointer;
  }
  .reading [data-lit='path'] {
    background: var(--path-ground);
  }
  .reading [data-lit='selected'] {
    background: var(--selected-ground);
  }
  .reading [data-lit='pointed'] {
    background: var(--pointed-ground);
    box-shadow: 0 0 0 2px var(--selected);
  }
  .reading [tabindex]:focus-visible {
    outline: 2px solid var(--focus);
  }
  .note {
    margin: 0.4rem 0 0;
    color: var(--muted);
    font-size: 0.8125rem;
  }
`;
