// The looks of the panel that sets up a network, in the style of the page around it; they come with the panel.
import { css } from 'lit';
import { adopt } from './adopt.js';

const styles = css`
  .set-up .network-settings {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
  }

  .set-up button:disabled {
    opacity: 0.5;
    cursor: default;
  }

  .set-up .complaint {
    margin: 0;
  }

  .set-up number-field {
    inline-size: 5.5em;
    --hit: 24px;
  }

  .set-up .places {
    display: grid;
    gap: 0.4rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .set-up .places li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3rem 0.8rem;
  }

  .set-up .places li.doubtful {
    border-inline-start: 3px solid var(--focus);
    padding-inline-start: 0.5rem;
  }

  .set-up .places b {
    overflow-wrap: anywhere;
  }

  .set-up .setting > span {
    color: var(--muted);
  }

  .set-up :is(.complaint, .places) :is(button, select) {
    min-height: 28px;
    padding: 0 0.5rem;
    border: 1px solid var(--rule-strong);
    border-radius: 8px;
    background: var(--card);
    color: var(--ink);
    font: inherit;
  }

  .set-up ul {
    padding-inline-start: 1.2rem;
  }

  .set-up .verdicts li {
    display: block;
  }

  .set-up .verdicts button {
    margin-inline-start: 0.4rem;
  }

  .set-up :is(set-up-compare, set-up-copy) {
    display: grid;
    gap: 0.6rem;
    padding-block-start: 0.6rem;
    border-block-start: 1px solid var(--rule);
  }
`;

/** Gives them to the document, once. */
export const adoptStyles = () => adopt(styles);
