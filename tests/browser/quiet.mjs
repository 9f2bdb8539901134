// A page talks to no other host, says nothing on the console, breaks no policy, and does not move while it loads.
import { HEIGHT, PAGES, WIDTHS } from './lib.mjs';

// A row of a table that arrives in two pieces may settle by some pixels; a font or a picture without its room moves far more.
const SHIFT_MAX = 0.002;

const shift = page => page.evaluate(() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(it => { sum += it.value; })).observe({ type: 'layout-shift', buffered: true });
  // Two frames: what is buffered arrives before the second.
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 50)));
}));

export const quiet = async (browser, url, findings) => {
  for (const width of WIDTHS) {
    const context = await browser.newContext({ viewport: { width, height: HEIGHT } });
    const page = await context.newPage();
    let where;
    page.on('request', request => {
      if (!request.url().startsWith(url) && !request.url().startsWith('data:')) findings.fail('host', where, request.url());
      findings.count('requests');
    });
    page.on('response', response => { if (400 <= response.status()) findings.fail('missing', where, response.url()); });
    page.on('console', message => { if (['error', 'warning'].includes(message.type())) findings.fail('console', where, message.text()); });
    page.on('pageerror', error => findings.fail('script', where, error.message));
    for (const address of PAGES) {
      where = `${address} at ${width} px`;
      await page.goto(url + address, { waitUntil: 'networkidle' });
      const moved = await shift(page);
      if (SHIFT_MAX < moved) findings.fail('layout shift', where, moved);
    }
    await context.close();
  }
};
