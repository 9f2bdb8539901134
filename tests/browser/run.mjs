// Looks at a finished site in a browser: `node run.mjs <site folder> <chromium> [one check]`. Says what is wrong and leaves with 1.
import { axe } from './axe.mjs';
import { budgets } from './budgets.mjs';
import { explorer } from './explorer.mjs';
import { everywhere, layout } from './layout.mjs';
import { keyboard } from './keyboard.mjs';
import { Findings, launch, serve } from './lib.mjs';
import { map } from './map.mjs';
import { quiet } from './quiet.mjs';
import { search } from './search.mjs';
import { states } from './states.mjs';

const [folder, executable, only] = process.argv.slice(2);
const findings = new Findings();
const server = await serve(folder);
const browser = await launch(executable);
const check = async (name, run) => {
  if (only && only !== name) return;
  const began = Date.now();
  await run();
  console.log(`${name}: ${Math.round((Date.now() - began) / 1000)} s`);
};
try {
  budgets(folder, findings);
  // Two at a time: as many as the smallest machine has cores.
  await Promise.all([
    check('axe with scripts', () => axe(browser, server.url, true, findings)),
    check('axe without scripts', () => axe(browser, server.url, false, findings)),
  ]);
  await Promise.all([
    (async () => {
      await check('layout', () => layout(browser, server.url, findings));
      await check('everywhere', () => everywhere(browser, server.url, folder, findings));
      await check('states', () => states(browser, server.url, findings));
      await check('search', () => search(browser, server.url, findings));
      await check('explorer', () => explorer(browser, server.url, findings));
    })(),
    (async () => {
      await check('quiet', () => quiet(browser, server.url, findings));
      await check('map', () => map(browser, server.url, findings));
      await check('keyboard', () => keyboard(browser, server.url, findings));
    })(),
  ]);
} finally {
  await browser.close();
  server.close();
}
findings.report();
