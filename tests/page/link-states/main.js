// A page that is not ours: opens links in a scope on the real worker, and says what came of each.
import { connect } from '../../../web/core/connect.js';
import { linkTo, openLink, readLink } from '../../../web/link/link.js';
import { createScope } from '../../../web/scope/scope.js';

const scope = createScope({ connect });
const ready = scope.commands.open();

/** @param {string[]} fragments @param {string} madeBy */
async function openEach(fragments, madeBy) {
  await ready;
  const all = [];
  for (const fragment of fragments) {
    const link = readLink(fragment);
    if (link.kind !== 'state') throw new Error(`${fragment} is ${link.kind}`);
    const { isOpen, sentences } = await openLink(scope, link);
    const again = await linkTo(scope, { section: link.section, madeBy });
    all.push({ fragment, isOpen, sentences, again: again.fragment });
  }
  return all;
}

Object.assign(window, { openEach });
