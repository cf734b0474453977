// Hosts that take a frame alone, imitated by what they are known to allow: WordPress, Moodle, Canvas, Notion.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recipe } from './recipe.js';
import { expect, lives, serving, siteOf, test } from './site.js';

const html = { 'content-type': 'text/html; charset=utf-8' };
const { folder } = siteOf('frames');

/** A page of one origin around frames of another. @param {(frame: string) => string} body  given the frame's address */
async function around(body) {
  const frame = readFileSync(join(folder, 'node_modules/deltascope/dist/figure.html'));
  const frames = await serving(async () => ({ body: frame, headers: html }));
  const host = await serving(async () => ({
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A course</title></head><body>${body(`${frames.origin}/figure.html`)}</body></html>`,
    headers: html,
  }));
  const close = () => [frames, host].forEach((one) => one.close());
  return { url: host.origin, close };
}

/** @param {import('@playwright/test').Page} page */
const inside = (page) => page.frameLocator('iframe').locator('delta-scope');

/** The frame may be lower than its content, which scrolls then; nothing is out of reach. @param {import('@playwright/test').Page} page */
async function reachable(page) {
  const box = await inside(page).evaluate((node) => {
    scrollTo(0, 1e6);
    const result = {
      below: node.getBoundingClientRect().bottom - innerHeight,
      sideways: document.documentElement.scrollWidth - innerWidth,
    };
    scrollTo(0, 0);
    return result;
  });
  expect(box.below).toBeLessThanOrEqual(0);
  expect(box.sideways).toBeLessThanOrEqual(0);
}

test('WordPress: in its sandbox, with its secret behind the address, as high as its content', async ({
  page,
  complaints,
}) => {
  const { files } = recipe('WordPress');
  const { url, close } = await around(
    (frame) => `${files['block.html'].replace('figure.html', frame)}
      ${files['block.html']
        .replace(/figure\.html([^"]*)/, (_, hash) => `${frame}${hash}#?secret=pN0bDbXqQr`)
        .replace(
          '<iframe',
          '<iframe sandbox="allow-scripts" security="restricted" data-secret="pN0bDbXqQr" class="wp-embedded-content"',
        )}
      <script>
        addEventListener('message', ({ data, source }) => {
          if (data?.message !== 'height' || data.secret !== 'pN0bDbXqQr') return;
          for (const frame of document.querySelectorAll('[data-secret="pN0bDbXqQr"]'))
            if (frame.contentWindow === source) frame.height = Math.max(200, Math.min(1000, parseInt(data.value, 10)));
        });
      </script>`,
  );
  await page.goto(url);
  for (const at of [0, 1]) await lives(page.frameLocator('iframe').nth(at).locator('delta-scope'));
  const embedded = page.locator('[data-secret]');
  await expect(async () => {
    const inner = await page
      .frameLocator('[data-secret]')
      .locator('delta-scope')
      .evaluate((node) => node.getBoundingClientRect().bottom);
    const outer = await embedded.evaluate((node) => node.clientHeight);
    expect(Math.abs(outer - inner - 8)).toBeLessThanOrEqual(2);
  }).toPass();
  expect(complaints).toEqual([]);
  close();
});

test('Moodle: a frame in cleaned HTML, of the height that is written', async ({
  page,
  complaints,
}) => {
  const { files } = recipe('Moodle');
  // What is cleaned has no style, no permission and no script.
  expect(files['page.html']).not.toMatch(/style=|allow=|<script|loading=/);
  const { url, close } = await around((frame) => files['page.html'].replace('figure.html', frame));
  for (const width of [320, 1000]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(url);
    await lives(inside(page));
    await reachable(page);
  }
  expect(complaints).toEqual([]);
  close();
});

test('Canvas: four attributes, and its own message of height', async ({ page, complaints }) => {
  const { files } = recipe('Canvas');
  const kept = [...files['page.html'].matchAll(/ (\w+)=/g)].map(([, name]) => name);
  expect(kept.filter((name) => !['src', 'name', 'width', 'height'].includes(name))).toEqual([]);
  const { url, close } = await around(
    (frame) => `${files['page.html'].replace('figure.html', frame)}
      <script>
        addEventListener('message', ({ data, source }) => {
          if (data?.subject !== 'lti.frameResize') return;
          for (const frame of document.querySelectorAll('iframe'))
            if (frame.contentWindow === source) frame.height = data.height;
        });
      </script>`,
  );
  for (const width of [320, 1000]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(url);
    await lives(inside(page));
    await expect(async () => {
      const inner = await inside(page).evaluate((node) => node.getBoundingClientRect().bottom);
      const outer = await page.locator('iframe').evaluate((node) => node.clientHeight);
      expect(Math.abs(outer - inner - 8)).toBeLessThanOrEqual(2);
    }).toPass();
    // The frame has no title of its own there: the document in it has.
    const title = await inside(page).evaluate(() => document.title);
    expect(title).not.toBe('');
  }
  expect(complaints).toEqual([]);
  close();
});

test('Notion: an address in a sandbox, right at any height', async ({ page, complaints }) => {
  const address = recipe('Notion').files['address.txt'].trim();
  for (const height of [120, 300, 900]) {
    const { url, close } = await around(
      (frame) =>
        `<iframe sandbox="allow-scripts allow-popups allow-forms" src="${address.replace('figure.html', frame)}" style="width: 700px; height: ${height}px; border: 0"></iframe>`,
    );
    await page.goto(url);
    await lives(inside(page));
    await reachable(page);
    close();
  }
  expect(complaints).toEqual([]);
});
