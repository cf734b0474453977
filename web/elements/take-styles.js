// The looks of the dialog that takes a figure away.
import { css } from 'lit';

export const takeStyles = css`
  dialog {
    box-sizing: border-box;
    inline-size: min(42rem, 100vw - 1rem);
    max-block-size: calc(100dvh - 1rem);
    padding: 1.25rem;
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--rule-strong);
    border-radius: 12px;
    background: var(--card);
    color: var(--ink);
    font: 0.9375rem/1.45 var(--sans, sans-serif);
  }
  dialog::backdrop {
    background: #0008;
  }
  .head {
    display: flex;
    gap: 1rem;
    align-items: start;
    justify-content: space-between;
  }
  h2,
  h3 {
    margin: 0;
    font-size: 1.125rem;
    line-height: 1.3;
  }
  h3 {
    font-size: 0.9375rem;
  }
  p {
    margin: 0;
  }
  .note {
    color: var(--muted);
    font-size: 0.8125rem;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.6rem;
    margin-block-start: 1rem;
    padding-block-start: 1rem;
    border-block-start: 1px solid var(--rule);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    align-items: center;
  }
  .row > input[type='text'] {
    flex: 1 1 12rem;
    min-inline-size: 0;
  }
  .shown {
    display: grid;
    background: var(--card);
    place-items: center;
    padding: 0.5rem;
    border: 1px solid var(--rule);
    border-radius: 8px;
  }
  /* What has no ground of its own shows the squares. */
  .shown.light,
  .shown.dark {
    background: #fff repeating-conic-gradient(#8883 0 25%, #0000 0 50%) 0 0 / 16px 16px;
  }
  .shown.dark {
    background-color: #16181c;
  }
  img {
    max-inline-size: 100%;
    max-block-size: 16rem;
    block-size: auto;
  }
  label {
    display: inline-flex;
    min-block-size: 2.25rem;
    gap: 0.4rem;
    align-items: center;
  }
  button,
  select {
    min-block-size: 2.25rem;
    padding: 0 0.75rem;
    border: 1px solid var(--rule-strong);
    border-radius: 8px;
    background: var(--card);
    color: var(--ink);
    font: inherit;
    cursor: pointer;
  }
  .close {
    flex: none;
    inline-size: 2.25rem;
    padding: 0;
    font-size: 1.125rem;
  }
  input[type='text'],
  textarea {
    box-sizing: border-box;
    padding: 0.45rem 0.6rem;
    border: 1px solid var(--rule-strong);
    border-radius: 8px;
    background: var(--paper);
    color: var(--ink);
    font:
      0.8125rem/1.4 ui-monospace,
      monospace;
  }
  textarea {
    inline-size: 100%;
    resize: vertical;
  }
  input[type='checkbox'] {
    inline-size: 1.1rem;
    block-size: 1.1rem;
    margin: 0;
    accent-color: var(--focus);
  }
  :is(button, select, input, textarea):focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .done {
    color: var(--good);
  }
`;
