// The rules of axe-core on what readers open: the palette, the menu, a preview, the filters.
import { HEIGHT, JOURNEY, WIDTHS, open } from './lib.mjs';
import { AXE, violations } from './axe.mjs';

const narrow = width => width < 960;
/** Two of the personas side by side; the address says which, and a reload keeps them. */
const chooseTwo = async page => {
  const boxes = page.locator('[data-with] input');
  await boxes.nth(0).check();
  await boxes.nth(2).check();
  await page.reload();
  const n = await page.locator('.compare thead th:visible').count();
  if (n !== 2) throw new Error(`${n} personas stand side by side, not 2`);
};
const STATES = [
  { name: 'palette, empty', address: 'index.html', open: async page => { await page.keyboard.press('Control+k'); await page.locator('dialog.pal[open]').waitFor(); } },
  { name: 'palette, results', address: 'index.html', open: async page => { await page.keyboard.press('Control+k'); await page.locator('dialog.pal[open]').waitFor(); await page.keyboard.type('button'); await page.locator('dialog.pal mark').first().waitFor(); } },
  { name: 'palette, nothing', address: JOURNEY, open: async page => { await page.keyboard.press('Control+k'); await page.locator('dialog.pal[open]').waitFor(); await page.keyboard.type('qqqqqqqqqqq'); await page.waitForTimeout(300); } },
  { name: 'menu', address: 'personas/mara.html', isFor: narrow, open: async page => { await page.click('[popovertarget=nav]'); await page.locator('#nav:popover-open').waitFor(); } },
  { name: 'preview', address: JOURNEY, isFor: width => 960 <= width, open: async page => { await page.locator('a.ev[href^="#"]').first().hover(); await page.locator('.peek').waitFor(); } },
  { name: 'filters', address: 'evidence/index.html', open: async (page, width) => { if (narrow(width)) await page.click('details.fac > summary'); await page.check('.facets input[value="quadrant/says"]'); await page.locator('[data-found] .quote').first().waitFor(); } },
  { name: 'filters, nothing left', address: 'evidence/index.html?q=zzzzzzzzzz', open: async page => { await page.locator('[data-clear]').waitFor(); await page.waitForTimeout(300); } },
  { name: 'personas chosen', address: 'compare/index.html', open: chooseTwo },
];

export const states = async (browser, url, findings) => {
  for (const width of WIDTHS) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ reducedMotion: 'reduce', colorScheme, viewport: { width, height: HEIGHT } });
      const page = await context.newPage();
      for (const state of STATES.filter(it => !it.isFor || it.isFor(width))) {
        const where = `${state.name} at ${width} px, ${colorScheme}`;
        await open(page, url + state.address);
        await state.open(page, width);
        await page.evaluate(`${AXE};0`);
        for (const violation of await violations(page)) findings.fail('axe', where, violation);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (0 < over) findings.fail('sideways', where, `${over} px`);
        findings.count('axe runs on open states');
      }
      await context.close();
    }
  }
};
