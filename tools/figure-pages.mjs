// Makes f/NAME.html, a page of each figure by itself: for crawlers, who never see what stands behind a #, and for whoever is given its link.
// Where the site's address is known, as by SITE=https://… npm run build, it has a picture for social networks and oEmbed; else neither,
// for both need whole addresses.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { frameCode } from '../web/elements/embed-code.js';
import { heights } from '../web/site/heights.js';
import { pngOf, social } from './png.mjs';
import { root } from './root.mjs';

/** @import { Described } from '../web/site/figures-at-opening.js' */

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** @param {string} name @param {string} content @param {string} [key] */
const meta = (name, content, key = 'name') =>
  `<meta ${key}="${name}" content="${escaped(content)}" />`;

/**
 * The folder of the site, as an address.
 * @param {string | undefined} given @returns {string} '' where there is none; else with a slash at its end
 * @throws {Error} where it is no address
 */
export function siteOf(given) {
  if (!given) return '';
  const { href } = new URL(given.endsWith('/') ? given : `${given}/`);
  return href;
}

/** @param {Described} figure @param {string} site @returns {Record<string, unknown>} */
const embedding = ({ name, title, state, section }, site) => {
  const height = heights[name];
  const embed = { figure: name, title, state, link: `${site}#${section}`, base: site, height };
  const html = frameCode({ ...embed, hasControls: true }).replace(
    /height="\d+"/,
    `height="${height}"`,
  );
  return {
    ...{ version: '1.0', type: 'rich', title, html, width: 640, height },
    ...{ provider_name: 'deltascope', provider_url: site },
  };
};

/**
 * @param {Described[]} figures
 * @param {object} given
 * @param {string} given.site  its address, with a slash at its end, or ''
 * @param {string} given.look  the name of the style sheet
 * @param {string} given.start  the name of the script
 * @param {typeof import('../web/words/en/site.js').site} given.words
 * @returns {Promise<Map<string, string | Uint8Array>>} files by their names in the site
 */
export async function figurePages(figures, { site, look, start, words }) {
  const page = await readFile(join(root, 'web/site/figure-page.html'), 'utf8');
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map();
  for (const figure of figures) {
    const { name, section, state, title, caption, says, drawing } = figure;
    const add = (/** @type {string} */ ending, /** @type {string | Uint8Array} */ contents) =>
      files.set(`f/${name}${ending}`, contents);
    const tags = [
      `<title>${escaped(title)} · deltascope</title>`,
      meta('description', caption),
      meta('og:type', 'website', 'property'),
      meta('og:site_name', 'deltascope', 'property'),
      meta('og:title', title, 'property'),
      meta('og:description', caption, 'property'),
      meta('twitter:title', title),
      meta('twitter:description', caption),
      meta('twitter:card', site && drawing ? 'summary_large_image' : 'summary'),
    ];
    let stands = '';
    if (drawing) {
      const { svg, width, height } = drawing.light;
      add('.svg', svg);
      add('-dark.svg', drawing.dark.svg);
      stands = `<picture><source media="(prefers-color-scheme: dark)" srcset="${name}-dark.svg" /><img src="${name}.svg" width="${width}" height="${height}" alt="${escaped(says)}" /></picture>`;
    }
    if (site) {
      const own = `${site}f/${name}`;
      const embed = embedding(figure, site);
      tags.push(`<link rel="canonical" href="${escaped(own)}.html" />`);
      tags.push(meta('og:url', `${own}.html`, 'property'));
      if (drawing) {
        add('.png', await pngOf(social({ ...drawing.light, title })));
        tags.push(meta('og:image', `${own}.png`, 'property'));
        tags.push(meta('og:image:width', '1200', 'property'));
        tags.push(meta('og:image:height', '630', 'property'));
        tags.push(meta('og:image:alt', says, 'property'));
        tags.push(meta('twitter:image', `${own}.png`));
        const thumbnail = { thumbnail_width: 1200, thumbnail_height: 630 };
        Object.assign(embed, { thumbnail_url: `${own}.png`, ...thumbnail });
      }
      tags.push(
        `<link rel="alternate" type="application/json+oembed" href="${escaped(own)}.json" title="${escaped(title)}" />`,
      );
      add('.json', `${JSON.stringify(embed, null, 2)}\n`);
    }
    tags.push(
      `<link rel="stylesheet" href="../${look}" />`,
      `<script type="module" src="../${start}"></script>`,
    );
    const asked = state ? ` state="${state}"` : '';
    const body = [
      `<h1>${escaped(title)}</h1>`,
      `<delta-frame figure="${name}"${asked} controls="all">${stands}<p class="not-started">${escaped(words.notStarted)}</p></delta-frame>`,
      `<p><a href="../#${section}">${escaped(words.inArticle)}</a></p>`,
    ];
    const html = page.replace('HEAD', () => tags.join('\n')).replace('BODY', () => body.join('\n'));
    add('.html', html.replace(/\n\s+/g, '\n'));
  }
  return files;
}
