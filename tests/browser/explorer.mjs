// The evidence explorer counts as the static lists do, follows every filter, and keeps its state in the address.
import { HEIGHT, open } from './lib.mjs';

const EVIDENCE = 'evidence/index.html';

export const explorer = async (browser, url, findings) => {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1440, height: HEIGHT } });
  const page = await context.newPage();
  const fail = what => findings.fail('explorer', EVIDENCE, what);
  const figure = async () => Number((await page.textContent('[data-count]')).match(/\d+/)?.[0] ?? 0);
  const counted = async () => { await page.waitForFunction(() => /\d|\w{4}/.test(document.querySelector('[data-count]').textContent) && !/…/.test(document.querySelector('[data-count]').textContent)); return figure(); };
  const box = value => `.explore input[value="${value}"]`;

  // Every card shows words, whether the page brought it or the script made it.
  const silent = list => page.$$eval(`${list} .quote`, cards => cards.filter(it => ![...it.querySelectorAll('.said, .obs')].some(words => words.offsetHeight && 3 < words.innerText.trim().length)).length);
  await open(page, url + EVIDENCE);
  if (await silent('[data-static]')) fail(`${await silent('[data-static]')} passages show no words`);
  await page.goto(`${url}${EVIDENCE}?on=basis/observed&on=basis/inferred`);
  await page.locator('[data-found] .quote').first().waitFor();
  if (await silent('[data-found]')) fail(`${await silent('[data-found]')} passages that were found show no words`);
  findings.count('cards that show their words', await page.locator('.quote').count());

  // Every value by itself finds as many passages as the list of that value says it has.
  await open(page, url + EVIDENCE);
  const values = await page.$$eval('.facets .fx input', boxes => boxes.map(it => [it.value, Number(it.parentElement.querySelector('.c').textContent)]));
  if (values.length < 20) fail(`only ${values.length} values`);
  for (const [value, expected] of values) {
    await page.goto(`${url}${EVIDENCE}?on=${value}`);
    const n = await counted();
    if (n !== expected) fail(`${value}: ${n} passages, the list has ${expected}`);
  }
  findings.count('values of the evidence counted by the explorer', values.length);

  // Two of one group are more, two groups are less; what a count promises is what a tick leaves.
  const ask = async on => { await page.goto(`${url}${EVIDENCE}?${on.map(it => `on=${it}`).join('&')}`); return counted(); };
  const [says, feels, both] = [await ask(['quadrant/says']), await ask(['quadrant/feels']), await ask(['quadrant/says', 'quadrant/feels'])];
  if (!(Math.max(says, feels) <= both && both <= says + feels)) fail(`says ${says}, feels ${feels}, either ${both}`);
  const promised = Number(await page.locator(box('persona/mara')).locator('xpath=..').locator('.c').textContent());
  await page.check(box('persona/mara'));
  await page.waitForFunction(n => document.querySelector('[data-count]').textContent.includes(String(n)), promised);
  if (promised !== await figure() || promised >= both) fail(`promised ${promised} of ${both}, left ${await figure()}`);
  const shown = await page.locator('[data-found] .quote').count();
  if (shown !== Math.min(50, promised)) fail(`${shown} of ${promised} shown`);

  // The address says it all: loaded again it shows the same.
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  if (await counted() !== promised) fail(`${address} does not bring back ${promised}`);

  // Words, marked; every card leads to its passage.
  await page.fill('#seek-q', 'headphones');
  await page.locator('[data-found] mark').first().waitFor();
  const links = await page.$$eval('[data-found] .acts a', list => list.map(it => it.href));
  for (const link of links.slice(0, 5)) {
    await page.goto(link);
    if (!await page.evaluate(() => document.getElementById(decodeURIComponent(location.hash.slice(1))))) fail(`${link} leads to nothing`);
  }
  findings.count('cards of the explorer followed to their passages', Math.min(5, links.length));

  // Nothing left says so; clearing brings the list back.
  await page.goto(`${url}${EVIDENCE}?q=zzzzzzzzzzzz`);
  await page.waitForFunction(() => /\w{4}/.test(document.querySelector('[data-count]').textContent) && !/…/.test(document.querySelector('[data-count]').textContent));
  if (await page.locator('[data-found] .quote').count()) fail('words that nobody said find passages');
  await page.click('[data-clear]');
  if (!await page.locator('[data-static]').isVisible()) fail('clearing does not bring the list back');
  await context.close();
};
