// The browser's half of the search is held to the program's: words are cut alike, and every query finds first what a reader looks for.
import fs from 'node:fs';
import { HEIGHT, open } from './lib.mjs';

const json = name => JSON.parse(fs.readFileSync(new URL(`../search/${name}`, import.meta.url), 'utf8'));

/** Runs in the page, with the script that the page itself would load. */
const inPage = async ({ cases, queries }) => {
  const root = new URL('/', location.href);
  const { Index, distance, numbers, places, words } = await import(new URL('_theme/search-index.js', root));
  const wrong = [];
  const same = (what, is, expected) => { if (JSON.stringify(is) !== JSON.stringify(expected)) wrong.push(`${what}: ${JSON.stringify(is)}, not ${JSON.stringify(expected)}`); };
  for (const [text, expected] of cases) same(text, words(text).map(it => it.word), expected);
  const [where] = words('the “Größe”').slice(-1);
  same('place', 'the “Größe”'.slice(where.start, where.end), 'Größe');
  same('longest word', words('x'.repeat(500))[0].word.length, 40);
  same('numbers', numbers('ABfgB'), [0, 1, 31, 32]);
  same('places', places('EFCD').keys, [2 * 65536 + 2, 2 * 65536 + 3, 3 * 65536 + 1]);
  same('common', places('*CA').isCommon, true);
  same('slips', ['phone', 'phnoe', 'hone', 'cat'].map(it => distance(it, 'phone', 1)), [0, 1, 1, 2]);

  const load = async name => (await fetch(new URL(`_search/${name}`, root))).json();
  const times = [];
  for (const [query, expected] of queries) {
    const index = new Index(load);
    await index.search(query);
    const began = performance.now();
    const { groups } = await index.search(query);
    times.push(performance.now() - began);
    same(`“${query}”`, groups[0]?.hits[0]?.url, expected);
  }
  // Narrowed by a persona, only their passages are left; by a persona and a stage, those of both.
  const index = new Index(load);
  const map = await index.open();
  const facet = (list, name) => list.find(it => it[0] === name)[1];
  const [mara, setUp] = [facet(map.personas, 'Mara Lindqvist'), facet(map.journeys[0][1], 'Set up')];
  const [all, hers, both] = await Promise.all([[], [mara], [mara, setUp]].map(it => index.search('button', it)));
  if (!(0 < both.n && both.n <= hers.n && hers.n < all.n)) wrong.push(`narrowed: ${both.n} ${hers.n} ${all.n}`);
  const dates = (await index.search('', [mara])).groups.find(it => it.kind === 'passage').hits.map(it => it.date);
  same('newest first', dates, [...dates].sort().reverse());
  return { wrong, slowest: Math.max(...times) };
};

export const search = async (browser, url, findings) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: HEIGHT } });
  const page = await context.newPage();
  await open(page, `${url}index.html`);
  const queries = json('queries.json');
  const { wrong, slowest } = await page.evaluate(inPage, { cases: json('words.json'), queries });
  for (const it of wrong) findings.fail('search', 'in the page', it);
  findings.count('queries that have to find one page first', queries.length);
  findings.count('ms for the slowest query, its pieces loaded', Math.ceil(slowest));

  // As a reader does it: the key, the words, the arrows, Enter; and the pieces that this loads.
  let n_bytes = 0;
  page.on('response', async answer => {
    if (/_search\//.test(answer.url())) n_bytes += (await answer.body().catch(() => '')).length;
  });
  await page.keyboard.press('Control+k');
  await page.locator('dialog.pal input[role=combobox]').waitFor();
  await page.keyboard.type('buton');
  await page.locator('dialog.pal [role=option] mark').first().waitFor();
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-activedescendant'));
  const first = await focused();
  await page.keyboard.press('ArrowDown');
  if (!first || await focused() === first) findings.fail('palette', 'index.html', 'the arrow chooses nothing');
  const href = await page.evaluate(() => document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).href);
  await page.keyboard.press('Enter');
  await page.waitForURL(href);
  findings.count('bytes of the index that a first search loads', n_bytes);
  await page.goBack();
  await page.keyboard.press('/');
  await page.locator('dialog.pal[open]').waitFor();
  await page.keyboard.press('Escape');
  if (await page.locator('dialog.pal[open]').count()) findings.fail('palette', 'index.html', 'Escape does not close it');
  await context.close();
};
