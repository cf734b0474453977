// How symbols look, lit or not; adopted by the document and by every figure's shadow root.
import { css } from 'lit';

export const symbolStyles = css`
  [data-colour='X'] {
    color: var(--X);
  }
  [data-colour='W'] {
    color: var(--W);
  }
  [data-colour='Z'],
  [data-colour='A'] {
    color: var(--A);
  }
  [data-colour='Y'] {
    color: var(--Y);
  }
  [data-colour='delta'] {
    color: var(--delta);
  }
  [data-colour='J'],
  [data-colour='grad'] {
    color: var(--J);
  }
  /* KaTeX's halves are inline; a box makes one clean area of a fraction. */
  .katex [data-symbol] {
    display: inline-block;
    border-radius: 4px;
    cursor: pointer;
  }
  /* Boxes of KaTeX's that stack others lie over what stands low: only what is written is pointed at. */
  .katex :is(.vlist-t, .vlist-r, .vlist, .vlist > span, .vlist-s, .pstrut, .stretchy, svg) {
    pointer-events: none;
  }
  .katex :is(.mord, .mop, .mbin, .mrel, .mopen, .mclose, .mpunct, [data-symbol]) {
    pointer-events: auto;
  }
  /* Numbers keep their place while their digits change. */
  .katex [data-live] {
    min-width: calc(1.4em + var(--digits, 3) * 0.5em);
    text-align: center;
  }
  .katex [data-parenthesised] {
    min-width: calc(1.9em + var(--digits, 3) * 0.5em);
  }
  .katex [data-lit='path'] {
    background: var(--path-ground);
  }
  .katex [data-lit='selected'] {
    background: var(--selected-ground);
  }
  [data-walked] .katex [data-symbol] {
    transition: background-color 0.4s;
  }
  [data-walked] .katex [data-lit] {
    background: var(--selected-ground);
  }
  .katex [data-symbol][data-lit='pointed'] {
    background: var(--pointed-ground);
    box-shadow: 0 0 0 2px var(--selected);
  }
  .symbol .katex {
    font-size: 1.1em;
  }
  /* Where the system forces its colours, grounds and shadows are gone: what is lit, pressed or current has a line in one of its own.
     The lit edges of the network are SVG, which keeps its colours. */
  @media (forced-colors: active) {
    [data-lit='path']:not(g) {
      outline: 1px solid Highlight;
    }
    [data-lit='selected']:not(g) {
      outline: 3px solid Highlight;
    }
    [data-lit='pointed']:not(g) {
      outline: 3px dashed Highlight;
    }
    [aria-pressed='true'] {
      border-color: Highlight;
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }
    [aria-current='true'] {
      border-block-end: 3px solid Highlight;
    }
    :is([data-lit], [aria-pressed]):focus-visible {
      outline: 3px double CanvasText;
      outline-offset: 2px;
    }
  }
`;
