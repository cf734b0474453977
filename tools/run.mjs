// Runs other programs, and finds them on PATH.
import { spawn } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './root.mjs';

/** Where a program is, or undefined. @param {string} name @returns {string | undefined} */
export function find(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder || '.', name);
    try {
      accessSync(path, constants.X_OK);
      return realpathSync(path);
    } catch {
      // Not in this folder: look in the next one.
    }
  }
  return undefined;
}

/**
 * Runs a program in the project's folder, or in another, and waits for its end.
 * @param {string[]} command program and arguments
 * @param {{ env?: Record<string, string>, quiet?: boolean, folder?: string, signal?: AbortSignal }} [options] quiet: keep the output
 *   instead of showing it; signal: ends the program
 * @returns {Promise<{ status: number, output: string }>} status 127 where the program is not there
 */
export function run(
  [program, ...given],
  { env = {}, quiet = false, folder = root, signal = undefined } = {},
) {
  return new Promise((resolve) => {
    const child = spawn(program, given, {
      cwd: folder,
      env: { ...process.env, ...env },
      signal,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.on('error', (error) => {
      // One that is told to end is waited for.
      if (error.name !== 'AbortError') resolve({ status: 127, output: `${error.message}\n` });
    });
    child.on('close', (status, signal) => resolve({ status: status ?? (signal ? 1 : 0), output }));
  });
}

/** As run, but a program that fails ends the work. @param {string[]} command @param {Parameters<typeof run>[1]} [options] */
export async function must(command, options) {
  const { status, output } = await run(command, options);
  if (status !== 0) throw new Failure(`${output}${command.join(' ')} failed (status ${status})`);
  return output;
}

/** Something the person at the keyboard can do something about: shown without a stack. */
export class Failure extends Error {}

/** Runs a tool's main function; its failures are sentences, all else is a bug and keeps its stack. @param {() => Promise<void>} work */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Failure ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
