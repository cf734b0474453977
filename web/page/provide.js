// Gives each section its network, and everything else the one that is being read about. Imported before elements are defined,
// since they ask as soon as they are.
import { ContextProvider } from '@lit/context';
import { effect } from '@preact/signals-core';
import { scopeContext } from '../elements/scoped.js';
import { handOver, inView, networks } from './networks.js';

for (const { sections, scope } of networks)
  for (const id of sections) {
    const section = document.getElementById(id);
    if (section) new ContextProvider(section, { context: scopeContext, initialValue: scope });
  }
const title = document.querySelector('.title');
if (title instanceof HTMLElement)
  new ContextProvider(title, { context: scopeContext, initialValue: networks[0].scope });

const elsewhere = new ContextProvider(document.body, {
  context: scopeContext,
  initialValue: inView.peek().scope,
});
let shown = inView.peek();
effect(() => {
  const come = inView.value;
  if (come === shown) return;
  const left = shown;
  shown = come;
  elsewhere.setValue(come.scope);
  handOver(left, come);
});
