// Brings a clone to the point where it can be built: system programs, npm packages, the compiled core.
import { installIfStale } from './packages.mjs';
import { setup } from './setup.mjs';
import { compileIfStale } from './wasm.mjs';

/** @param {import('./setup.mjs').Part[]} parts */
export async function prepare(parts) {
  await setup(parts);
  await installIfStale();
  if (parts.includes('wasm')) await compileIfStale();
}
