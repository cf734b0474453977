// The widget for notebooks, by anywidget's contract.
declare const widget: {
  render(given: { model: unknown; el: HTMLElement }): Promise<() => void>;
};
export default widget;
