// How the frame of every figure looks: in its shadow root, and in the picture that the build writes.
import { css } from 'lit';

export const hostStyles = css`
  :host {
    display: block;
    min-width: 0;
    color: var(--ink);
    font-family: var(--sans, sans-serif);
  }
  figure {
    position: relative;
    margin: 0;
  }
  /* Its end is kept free for the button in the corner. */
  .title {
    margin: 0 0 0.5rem;
    padding-inline-end: 2.25rem;
    color: var(--muted);
    font: 600 0.75rem/1.2 var(--sans, sans-serif);
    letter-spacing: 0.06em;
    text-transform: uppercase;
  }
  .picture {
    position: relative;
    container-type: inline-size;
  }
  figcaption,
  .says {
    margin: 0.5rem 0 0;
    color: var(--muted);
    font-size: 0.8125rem;
    line-height: 1.45;
  }
  /* What is hidden in a button scrolls with it. */
  :where(button, [role='button']) {
    position: relative;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .empty {
    display: grid;
    place-content: center;
    box-sizing: border-box;
    margin: 0;
    padding: 1.5rem 1rem;
    border: 1px dashed var(--rule);
    border-radius: 8px;
    color: var(--muted);
    text-align: center;
  }
  .stead {
    position: relative;
  }
  .stead > .empty {
    position: absolute;
    z-index: 1;
    inset: -0.35rem 0 auto auto;
    max-width: 100%;
    padding: 0.1rem 0.6rem;
    background: var(--card);
    font-size: 0.8125rem;
  }
  @media print {
    .picture {
      inline-size: var(--width-on-paper, auto);
      max-inline-size: 100%;
    }
    /* Paper waits for nothing. */
    .empty[aria-busy],
    button,
    select,
    pointed-entry,
    input[type='range'] {
      display: none;
    }
    /* By itself: a browser that does not know :has() leaves all of a list out. */
    .choice:not(:has(.at)) {
      display: none;
    }
  }
`;
