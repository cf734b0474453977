// Next, built and started: the import in a client component, which it evaluates on the server, too; and the core on the server.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { recipe } from './recipe.js';
import { expect, lives, mazur, quiet, siteOf, test } from './site.js';

const before = {
  'app/layout.jsx':
    'export default function Layout({ children }) {\n  return (\n    <html lang="en">\n      <body>{children}</body>\n    </html>\n  );\n}\n',
  'app/server/page.jsx':
    "import 'deltascope';\n\nexport default function Page() {\n  return <p>Rendered on a server.</p>;\n}\n",
};

test('built and started: the figure lives, and the server computes with the core', async ({
  page,
  request,
  complaints,
}) => {
  const site = siteOf('next', before, recipe('Next').files);
  await site.run('next', 'build');
  const next = spawn(
    process.execPath,
    [join(site.folder, 'node_modules/next/dist/bin/next'), 'start', '-H', '127.0.0.1', '-p', '0'],
    { cwd: site.folder, env: { ...process.env, ...quiet } },
  );
  try {
    const url = await new Promise((resolve, reject) => {
      let said = '';
      for (const stream of [next.stdout, next.stderr])
        stream.on('data', (data) => {
          said += data;
          const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
          if (found && /Ready/.test(said)) resolve(found[0]);
        });
      next.on('exit', () => reject(new Error(said)));
    });
    await page.goto(url);
    await lives(page.locator('delta-scope'));
    expect(complaints).toEqual([]);
    expect(await (await request.get(`${url}/server`)).text()).toContain('Rendered on a server.');
    const [, J] = /<output>([^<]+)</.exec(await (await request.get(`${url}/number`)).text()) ?? [];
    expect(Number(J)).toBeCloseTo(mazur, 9);
  } finally {
    next.kill();
  }
});
