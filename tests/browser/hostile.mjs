// Sites made of attacks: `node hostile.mjs <folder of sites> <chromium>`. No page may run, ask for or say anything that the theme does not.
import fs from 'node:fs';
import path from 'node:path';
import { Findings, HEIGHT, launch, serve } from './lib.mjs';

const [folder, executable] = process.argv.slice(2);
const findings = new Findings();
const browser = await launch(executable);

/** The addresses of all pages of a site. */
const pagesOf = site => fs.readdirSync(site, { recursive: true }).filter(it => it.endsWith('.html') && it !== '404.html');

const look = async site => {
  const server = await serve(path.join(folder, site));
  const context = await browser.newContext({ viewport: { width: 1000, height: HEIGHT } });
  const page = await context.newPage();
  let where;
  page.on('dialog', dialog => { findings.fail('dialog', where, dialog.message()); dialog.dismiss(); });
  page.on('popup', () => findings.fail('window', where, 'was opened'));
  page.on('download', download => findings.fail('download', where, download.url()));
  page.on('request', request => {
    findings.count('requests of hostile pages');
    if (!request.url().startsWith(server.url) && !request.url().startsWith('data:')) findings.fail('host', where, request.url());
  });
  page.on('response', response => { if (400 <= response.status()) findings.fail('missing', where, response.url()); });
  // A breach of the policy is said here as well: it was stopped, but should not have been there.
  page.on('console', message => { if (message.type() === 'error') findings.fail('console', where, message.text()); });
  page.on('pageerror', error => findings.fail('script', where, error.message));
  for (const address of pagesOf(path.join(folder, site))) {
    where = `${site}/${address}`;
    const url = server.url + address.split('/').map(encodeURIComponent).join('/');
    await page.goto(url, { waitUntil: 'load' });
    // Nobody moves a mouse here: whatever waits for one is told that it came.
    await page.evaluate(() => {
      for (const it of document.querySelectorAll('main *')) {
        for (const type of ['pointerenter', 'mouseover', 'focus', 'toggle', 'load', 'error', 'animationstart']) it.dispatchEvent(new Event(type));
      }
    });
    if (page.url() !== url) findings.fail('moved', where, page.url());
    findings.count('hostile pages opened');
  }
  await context.close();
  server.close();
};
try {
  for (const site of fs.readdirSync(folder)) await look(site);
} finally {
  await browser.close();
}
findings.report();
