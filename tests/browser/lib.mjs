// The site over HTTP, the browser, and the pages the checks look at.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { chromium } from 'playwright-core';

const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };

/** One address per kind of page; the busiest page of its kind where there are several. */
export const PAGES = [
  'index.html',
  'personas/index.html', 'personas/mara.html', 'personas/mara/empathy.html',
  'journeys/index.html', 'journeys/choosing.html',
  'compare/index.html', 'compare/choosing.html', 'compare/choosing/set-up.html', 'compare/as-is/mended-in-a-week.html',
  'notes/index.html', 'notes/2026/2026-03-14-p07.html',
  'evidence/index.html', 'evidence/persona/mara.html',
  'assumptions/index.html', 'assumptions/setup-trouble-is-age.html',
  'insights/index.html', 'insights/say-it-aloud.html',
  'about.html', 'guide.html', '404.html',
];
export const JOURNEY = 'journeys/choosing.html';
export const WIDTHS = [320, 768, 1440];
export const HEIGHT = 900;

/** Serves a folder. Nothing is kept between loads, so that each load is a first one. */
export const serve = folder => new Promise(ready => {
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    const file = path.join(folder, name.endsWith('/') ? `${name}index.html` : name);
    if (!fs.existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' });
    response.end(fs.readFileSync(file));
  });
  server.listen(0, '127.0.0.1', () => ready({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }));
});

/** Starts Chromium with everything off that would talk to the world on its own. */
export const launch = executablePath => chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** What the checks found, and the figures they count. */
export class Findings {
  /** The checks that failed, once for every time; what they found has been said. */
  failures = [];
  figures = {};

  fail(check, where, what) {
    this.failures.push(check);
    console.error(`${check}: ${where}: ${what}`);
  }

  count(figure, n = 1) {
    this.figures[figure] = (this.figures[figure] ?? 0) + n;
  }

  /** Says the figures, and ends with 1 if anything failed. */
  report() {
    for (const [figure, n] of Object.entries(this.figures)) console.log(`${figure}: ${n}`);
    console.log(`failures: ${this.failures.length}`);
    process.exitCode = this.failures.length ? 1 : 0;
  }
}

/** Opens a page in a context and waits until it is drawn. */
export const open = async (page, url) => {
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => {}));
};
