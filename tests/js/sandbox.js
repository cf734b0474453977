// A copy of the project, and a PATH of stand-ins, in which the tools can be run without touching anything real.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from '../../tools/root.mjs';

/** Packages that the benchmark has installed are none of the project's files. @param {string} path */
const isSource = (path) => basename(path) !== 'node_modules';

export class Sandbox {
  folder = mkdtempSync(join(tmpdir(), 'deltascope-'));
  bin = join(this.folder, 'stand-ins');
  #log = join(this.folder, 'log.txt');
  /** @type {import('node:child_process').ChildProcess[]} */
  #children = [];

  /** @param {string[]} paths of the project, copied into the sandbox */
  constructor(...paths) {
    mkdirSync(this.bin);
    for (const path of ['package.json', 'package-lock.json', 'tools', ...paths]) {
      cpSync(join(root, path), join(this.folder, path), { recursive: true, filter: isSource });
    }
  }

  /** Makes the project's own node_modules those of the sandbox. */
  linkPackages() {
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
  }

  /** Puts a program on PATH that notes how it was called, then does what the shell script says. @param {string} name */
  program(name, script = '') {
    this.write(`stand-ins/${name}`, `#!/bin/sh\necho "${name} $*" >> '${this.#log}'\n${script}\n`);
    chmodSync(join(this.bin, name), 0o755);
  }

  /** Puts a real program on PATH. @param {string} name @param {string} path */
  link(name, path) {
    symlinkSync(path, join(this.bin, name));
  }

  /** @param {string} path @param {string} text */
  write(path, text) {
    writeFileSync(join(this.folder, path), text);
  }

  /** The stand-ins called so far, one line a call, and forgets them. */
  calls() {
    const lines = existsSync(this.#log) ? readFileSync(this.#log, 'utf8').trim().split('\n') : [];
    rmSync(this.#log, { force: true });
    return lines;
  }

  /**
   * Starts a program with the stand-ins alone on PATH, or before what is there.
   * @param {string[]} command @param {{ path?: string, env?: Record<string, string> }} [options]
   */
  spawn([program, ...given], { path = '', env = {} } = {}) {
    // Without this a `node --test` inside a test believes that it is a part of that test.
    const { NODE_TEST_CONTEXT: _, ...outside } = process.env;
    const child = spawn(program, given, {
      cwd: this.folder,
      env: { ...outside, PATH: [this.bin, path].filter(Boolean).join(':'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // a process group of its own, as in a terminal
    });
    this.#children.push(child);
    return child;
  }

  /** As spawn, and waits; output: both streams, in no sure order; printed: the first alone. @param {string[]} command @param {Parameters<Sandbox['spawn']>[1]} [options] */
  async run(command, options) {
    const child = this.spawn(command, options);
    let output = '';
    let printed = '';
    child.stdout.on('data', (data) => {
      output += data;
      printed += data;
    });
    child.stderr.on('data', (data) => (output += data));
    const [status] = await once(child, 'close');
    return { status, output, printed };
  }

  /** Runs a tool with the stand-ins alone. @param {string[]} given the tool's name and arguments */
  tool(...given) {
    return this.run([process.execPath, ...given]);
  }

  /** Ends what a failed test has left running, too. */
  remove() {
    for (const { pid, exitCode, signalCode } of this.#children) {
      if (pid && exitCode === null && signalCode === null) process.kill(-pid, 'SIGTERM');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
