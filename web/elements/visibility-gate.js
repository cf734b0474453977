// Drawing with patience: at once where the reader looks; elsewhere when the page is idle, and while training runs not at all.
import { noChange, nothing } from 'lit';
import { untracked } from '@preact/signals-core';
import { isNearView, leaveView, noLonger, whenThereIsTime } from './in-view.js';

/** @import { Request } from '../core/frame.js' */
/** @import { Scope } from '../scope/scope.js' */

/** For an element that shows the network's numbers and may ask the core for more of them. */
export class VisibilityGate {
  /** @type {import('lit').LitElement & { scope: Scope }} */
  #element;

  /** Whether there is a picture. */
  hasDrawn = false;

  /** Whether the newest update made one. */
  drewNow = false;

  /** Whether it is drawn even out of sight, once: the page is idle. */
  #hasItsTurn = false;

  /** What the drawing of now has asked the core. @type {Request[]} */
  #requests = [];

  #isInSight = false;

  /** Whether the core has yet to answer. */
  #lacksAnswers = false;

  /** @param {import('lit').LitElement & { scope: Scope }} element whose render() calls ours; it follows signals */
  constructor(element) {
    this.#element = element;
    element.addController(this);
  }

  /** Whether the picture has all that it asked the core for. */
  get isWhole() {
    return this.hasDrawn && !this.#lacksAnswers;
  }

  hostDisconnected() {
    leaveView(this.#element);
    noLonger(this.#element);
    this.#ask([]);
  }

  /** Called before the element shows another network: it asks the old one nothing more, and has no picture of the new one. */
  forget() {
    noLonger(this.#element);
    this.#ask([]);
    this.#requests = [];
    this.#lacksAnswers = false;
    this.hasDrawn = false;
  }

  hostUpdated() {
    if (this.#lacksAnswers) untracked(this.#element.scope.commands.answerFigures);
  }

  /**
   * @param {() => unknown} draw a template; null while there is nothing to show
   * @param {() => unknown} [placeholder] a template for that time
   * @returns {unknown} one of the two, or no change
   */
  render(draw, placeholder = () => nothing) {
    this.drewNow = false;
    // Asked before the first picture, too, so that the second one knows.
    const isNear = isNearView(this.#element);
    const isOutOfSight = this.hasDrawn && !isNear;
    if (isOutOfSight && !this.#hasItsTurn) return this.#wait();
    noLonger(this.#element);
    this.#hasItsTurn = false;
    this.#lacksAnswers = false;
    this.#isInSight = isNear;
    this.#requests = [];
    this.#ask([]);
    const drawn = draw();
    // Its next turn comes with the answers; until then it keeps its height.
    if (isOutOfSight && this.#lacksAnswers) return noChange;
    this.drewNow = true;
    this.hasDrawn = drawn !== null;
    return drawn ?? placeholder();
  }

  /** @param {Request} request @returns {any} the core's answer for the frame of now; undefined until it is there */
  answer(request) {
    this.#requests.push(request);
    this.#ask(this.#requests, !this.#isInSight);
    const { requests, state } = this.#element.scope;
    const answer = state.answers.value.get(requests.keyOf(request));
    this.#lacksAnswers ||= answer === undefined;
    return answer;
  }

  /** @param {Request[]} requests @param {boolean} [canWait] */
  #ask(requests, canWait) {
    this.#element.scope.requests.ask(this.#element, requests, canWait);
  }

  #wait() {
    this.#ask([]);
    const { answers, digits, frame, notation, running, selection, veiled } =
      this.#element.scope.state;
    if (running.value) {
      noLonger(this.#element);
      return noChange;
    }
    // What it shows may follow any of these; answers only where it waits for them.
    void [frame, selection, notation, digits, veiled].map(({ value }) => value);
    if (this.#lacksAnswers) void answers.value;
    const draw = () => {
      this.#hasItsTurn = true;
      this.#element.requestUpdate();
      // At once, so that the idle moment counts it.
      Reflect.get(this.#element, 'performUpdate').call(this.#element);
    };
    whenThereIsTime(this.#element, draw, 'figures');
    return noChange;
  }
}
