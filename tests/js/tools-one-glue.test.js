// One glue for both modules of the core: it finds which short names stand for the same, and refuses glues that differ in more.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renamingOf } from '../../tools/one-glue.mjs';

const long = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** A glue that gives these names to nine imports and two exports. @param {string} module @param {string} names @param {string} [more] */
function glue(module, names, more = '') {
  const imports = long.map((name, at) => `"${names[at]}":_${name}`).join(',');
  const free = `var _free=Module["_free"]=Module["asm"]["${names[9]}"];`;
  const malloc = `var _malloc=Module["_malloc"]=Module["asm"]["${names[10]}"];`;
  // Exports stand in the order of their short names.
  const both = names[9] < names[10] ? free + malloc : malloc + free;
  return `var file="${module}.wasm";var asmLibraryArg={${imports}};${both}${more}`;
}

test('short names are told by what they stand for', () => {
  const renaming = renamingOf(
    glue('deltascope-opening', 'abcdefghiKL'),
    glue('deltascope', 'bacdefgihLK'),
  );
  assert.deepEqual(renaming?.imports, {
    ...{ a: 'b', b: 'a', c: 'c', d: 'd', e: 'e', f: 'f', g: 'g', h: 'i', i: 'h' },
  });
  assert.deepEqual(renaming?.exports, { K: 'L', L: 'K' });
});

test('glues that do something else are not taken for one another', () => {
  const own = glue('deltascope-opening', 'abcdefghiKL');
  assert.equal(renamingOf(own, glue('deltascope', 'abcdefghiKL', 'var more=1;')), null);
  assert.equal(renamingOf(own, glue('deltascope', 'abcdefghiKL').replace('_two', '_ten')), null);
});
