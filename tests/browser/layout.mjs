// Nothing runs over the side, whatever the width, the spacing and the size of the letters; and every target can be hit.
import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { HEIGHT, PAGES, WIDTHS, open } from './lib.mjs';

// What WCAG 1.4.12 lets readers set.
const SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';
const N_PX_TARGET_MIN = 24;
const N_PX_TELEPHONE = 412;

/** How far the page can be scrolled sideways, and what reaches out. Parts that scroll on their own may be wider. */
const sideways = page => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return null;
  const scrolls = it => { for (; it && it !== document.body; it = it.parentElement) if (getComputedStyle(it).overflowX !== 'visible') return true; return false; };
  const out = [...document.querySelectorAll('body *')].filter(it => clientWidth + 1 < it.getBoundingClientRect().right && !scrolls(it.parentElement));
  return `${scrollWidth - clientWidth} px; ${out.slice(-3).map(it => `${it.tagName.toLowerCase()}.${it.getAttribute('class') ?? ''}`).join(', ')}`;
});

/** WCAG 2.5.8: smaller targets are fine inside a sentence, or where a circle of 24 px around each touches no other target. */
const small = (page, min) => page.evaluate(min => {
  const seen = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
    .filter(it => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !it.matches('.skip, .skip-in'))
    .map(it => ({ it, box: it.getBoundingClientRect() }))
    .filter(({ box }) => 1 < box.width && 1 < box.height);
  const tooSmall = ({ box }) => box.width < min || box.height < min;
  const inSentence = ({ it }) => getComputedStyle(it).display === 'inline' && [...it.parentElement.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  const labeled = ({ it }) => it.labels && [...it.labels].some(label => { const box = label.getBoundingClientRect(); return min <= box.width && min <= box.height; });
  const middle = ({ box }) => [box.left + box.width / 2, box.top + box.height / 2];
  const crowded = target => {
    const [x, y] = middle(target);
    return seen.some(other => {
      if (other === target || other.it.contains(target.it) || target.it.contains(other.it)) return false;
      const [x2, y2] = middle(other);
      const { left, right, top, bottom } = other.box;
      const nearest = Math.hypot(x - Math.max(left, Math.min(x, right)), y - Math.max(top, Math.min(y, bottom)));
      return nearest < min / 2 || (tooSmall(other) && Math.hypot(x - x2, y - y2) < min);
    });
  };
  return seen.filter(it => tooSmall(it) && !inSentence(it) && !labeled(it) && crowded(it))
    .map(({ it, box }) => `${it.tagName.toLowerCase()}.${it.getAttribute('class') ?? ''} “${it.textContent.trim().slice(0, 24)}” ${Math.round(box.width)} × ${Math.round(box.height)}`);
}, min);

/** A word in every text becomes one that no line has room for. */
const lengthen = page => page.evaluate(() => {
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.parentElement.closest('.vh, svg, pre, button, .btn, .ev, .verdict, .howfar, .tabs, time, select, kbd')) text.data = text.data.replace(/\p{L}{5,}/u, word => word.repeat(12).slice(0, 60));
  }
});

const space = (page, css) => page.evaluate(css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = css ? [sheet] : [];
}, css);

/** Kinds of pages differ less than pages do: all of them, at the width of a telephone. */
export const everywhere = async (browser, url, folder, findings) => {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: N_PX_TELEPHONE, height: HEIGHT } });
  const page = await context.newPage();
  const addresses = readdirSync(folder, { recursive: true }).filter(it => it.endsWith('.html')).sort();
  if (!addresses.length) findings.fail('pages', folder, 'there are none');
  for (const address of addresses) {
    await open(page, url + address.replaceAll(sep, '/'));
    const over = await sideways(page);
    if (over) findings.fail('sideways', address, over);
    const found = await small(page, N_PX_TARGET_MIN);
    if (found.length) findings.fail('target', address, `${found.length}: ${found.slice(0, 4).join('; ')}`);
    findings.count('pages at the width of a telephone');
  }
  await context.close();
};

export const layout = async (browser, url, findings) => {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: WIDTHS[0], height: HEIGHT } });
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  const letters = standard => protocol.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } });
  const holds = async (address, width, how) => {
    await page.setViewportSize({ width, height: HEIGHT });
    const over = await sideways(page);
    if (over) findings.fail('sideways', `${address} at ${width} px${how}`, over);
    findings.count('widths without a sideways scroll looked for');
  };
  for (const address of PAGES) {
    await open(page, url + address);
    for (const width of WIDTHS) {
      await holds(address, width, '');
      const found = await small(page, N_PX_TARGET_MIN);
      if (found.length) findings.fail('target', `${address} at ${width} px`, `${found.length}: ${found.slice(0, 4).join('; ')}`);
    }
    await space(page, SPACING);
    for (const width of WIDTHS) await holds(address, width, ', spaced');
    await space(page, '');
    await letters(32);
    const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    if (size !== '32px') findings.fail('letters', address, `the root is ${size}, not 32px`);
    // 640 px with letters twice the size is as narrow as 320 px.
    for (const width of [640, 1280]) await holds(address, width, ', letters of 32 px');
    await letters(16);
    await lengthen(page);
    for (const width of WIDTHS) await holds(address, width, ', long words');
  }
  await context.close();
};
