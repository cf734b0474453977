// The libraries are installed for the benchmark only, so their types are not there when the rest is checked.
declare module '@jax-js/jax';
declare module '@tensorflow/tfjs-backend-wasm';
declare module '@tensorflow/tfjs-core';
declare module '@tensorflow/tfjs-layers';
declare module 'brain.js/browser.js';
declare module 'convnetjs';
declare module 'synaptic';
