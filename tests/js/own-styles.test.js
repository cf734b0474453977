// Styles in scripts as they travel: the same rules on the same lines, so that source maps hold, without comments and indentation.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTightStyles } from '../../tools/own-styles.mjs';

test('comments and indentation go, lines and all outside of styles stay', () => {
  const script =
    'const a = css`\n  /* Two\n     lines. */\n  .x {\n    margin: 0\n      1px;\n  }\n  $b\n`;\n  /* c */ `\n  d`;';
  const tight = withTightStyles(script);
  assert.equal(tight, 'const a = css`\n\n\n.x{\nmargin: 0\n1px;\n}\n$b\n`;\n  /* c */ `\n  d`;');
});
