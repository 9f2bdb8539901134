// Holds the browser's half of the search to the program's: `node tests/search/check.mjs <folder of the built example site>`.
// Words are cut alike, numbers and spellings are what they should be, and every query finds first what a reader looks for.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const here = new URL('.', import.meta.url);
const json = (file, from = here) => JSON.parse(readFileSync(new URL(file, from), 'utf8'));
// Node takes a file for a module by its ending; browsers go by how it is loaded.
const copy = join(mkdtempSync(join(tmpdir(), 'heard-search-')), 'search-index.mjs');
copyFileSync(new URL('../../themes/default/static/search-index.js', here), copy);
const { Index, distance, numbers, places, words } = await import(pathToFileURL(copy));

for (const [text, expected] of json('words.json')) {
  assert.deepEqual(words(text).map(it => it.word), expected, text);
}
const [where] = words('the “Größe”').slice(-1);
assert.equal('the “Größe”'.slice(where.start, where.end), 'Größe');
assert.equal(words('x'.repeat(500))[0].word.length, 40);

assert.deepEqual(numbers('ABfgB'), [0, 1, 31, 32]);
assert.deepEqual(places('EFCD').keys, [2 * 65536 + 2, 2 * 65536 + 3, 3 * 65536 + 1]);
assert.equal(places('*CA').isCommon, true);

assert.equal(distance('phone', 'phone', 1), 0);
assert.equal(distance('phnoe', 'phone', 1), 1);
assert.equal(distance('hone', 'phone', 1), 1);
assert.ok(1 < distance('cat', 'phone', 1));

const site = process.argv[2];
assert.ok(site, 'name the folder of the built example site');
const load = async name => json(name, new URL('_search/', pathToFileURL(`${resolve(site)}/`)));
const wrong = [];
const queries = json('queries.json');
for (const [query, expected] of queries) {
  const { groups } = await new Index(load).search(query);
  const first = groups[0]?.hits[0]?.url;
  if (first !== expected) wrong.push(`“${query}” finds ${first}, not ${expected}`);
}

// Narrowed by a persona, only their passages are left; by a persona and a stage, those of both.
const index = new Index(load);
const map = await index.open();
const facet = (list, name) => list.find(it => it[0] === name)[1];
const [mara, setUp] = [facet(map.personas, 'Mara Lindqvist'), facet(map.journeys[0][1], 'Set up')];
const [all, hers, both] = await Promise.all([[], [mara], [mara, setUp]].map(it => index.search('button', it)));
assert.ok(0 < both.n && both.n <= hers.n && hers.n < all.n, `${both.n} ${hers.n} ${all.n}`);
const newest = (await index.search('', [mara])).groups.find(it => it.kind === 'passage').hits;
assert.deepEqual(newest.map(it => it.date), newest.map(it => it.date).sort().reverse());

assert.deepEqual(wrong, [], `${wrong.length} of ${queries.length} queries`);
console.log(`${queries.length} queries find first what is looked for`);
