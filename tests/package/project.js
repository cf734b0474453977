// An empty project into which the package's tarball is installed, with what some hosts build it by.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where tools/package-try.mjs has made it. */
export const project = String(process.env.PACKAGE_PROJECT);

/** A file of the installed package. @param {string[]} path */
export const installed = (...path) => join(project, 'node_modules/deltascope', ...path);

if (!existsSync(installed('package.json')))
  throw new Error('npm run package:try makes the project that these tests look at');

export const manifest = JSON.parse(readFileSync(installed('package.json'), 'utf8'));
