// The rules of axe-core on every kind of page, at every width, in both color schemes.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { HEIGHT, PAGES, WIDTHS, open } from './lib.mjs';

export const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const violations = page => page.evaluate(async tags => {
  const found = await axe.run(document, { runOnly: tags, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] });
  return found.violations.map(({ id, nodes }) =>
    `${id} × ${nodes.length}: ${nodes.slice(0, 2).map(it => `${it.target.join(' ')} (${it.failureSummary.replace(/\s+/g, ' ').slice(0, 240)})`).join('; ')}`);
}, TAGS);

/** Without scripts means: the page's own scripts never arrive. axe itself has to run. */
export const axe = async (browser, url, hasScripts, findings) => {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: WIDTHS[0], height: HEIGHT } });
  const page = await context.newPage();
  if (!hasScripts) await page.route('**/*.js', route => route.abort());
  for (const address of PAGES) {
    await open(page, url + address);
    await page.evaluate(`${AXE};0`);
    for (const width of WIDTHS) {
      // Nothing on a page looks at its width or scheme when it loads: style alone answers, so it need not load again.
      await page.setViewportSize({ width, height: HEIGHT });
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        const where = `${address} at ${width} px, ${colorScheme}, ${hasScripts ? 'with' : 'without'} scripts`;
        for (const violation of await violations(page)) findings.fail('axe', where, violation);
        findings.count('axe runs');
      }
    }
  }
  await context.close();
};
