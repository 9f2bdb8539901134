// Tab from the first to the last stop: each is seen, has a ring, and lies behind no bar.
import { HEIGHT, PAGES, open } from './lib.mjs';

const N_STOPS_MAX = 400;

const stop = page => page.evaluate(() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(it);
  // A link over several lines is several boxes; one that can be seen is enough.
  const seen = [...it.getClientRects()].some(box => [.5, .1, .9].some(x => [.5, .1, .9].some(y => {
    // Of what is larger than the window, the part inside it counts.
    const [left, above] = [Math.max(0, box.left), Math.max(0, box.top)];
    const top = document.elementFromPoint(left + (Math.min(innerWidth, box.right) - left) * x, above + (Math.min(innerHeight, box.bottom) - above) * y);
    return top && (it === top || it.contains(top));
  })));
  const again = Boolean(it.dataset.walked);
  it.dataset.walked = 'yes';
  return { again, seen, ringed: outlineStyle !== 'none' && 2 <= parseFloat(outlineWidth), name: `${it.tagName.toLowerCase()}.${it.getAttribute('class') ?? ''} “${it.textContent.trim().slice(0, 24)}”` };
});

export const keyboard = async (browser, url, findings) => {
  for (const width of [320, 1440]) {
    const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width, height: HEIGHT } });
    const page = await context.newPage();
    for (const address of PAGES) {
      await open(page, url + address);
      const where = `${address} at ${width} px`;
      let n_stops = 0;
      for (; n_stops < N_STOPS_MAX; n_stops += 1) {
        await page.keyboard.press('Tab');
        const at = await stop(page);
        if (!at || at.again) break;
        if (!at.seen) findings.fail('focus hidden', where, at.name);
        if (!at.ringed) findings.fail('focus without a ring', where, at.name);
      }
      if (n_stops < 3) findings.fail('focus', where, `only ${n_stops} stops`);
      findings.count('focus stops', n_stops);
    }
    await context.close();
  }
};
